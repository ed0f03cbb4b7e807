"""What is asked of a project's incidents and ledgers: which are wanted, whoever asks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from .incident import TOLD, Standing

IncidentOrder = Literal["latest", "confidence", "doubt", "origins"]
"""The latest first; the likeliest first; the least likely first; those that most origins tell first."""
INCIDENT_ORDERS: tuple[IncidentOrder, ...] = get_args(IncidentOrder)


@dataclass(frozen=True, slots=True)
class WantedIncidents:
    """Which incidents are wanted; what is empty does not narrow. Within one field any value will do."""

    standings: Collection[Standing] = TOLD
    """Told as having happened, unless others are asked for; empty: all."""
    types: Sequence[str] = ()
    """Roots."""
    modes: Sequence[str] = ()
    actors: Sequence[str] = ()
    """On either side and in either case; ``NER`` is found as ``NER.GOV`` too, ``NER.GOV`` only as itself."""
    between: tuple[str, str] | None = None
    """Two parties, one on each side, whichever it is."""
    countries: Sequence[str] = ()
    admin1s: Sequence[str] = ()
    since: str = ""
    until: str = ""
    """Incidents whose days reach into this time; undated ones are left out."""
    told_since: str = ""
    """Those that some report published on this day or later tells."""
    new_since: str = ""
    """Those that no report published before this day tells."""
    seen_since: str = ""
    """Those that stand in this project since this time (ISO, UTC) or later."""
    changed_since: str = ""
    """Those of which anything became otherwise in this project at this time (ISO, UTC) or later."""
    sure: float | None = None
    """Least probability of what is told as having happened; None: the project's setting ``watch.sure``."""
    words: str = ""
    """All in the words of one of its reports, their stems and accents aside; "in quotes": as a phrase."""
    contradicted: bool = False
    """Only those of which some reports say what others' cannot hold beside."""
    origins: int = 0
    """At least so many origins tell it."""
    placed: bool = False
    """Only those with coordinates."""


@dataclass(frozen=True, slots=True)
class WantedOfLedger:
    """Which entries of a ledger are wanted; what is empty does not narrow. Within one field any value will do."""

    actors: Sequence[str] = ()
    """In any part and in either case: ``NER`` finds ``NER.GOV``, and ``NER.GOV`` the state that it acts for."""
    countries: Sequence[str] = ()
    states: Sequence[str] = ()
    since: str = ""
    until: str = ""
    """Entries of which something is dated within this time; undated ones are left out."""
    changed_since: str = ""
    """Those that have their state since this day or later, by what was told."""
    unsure: bool = False
    """Those too that are less sure than the project's setting, or too vague to be known again."""
