"""Counts broken traps of the founding texts: what a careful analyst would never have written down."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.coding import code_documents
from evaluation.records import write_predictions
from evaluation.scoring import RecordDict, as_list
from evaluation.texts import read_documents
from tocsin.errors import UsageError

SEEDS = ("seed-0", "seed-1", "seed-2")
_PARTIES = ("actors", "targets", "a", "b", "parties", "owner")


def measure_traps(folder: Path, *, out: Path | None = None) -> dict[str, Any]:
    """Violations over the texts in ``folder/texts`` by the forbid and at_most parts of ``folder/founding.json``."""
    rules = folder / "founding.json"
    if not rules.is_file():
        raise UsageError(f"{rules} is not there")
    traps = json.loads(rules.read_text(encoding="utf-8"))["traps"]
    predicted = code_documents(read_documents(folder / "texts", None, set(SEEDS)))
    records = [r for found in predicted.values() for r in found]
    if out is not None:
        write_predictions(out, records)
    broken = [line for trap in traps for line in _broken(trap, records)]
    for line in broken:
        print(line, file=sys.stderr)
    silent = sum(not predicted.get(seed) for seed in SEEDS)
    return {"records": len(records), "violations": len(broken) + silent}


def _broken(trap: dict[str, Any], records: list[RecordDict]) -> list[str]:
    found = [
        f"{trap['id']} {trap['rule']} | {r['doc']} {r['type']} «{r['evidence'][:80]}»"
        for rule in trap.get("forbid", [])
        for r in records
        if fits(r, rule)
    ]
    for most in trap.get("at_most", []):
        count = sum(fits(r, most["match"]) for r in records)
        if count > most["n"]:
            found.append(f"{trap['id']} {trap['rule']} | {count} records")
    return found


def fits(record: RecordDict, rule: dict[str, Any]) -> bool:
    """Whether a record has everything that a trap's rule names."""
    return all(_fits(record, key, wanted) for key, wanted in rule.items())


def _fits(record: RecordDict, key: str, wanted: Any) -> bool:
    if key == "unless":
        return not record.get(wanted)
    if key == "overlaps":
        shared = min(record["end"], wanted[1]) - max(record["start"], wanted[0])
        return bool(shared >= 0.5 * min(record["end"] - record["start"], wanted[1] - wanted[0]))
    if key == "within":
        return bool(wanted[0] <= record["start"] and record["end"] <= wanted[1])
    if key == "either_any":
        return _hit(record, _PARTIES, wanted)
    if key.endswith("_any"):
        return _hit(record, (key.removesuffix("_any"),), wanted)
    if key.endswith("_contains"):
        return str(wanted) in str(record.get(key.removesuffix("_contains")) or "").lower()
    if key == "has_number":
        return bool(wanted in (record.get("numbers") or {}))
    if key == "date_from":
        return bool((record.get("date_start") or "") >= wanted)
    if key == "date_span_below":
        return _days(record) is not None and (_days(record) or 0) < wanted
    if key == "count":
        return bool(record.get("count") == wanted)
    return bool(record.get(key) in as_list(wanted))


def _hit(record: RecordDict, keys: tuple[str, ...], wanted: list[str]) -> bool:
    codes = [c for k in keys for c in as_list(record.get(k)) if isinstance(c, str)]
    return any(c == w or c.startswith(w + ".") for c in codes for w in wanted)


def _days(record: RecordDict) -> int | None:
    first, last = record.get("date_start"), record.get("date_end")
    return (date.fromisoformat(last) - date.fromisoformat(first)).days if first and last else None
