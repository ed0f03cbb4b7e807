"""What two reports are compared by, taken from each once: normal forms, days as numbers, rare words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tocsin.records import Bounds, Report

from .days import day, window
from .words import RAREST, rarity, telling, tokens

MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Roots whose two sides do the same; anywhere else A to B and B to A are two acts."""
FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"ASSAULT", "COERCE"}),
    frozenset({"MOBILIZE", "RETREAT", "CONCEDE"}),
    frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT", "AID"}),
    frozenset({"ACCUSE", "REJECT", "THREATEN", "REQUEST", "PROTEST"}),
    frozenset({"SANCTION"}),
)
"""Roots that one act is told by: an arrest to one side is an abduction to the other (ASSAULT and COERCE), a
redeployment is a departure, a meeting ends in a deal. They follow PLOVER's four quadrants, but that what forces do
without violence stands together, and an embargo is nothing else."""
_FAMILY = {root: number for number, roots in enumerate(FAMILIES) for root in roots}
_EXACT = frozenset({"place", "near", "admin2"})
"""Coordinates of these precisions say how far two acts lie apart; the middle of a province does not."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A report in the forms that decisions compare."""

    doc: str
    record: str
    reality: str
    """``told``, ``denied`` or ``prospect``."""
    root: str
    family: int
    mode: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    country: str
    admin1: str
    place: str
    places: frozenset[str]
    """Words of the place's name."""
    point: tuple[float, float] | None
    """Latitude and longitude, where exact enough to measure from."""
    first: int
    """First day that it can have been on, as an ordinal; 0 where nothing bounds it."""
    last: int
    dated: bool
    """Whether its own words bound it, not only the day on which it was told."""
    published: int
    numbers: Mapping[str, Bounds]
    names: frozenset[str]
    words: frozenset[str]
    """Rare words of evidence and title."""
    weight: float
    """How much these words say together."""

    @property
    def key(self) -> tuple[str, str]:
        """What sorts reports, whatever order they came in."""
        return self.doc, self.record


def reality_of(report: Report) -> str:
    """Whether it is told as done, denied, or a prospect; a claim may meet a fact, nothing else meets another kind."""
    standing = report.standing
    return standing if standing in {"prospect", "denied"} else "told"


def sketch(report: Report) -> Sketch:
    """The sketch of a report."""
    days = window(report)
    words = telling(report.evidence) | telling(report.title)
    if report.place_precision not in _EXACT:
        words -= frozenset(tokens(report.place))  # that both name the province says no more than that both lie in it
    located = report.place_precision in _EXACT and report.latitude is not None and report.longitude is not None
    return Sketch(
        doc=report.doc,
        record=report.record,
        reality=reality_of(report),
        root=report.event_type,
        family=_FAMILY.get(report.event_type, -1),
        mode=report.mode,
        actors=report.actors,
        targets=report.targets,
        country=report.country,
        admin1=report.admin1,
        place=report.place,
        places=frozenset(tokens(report.place)),
        point=(report.latitude or 0.0, report.longitude or 0.0) if located else None,
        first=days[0] if days else 0,
        last=days[1] if days else 0,
        dated=bool(report.date_start and days),
        published=day(report.published) or 0,
        numbers=report.numbers,
        names=frozenset(word for name in report.names for word in tokens(name)[-1:]),
        words=words,
        weight=sum(map(rarity, words)),
    )


def is_rare(word: str) -> bool:
    """Whether a word is as rare as a name."""
    return rarity(word) >= RAREST
