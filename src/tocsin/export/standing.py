"""Where a record stands between told, claimed, planned and denied, and the mark that shows it without colour."""

from __future__ import annotations

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
    symbol, standing, label = _LABELS[status_of(record)]
    claim = is_claim(record)
    if not claim or standing in {"speech", "dispute"}:
        return Mark(symbol, label, standing, claim)
    source = "claim, unnamed source" if record.holders and record.holders[-1] == UNNAMED else "claim"
    return Mark("○" if standing == "fact" else symbol, f"{source}: {label}", standing, claim)


def marks(record: Record) -> str:
    """The mark as text, readable without colour: "● happened", "○ claim: happened", "✕ denied"."""
    return str(mark(record))
