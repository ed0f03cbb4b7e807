"""An awaited event with its trail: what was said of it, by whom, on which day, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from .entry import Followed
from .said import Said

Stage = Literal[
    "possible", "conditional", "hoped", "discussed", "demanded", "planned", "expected",
    "under way", "done", "denied", "dropped",
]  # fmt: skip
"""A status of RECORDS.md; ``ongoing`` is under way, ``actual`` done. What was planned and is then denied is dropped."""
STAGES: tuple[Stage, ...] = get_args(Stage)
"""Those that come first, first; denied and dropped have no place in that order."""


@dataclass(frozen=True, slots=True)
class ProspectStep:
    """One record that tells the event or speaks of it."""

    stage: Stage
    said: Said


@dataclass(frozen=True, slots=True)
class ProspectEntry(Followed):
    """One awaited event. The facts that fulfil it stand beside its trail and are never a part of it."""

    id: str
    event_type: str
    mode: str
    doers: tuple[str, ...]
    """Who is to do it: codes without sectors."""
    others: tuple[str, ...]
    """To whom, or the country where; codes without sectors."""
    country: str
    """Where, as far as a record says so; ISO alpha-3."""
    names: tuple[str, ...]
    """Persons in a public role who are named with it."""
    state: Stage
    """What it has come to by what was told last; ``done`` and ``under way`` only where a fact is linked."""
    holders: tuple[str, ...]
    """Who says so, outermost first; empty where an outlet does in its own voice."""
    contested: bool
    """Somebody denies what others say of it."""
    steps: tuple[ProspectStep, ...]
    """In order of time. Of documents without a date, in the order that their content gives."""
    outcome: tuple[ProspectStep, ...] = ()
    """Facts that fulfil it, in order of time."""
    occasions: tuple[ProspectStep, ...] = ()
    """Deeds on which it was spoken of: the march that demanded it, the accord that set it down."""
    as_of: str = ""
    """The day as of which this is the state; empty: with everything known."""

    @property
    def said(self) -> tuple[Said, ...]:
        """Every word on it, the facts that fulfil it after the trail."""
        return tuple(step.said for step in (*self.steps, *self.outcome))

    @property
    def actors(self) -> tuple[str, ...]:
        """Who is in it."""
        return tuple(dict.fromkeys((*self.doers, *self.others)))

    @property
    def countries(self) -> tuple[str, ...]:
        """Countries that it is about."""
        return (self.country,) if self.country else ()

    @property
    def vague(self) -> bool:
        """Whether nobody says who is to do it, nor to whom or where."""
        return not (self.doers or self.others)
