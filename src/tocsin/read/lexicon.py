"""Opens the word lists that lie as YAML beside the code that reads with them."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@lru_cache(maxsize=16)
def load_lexicon(path: Path) -> dict[str, Any]:
    """The lists of one file, once a process: they are data with reasons beside them, so they do not live in code."""
    lists = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader, the C one
    if not isinstance(lists, dict):
        raise TypeError(f"{path} must hold named lists")
    return lists


@lru_cache(maxsize=1)
def lexicon_digest() -> str:
    """First 12 hex digits of the SHA-256 over the word lists and weights of reading: part of the coder's version."""
    here = Path(__file__).parent
    files = sorted([*here.rglob("*.yaml"), *here.rglob("*.json")])
    return hashlib.sha256(b"".join(file.name.encode() + b"\0" + file.read_bytes() for file in files)).hexdigest()[:12]
