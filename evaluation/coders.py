"""Says how far two coders who work apart agree, by the rules by which the program is scored: no figure can be better.

Both sets are labels of the same articles (``gold/articles.jsonl``, ``gold/second.jsonl``). The second coder's records
are scored against the first's, for which neither texts nor a language model are needed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from evaluation.articles import GOLD
from evaluation.records import fields
from evaluation.scoring import Tally, headline, total
from tocsin.errors import UsageError

SECOND = GOLD.with_name("second.jsonl")


def measure_coders(first: Path = GOLD, second: Path = SECOND) -> dict[str, Any]:
    """The headline figures of the second coder's records, and how often each field agrees."""
    theirs = _labels(second)
    ours = {doc: row for doc, row in _labels(first).items() if doc in theirs}
    changed = [doc for doc, row in ours.items() if row["text_sha256"] != theirs[doc]["text_sha256"]]
    if not ours or changed:
        raise UsageError(f"{second}: no article that {first} labels too, or not the same text: {', '.join(changed)}")
    tallies = [Tally(row["records"], theirs[doc]["records"]) for doc, row in sorted(ours.items())]
    return {"documents": len(tallies), **headline(total(tallies)), "fields": fields(total(tallies))}


def _labels(path: Path) -> dict[str, dict[str, Any]]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {row["doc"]: row for row in rows}
