"""Gold over articles that may not be shipped: labels as id, offsets, codes and hash, joined with the texts at hand."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.scoring import RecordDict
from tocsin.errors import UsageError
from tocsin.records import Document

GOLD = Path(__file__).with_name("gold") / "articles.jsonl"
LEARN = GOLD.with_name("learn.jsonl")
"""More of them, to learn from: ``learn`` for the encoder, ``weigh`` for the confidence."""
WORDS = frozenset(
    {"evidence", "name", "names", "outcome", "condition", "date_text", "place", "metric", "value_text", "period"}
    | {"baseline", "scope", "topic", "unit", "note", "ambiguous"}
)
"""Fields that hold words of the text: they are left out of the labels."""


def read_labels(split: str, file: Path = GOLD) -> dict[str, dict[str, Any]]:
    """Labels by article id: ``split`` is ``train`` (looked at while the coder was written) or ``dev`` (kept back)."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    found = {row["doc"]: row for row in rows if row["split"] == split}
    if not found:
        raise UsageError(f"no labels of the split {split!r} in {file.name}")
    return found


def article_rows(articles: Path) -> Iterator[dict[str, Any]]:
    """The articles of a JSON Lines file, compressed (``.gz``) or not, one after the other."""
    opened = gzip.open if articles.suffix == ".gz" else open
    with opened(articles, "rt", encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def join(articles: Path, split: str, labels_in: Path = GOLD) -> tuple[list[Document], dict[str, list[RecordDict]]]:
    """The labelled articles with their records. A text that has changed since it was labelled is an error."""
    labels = read_labels(split, labels_in)
    documents: list[Document] = []
    gold: dict[str, list[RecordDict]] = {}
    for row in article_rows(articles):
        label = labels.get(row["id"])
        if label is None:
            continue
        text = row["text"]
        if text_hash(text) != label["text_sha256"]:
            raise UsageError(f"{row['id']}: the text is not the one that was labelled")
        documents.append(Document(row["id"], text, row["title"], row["source"], row["date"][:10], "en"))
        gold[row["id"]] = [{**r, "doc": row["id"], "evidence": text[r["start"] : r["end"]]} for r in label["records"]]
    if len(documents) < len(labels):
        raise UsageError(f"{articles} lacks {', '.join(sorted(set(labels) - {d.id for d in documents}))}")
    return documents, gold


def text_hash(text: str) -> str:
    """SHA-256 of a text, by which a label knows it again."""
    return hashlib.sha256(text.encode()).hexdigest()


def label(doc: str, text: str, split: str, records: list[RecordDict]) -> str:
    """One line of labels for a coded text, without any of its words."""
    kept = [{k: v for k, v in r.items() if k not in WORDS and k != "doc" and v not in ("", [], {})} for r in records]
    return json.dumps({"doc": doc, "split": split, "text_sha256": text_hash(text), "records": kept})
