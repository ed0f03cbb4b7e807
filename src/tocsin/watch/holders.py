"""Forecasts that people made, with what came of them, and the record that each holder has by that.

Nothing here decides what came: that is an analyst's word. "May" is no probability, so Brier's score is taken only over
forecasts whose own words give one in figures.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from tocsin.records.ledger.forecast import ForecastEntry, Resolution
from tocsin.records.resolution import Came, HolderRecord, Resolved

_AS: Mapping[Came, Resolution] = MappingProxyType({"came": "came", "did-not": "did not come", "undecided": "open"})
_PERCENT = re.compile(
    r"\b(\d{1,3})(?:\s*(?:%|per\s?cent|percent))\s*(?:chance|probability|likelihood|likely|risk)"
    r"|\b(?:chance|probability|likelihood|risk)\s+(?:of|at|is|was)?\s*(?:about|around|some)?\s*(\d{1,3})\s*(?:%|per\s?cent)",
    re.IGNORECASE,
)
WORDS = ("expected", "conditional", "possible")


def resolve_entries(entries: Sequence[ForecastEntry], said: Iterable[Resolved]) -> tuple[ForecastEntry, ...]:
    """The forecasts with the last of the words on each, which come in order; found by document and overlapping span."""
    by_document: dict[str, list[tuple[int, Resolved]]] = defaultdict(list)
    for turn, one in enumerate(said):
        by_document[one.document].append((turn, one))
    return tuple(replace(entry, resolved=_last(entry, by_document)) for entry in entries)


def _last(entry: ForecastEntry, by_document: Mapping[str, Sequence[tuple[int, Resolved]]]) -> Resolution:
    found = [
        (turn, word.outcome)
        for told in entry.said
        for turn, word in by_document.get(told.doc, ())
        if word.start < told.end and told.start < word.end
    ]
    return _AS[max(found)[1]] if found else "open"


def given_probability(words: str) -> float | None:
    """A probability in figures ("a 70 % chance"), as a fraction; None where the words give none."""
    found = _PERCENT.search(words)
    value = int(next(filter(None, found.groups()))) if found else 101
    return value / 100 if value <= 100 else None


def holder_records(entries: Iterable[ForecastEntry]) -> tuple[HolderRecord, ...]:
    """One record for each holder who has made a forecast, those with most resolved ones first."""
    made: dict[str, list[ForecastEntry]] = defaultdict(list)
    for entry in entries:
        made[entry.holders[-1] if entry.holders else ""].append(entry)
    records = (_record(holder, mine) for holder, mine in made.items())
    return tuple(sorted(records, key=lambda one: (-one.resolved, -one.made, one.holder)))


def _record(holder: str, mine: Sequence[ForecastEntry]) -> HolderRecord:
    done = [one for one in mine if one.resolved != "open"]
    came = {one.id: one.resolved == "came" for one in done}
    by_word = [
        (word, len(same), sum(came[one.id] for one in same))
        for word in WORDS
        if (same := [one for one in done if one.status == word])
    ]
    errors = [
        (share - came[one.id]) ** 2 for one in done if (share := given_probability(one.said[0].evidence)) is not None
    ]
    brier = sum(errors) / len(errors) if errors else None
    return HolderRecord(holder, len(mine), len(done), sum(came.values()), tuple(by_word), brier, len(errors))
