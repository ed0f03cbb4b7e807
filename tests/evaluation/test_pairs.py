"""The pairs of reports are whole, balanced and dated."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

PAIRS = Path("evaluation/pairs/pairs.jsonl")


def test_the_pairs_are_whole_and_balanced() -> None:
    pairs = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    assert [p["pair"] for p in pairs] == list(range(1, len(pairs) + 1))
    assert Counter(p["same"] for p in pairs) == {True: 60, False: 60}
    reports = [p[side] for p in pairs for side in ("one", "two")]
    assert all(set(r) == {"title", "outlet", "published", "text"} and all(r.values()) for r in reports)
    assert all(date.fromisoformat(r["published"]) for r in reports)
    assert len({r["text"] for r in reports}) == len(reports)
