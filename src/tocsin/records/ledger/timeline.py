"""One line of a timeline: what was told for a day, by whom, in which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from .said import Basis

Kind = Literal["incident", "agreement", "posture", "relation", "statement", "forecast"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """An incident, a step of an agreement, a change of a posture or a relation, a statement of weight, a forecast."""

    kind: Kind
    id: str
    """Of the incident or of the ledger's entry; of a statement its record's."""
    first: str
    """First day on which it can have been, ISO; empty where nothing dates it: then it comes last."""
    last: str
    basis: Basis
    """What gives these days: its own words, or only the day of the report."""
    state: str
    """What is told: an incident's root, or the state of the entry."""
    mode: str
    standing: str
    """An incident's: fact, claim, prospect, denied; empty for the rest."""
    about: str
    """The instrument's name, the forces and where, the outcome forecast; empty where the words say it."""
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    holders: tuple[str, ...]
    """Who says so, outermost first; empty where an outlet does in its own voice. Of a statement its speaker."""
    names: tuple[str, ...]
    outlet: str
    doc: str
    record: str
    words: str
    sources: int
    """How many independent origins tell it."""
    sure: bool = True
