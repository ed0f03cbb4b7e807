"""Entries of ledgers as one line of JSON and back, and shortened to their latest words where they are long."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter

from tocsin.records.ledger.agreement import AgreementEntry
from tocsin.records.ledger.dispute import DisputeEntry
from tocsin.records.ledger.entry import Entry
from tocsin.records.ledger.forecast import ForecastEntry
from tocsin.records.ledger.indicator import IndicatorEntry
from tocsin.records.ledger.person import PersonEntry
from tocsin.records.ledger.posture import PostureEntry
from tocsin.records.ledger.prospect import ProspectEntry
from tocsin.records.ledger.relation import RelationEntry

KINDS: Mapping[str, type[Any]] = MappingProxyType(
    {
        "agreements": AgreementEntry,
        "postures": PostureEntry,
        "prospects": ProspectEntry,
        "relations": RelationEntry,
        "forecasts": ForecastEntry,
        "people": PersonEntry,
        "disputes": DisputeEntry,
        "indicators": IndicatorEntry,
    }
)
"""What each ledger holds."""
LONG = 12
"""Words of an entry from which on a list has the latest alone."""
_FROM_THE_FIRST = frozenset({"voices"})
"""Lists that have the latest first."""


@cache
def _adapter(ledger: str) -> TypeAdapter[Any]:
    return TypeAdapter(KINDS[ledger])


def packed(ledger: str, entry: Entry) -> str:
    """The entry as JSON."""
    return _adapter(ledger).dump_json(entry).decode()


def unpacked(ledger: str, line: str) -> Entry:
    """The entry that was packed, equal to it in every part."""
    found: Entry = _adapter(ledger).validate_json(line)
    return found


def shortened(entry: Entry) -> Entry:
    """The entry with the latest words of each of its lists, and with the word that gives a relation its direction."""
    changes: dict[str, Any] = {}
    for field in fields(entry):  # type: ignore[arg-type]
        told = getattr(entry, field.name)
        if isinstance(told, tuple) and len(told) > LONG and not isinstance(told[0], str):
            changes[field.name] = told[:LONG] if field.name in _FROM_THE_FIRST else told[-LONG:]
    if isinstance(entry, RelationEntry) and "points" in changes:
        changes["points"] = _stating(entry) + changes["points"]
    if isinstance(entry, DisputeEntry):
        changes["sides"] = tuple(replace(side, says=side.says[-LONG:]) for side in entry.sides)
    short: Entry = replace(entry, **changes)  # type: ignore[type-var]
    return short


def _stating(entry: RelationEntry) -> Sequence[Any]:
    stating = [one for one in entry.points if one.what == entry.change and one.said.holders == entry.holders]
    return tuple(one for one in stating[-1:] if one not in entry.points[-LONG:])
