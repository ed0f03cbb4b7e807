"""One person in a public role: which office, since and until when; in whose custody; and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .entry import Followed
from .said import Said

Fate = Literal["speaks", "sought", "held", "sentenced", "freed", "ousted", "removed", "resigned"]
"""What a record tells of a person: speaks for an office; is sought, held, sentenced, let go; is overthrown or removed
from office, or steps down. Who is sought or sentenced is not thereby held."""


@dataclass(frozen=True, slots=True)
class Post:
    """An office as the registry has it."""

    role: str
    actor: str
    """As whom the person acts in it: ``NER.GOV``."""
    since: str
    """ISO day, month or year; empty where no source dates it."""
    until: str
    """Empty: still held when the registry was made."""


@dataclass(frozen=True, slots=True)
class PersonStep:
    """One record's word on the person."""

    fate: Fate
    status: str
    """As the record has it; only ``actual`` and ``ongoing`` are facts and set a state."""
    by: tuple[str, ...]
    """Who did it: who holds, frees, ousts; empty where the text names nobody, or nobody did."""
    said: Said


@dataclass(frozen=True, slots=True)
class PersonEntry(Followed):
    """A person who is named for a public role; nobody else is ever listed."""

    id: str
    person: str
    actor: str
    """Country, organisation or group for which the person acts."""
    posts: tuple[Post, ...]
    """Offices held on the day asked for, else on the last day on which the person is told of; by the registry."""
    custody: Literal["", "held", "freed"]
    """By the last word on it; empty where nothing is told."""
    custody_step: PersonStep | None
    left: Literal["", "ousted", "removed", "resigned"]
    """How an office was left, by the last word on it; the posts are the registry's and may have ended otherwise."""
    left_step: PersonStep | None
    steps: tuple[PersonStep, ...]
    """In the order of time, what nothing dates last."""
    registered: bool = False
    """Whether the registry has an office of the person."""
    as_of: str = ""

    @property
    def said(self) -> tuple[Said, ...]:
        """Every word on the person."""
        return tuple(step.said for step in self.steps)

    @property
    def actors(self) -> tuple[str, ...]:
        """For whom the person acts, and who holds, freed or ousted."""
        others = (actor for step in self.steps for actor in step.by)
        return tuple(dict.fromkeys((self.actor, *(post.actor for post in self.posts), *others)))

    @property
    def countries(self) -> tuple[str, ...]:
        """The country, organisation or group of the office."""
        return (self.actor,)

    @property
    def vague(self) -> bool:
        """Whether one sentence alone makes an office holder of somebody whom the registry does not know."""
        return not self.registered and len(self.steps) < 2
