"""Lines of a timeline as the page shows them: how each stands, who says so, in which words, and where these are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from urllib.parse import quote

from tocsin.export.standing import Mark, mark_told
from tocsin.export.timelines import timeline_line
from tocsin.records.ledger.timeline import TimelineItem
from tocsin.registry import Registry

from .shown import document_address

_LEDGER: Mapping[str, str] = MappingProxyType(
    {"agreement": "agreements", "posture": "postures", "relation": "relations", "forecast": "forecasts"}
)
_DIRECTION = {"closer": "drawing closer", "worse": "drifting apart"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what was told for a day."""

    kind: str
    mark: Mark
    what: str
    says: str
    words: str
    address: str
    """Where these words stand, beside their record."""
    whole: str
    """Where all is that is told of the thing; empty of a statement, which is its words."""
    told: bool
    """The day is only the one on which it was told."""


@dataclass(frozen=True, slots=True)
class Day:
    """All that is told for one day or stretch of days; empty where nothing dates it."""

    first: str
    last: str
    lines: tuple[Line, ...]


def by_day(items: Iterable[TimelineItem], registry: Registry) -> tuple[Day, ...]:
    """Lines in the order in which they come, those of the same days together."""
    return tuple(
        Day(*days, tuple(_line(item, registry) for item in group))
        for days, group in groupby(items, key=lambda item: (item.first, item.last))
    )


def _line(item: TimelineItem, registry: Registry) -> Line:
    _, kind, what, says, words = timeline_line(item, registry)
    ledger = _LEDGER.get(item.kind, "")
    whole = f"/ledgers/{ledger}/{quote(item.id, safe='')}" if ledger else ""
    if item.kind == "incident":
        whole = f"/incidents/{quote(item.id, safe='')}"
    return Line(
        kind, _mark(item), what, says, words, document_address(item.doc, f"w-{item.record}"), whole,
        item.basis == "report",
    )  # fmt: skip


def _mark(item: TimelineItem) -> Mark:
    """How it stands: a plan and a claim never look like what happened."""
    match item.kind:
        case "incident" if item.standing == "prospect":
            return Mark("▷", "not done, spoken of", "plan", claim=bool(item.holders))
        case "incident" if item.standing == "denied":
            return mark_told("denied", item.holders)
        case "incident":
            return mark_told("actual", item.holders, claim=item.standing == "claim")
        case "relation":
            return mark_told("told", item.holders, _DIRECTION.get(item.state, item.state))
        case "statement":
            return mark_told("reported" if item.state == "indirect" else "said", item.holders)
    return mark_told(item.state, item.holders)
