"""Measures retellings on ``gold/rewrites.jsonl``: forty reports of our own, each with a rewrite that carries no source
of its own and with a report of the same event by another hand that does. Events, persons and words are made up.

Each text is held against every other of its part, so that a rewrite must also be held to the right report. Even cases
were tuned on (``dev``), odd ones were not (``test``).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tocsin.merge.origins import fingerprint, group
from tocsin.records import Document

_GOLD = Path(__file__).parent / "gold" / "rewrites.jsonl"


def measure_rewrites(part: str, errors: int = 0) -> dict[str, Any]:
    """Precision and recall of "this document retells that one", and how many independent reports lost their origin."""
    cases = [json.loads(line) for line in _GOLD.read_text(encoding="utf-8").splitlines()]
    cases = [one for one in cases if int(one["id"][1:]) % 2 == (part == "test")]
    found = group(fingerprint(document) for case in cases for document in _documents(case))
    joined = {doc: origin.docs for origin in found for doc in origin.docs}
    retold = {member.doc: origin for origin in found for member in origin.members if member.kind == "retells"}
    right = [c["id"] for c in cases if f"{c['id']}-original" in joined[f"{c['id']}-rewrite"]]
    lost = [c["id"] for c in cases if len(joined[f"{c['id']}-independent"]) > 1]
    wrong = [doc for doc in joined if len(joined[doc]) > 1 and any(d[:3] != doc[:3] for d in joined[doc])]
    if errors:
        print("missed:", *[c["id"] for c in cases if c["id"] not in right][:errors])
        print("joined an independent report:", *lost[:errors])
        print("joined across events:", *wrong[:errors])
    pairs = sum(len(origin.docs) - 1 for origin in found)
    return {
        "cases": len(cases),
        "retellings": len(retold),
        "rewrites_recall": len(right) / len(cases),
        "rewrites_precision": len(right) / pairs if pairs else 1.0,
        "independent_kept_apart": 1 - len(lost) / len(cases),
    }


def _documents(case: dict[str, str]) -> list[Document]:
    day = {"original": "2031-05-03", "rewrite": "2031-05-04", "independent": "2031-05-04"}
    return [
        Document(id=f"{case['id']}-{kind}", text=case[kind], outlet=f"{kind} {case['id']}", published=published)
        for kind, published in day.items()
    ]
