"""Reads coded texts and what is known of them."""

from __future__ import annotations

import fnmatch
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tocsin.collect.meta import read_meta
from tocsin.errors import UsageError
from tocsin.records import Document


def read_gold(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Records by document, from a JSON Lines file or a folder of them."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files:
        raise UsageError(f"no .jsonl file in {path}")
    found: dict[str, list[dict[str, Any]]] = {}
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
            if line.strip():
                try:
                    record = json.loads(line)
                    found.setdefault(record["doc"], []).append(record)
                except (ValueError, KeyError, TypeError) as error:
                    raise UsageError(f"{file.name}:{number}: not a record: {error}") from error
    return found


def read_documents(
    texts: Path, meta: Path | None, wanted: set[str], docs: str = "*", lang: str = ""
) -> Iterator[Document]:
    """The wanted documents with a text in the folder, line ends as they are; in one language only, if one is named."""
    known = read_meta(meta) if meta is not None else {}
    for file in sorted(texts.glob("*.txt")):
        about = known.get(file.stem, {})
        if file.stem not in wanted or not fnmatch.fnmatch(file.stem, docs):
            continue
        if lang and about.get("lang", lang) != lang:
            continue
        yield Document(
            id=file.stem,
            text=file.read_bytes().decode("utf-8-sig"),
            title=about.get("title", ""),
            outlet=about.get("outlet", ""),
            published=about.get("published", ""),
            lang=about.get("lang", ""),
        )
