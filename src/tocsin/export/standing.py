"""Where a record stands between told, claimed, planned and denied, and the mark that shows it without colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from tocsin.records import Agreement, Dispute, Event, Forecast, Indicator, Posture, Record, Statement

from .naming import UNNAMED

Standing = Literal["fact", "past", "plan", "prospect", "denial", "dispute", "speech"]
"""What the text does with the thing: tells it, tells it as over, plans it, holds it possible, denies or quotes it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A symbol and a short label. Only what is told as fact in the outlet's own voice has a filled symbol."""

    symbol: str
    label: str
    standing: Standing
    claim: bool

    def __str__(self) -> str:
        return f"{self.symbol} {self.label}"

    @property
    def look(self) -> str:
        """How it is drawn: as its standing, but what is told as fact by somebody else as a claim."""
        return "claim" if self.claim and self.standing in {"fact", "past"} else self.standing


_LABELS: MappingProxyType[str, tuple[str, Standing, str]] = MappingProxyType(
    {
        "actual": ("●", "fact", "happened"),
        "ongoing": ("◉", "fact", "under way"),
        "planned": ("▷", "plan", "planned"),
        "expected": ("▷", "plan", "expected"),
        "demanded": ("△", "plan", "demanded"),
        "hoped": ("◇", "prospect", "hoped for"),
        "discussed": ("◇", "prospect", "discussed"),
        "possible": ("?", "prospect", "possible"),
        "conditional": ("?", "prospect", "conditional"),
        "denied": ("✕", "denial", "denied"),
        # agreements
        "proposed": ("▷", "plan", "proposed"),
        "negotiating": ("◇", "prospect", "negotiated, not agreed"),
        "agreed": ("●", "fact", "agreed"),
        "signed": ("●", "fact", "signed"),
        "in-force": ("●", "fact", "in force"),
        "suspended": ("●", "fact", "suspended"),
        "terminated": ("●", "fact", "ended"),
        "violated": ("●", "fact", "broken"),
        "rejected": ("●", "fact", "rejected"),
        "renewed": ("●", "fact", "renewed"),
        "unknown": ("?", "prospect", "state not told"),
        # posture
        "present": ("●", "fact", "present"),
        "arriving": ("◉", "fact", "arriving"),
        "withdrawing": ("◉", "fact", "withdrawing"),
        "past": ("◌", "past", "past, not now"),
        # the rest
        "told": ("●", "fact", "told"),
        "said": ("❝", "speech", "quoted"),
        "reported": ("❝", "speech", "reported speech"),
        "disputed": ("⇄", "dispute", "disputed"),
    }
)


def status_of(record: Record) -> str:
    """The record's status in one word, for every type: an agreement's and a posture's is its state."""
    if isinstance(record, Event | Forecast):
        return record.status
    if isinstance(record, Agreement | Posture):
        return record.state
    if isinstance(record, Statement):
        return "reported" if record.quote == "indirect" else "said"
    return "disputed" if isinstance(record, Dispute) else "told"


def is_claim(record: Record) -> bool:
    """Whether somebody other than the outlet answers for it. A claim is never counted among facts."""
    if isinstance(record, Statement | Dispute):
        return True
    return bool(record.holders or (isinstance(record, Indicator) and record.source))


def mark(record: Record) -> Mark:
    """The record's mark: what the text does with the thing, and whether that is somebody's claim."""
    return mark_told(status_of(record), record.holders, claim=is_claim(record))


def is_status(word: str) -> bool:
    """Whether there is a mark for a status or state of that name."""
    return word in _LABELS


def mark_told(status: str, holders: Sequence[str], label: str = "", *, claim: bool | None = None) -> Mark:
    """The mark of what is no record itself: one report of an incident, one word on an entry of a ledger.

    ``status`` is as records have it; ``label`` says it otherwise. It is a claim where anybody beside the outlet holds
    it, unless ``claim`` says whether it is one.
    """
    symbol, standing, usual = _LABELS[status]
    shown, held = label or usual, bool(holders) if claim is None else claim
    if not held or standing in {"speech", "dispute"}:
        return Mark(symbol, shown, standing, held)
    source = "claim, unnamed source" if holders and holders[-1] == UNNAMED else "claim"
    return Mark("○" if standing == "fact" else symbol, f"{source}: {shown}", standing, held)


def marks(record: Record) -> str:
    """The mark as text, readable without colour: "● happened", "○ claim: happened", "✕ denied"."""
    return str(mark(record))
