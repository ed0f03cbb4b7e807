"""Chooses entries of a ledger: those of somebody, of a country, of a time, and surely enough."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from tocsin.records.actor import base
from tocsin.records.ledger.entry import Entry

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class WantedEntries:
    """Which entries are wanted; what is empty does not narrow. Within one field any value will do."""

    actors: Sequence[str] = ()
    """In any part and in either case, as :func:`is_party` finds them."""
    countries: Sequence[str] = ()
    since: str = ""
    until: str = ""
    """Entries of which something is dated within this time; undated ones are left out."""
    unsure: bool = False
    """Those too that are less sure than was asked for, or too vague to be known again."""
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class ChosenEntries(Generic[E]):
    """Entries of one page, how many there are on all pages, and how many more are left out as less sure or vague."""

    entries: tuple[E, ...]
    total: int
    left_out: int


def choose_entries(entries: Iterable[E], wanted: WantedEntries) -> ChosenEntries[E]:
    """Those that pass, in the order of the ledger. Whatever is left out for being less sure is counted."""
    fitting = [entry for entry in entries if _fits(entry, wanted)]
    found = [entry for entry in fitting if wanted.unsure or is_known(entry)]
    return ChosenEntries(tuple(found[: wanted.limit]), len(found), len(fitting) - len(found))


def is_known(entry: Entry) -> bool:
    """Whether it is sure enough, and tells enough to be known again."""
    return entry.sure and not getattr(entry, "vague", False)


def _fits(entry: Entry, wanted: WantedEntries) -> bool:
    first, last = entry.span
    if (wanted.since or wanted.until) and not last:
        return False
    if (wanted.since and last < wanted.since) or (wanted.until and first > wanted.until):
        return False
    if wanted.countries and not {base(code) for code in entry.countries} & set(wanted.countries):
        return False
    return not wanted.actors or any(is_party(entry.actors, actor) for actor in wanted.actors)


def is_party(actors: Iterable[str], wanted: str) -> bool:
    """Whether an actor is among them: ``NER`` finds ``NER.GOV``, and ``NER.GOV`` the state that it acts for."""
    asked = wanted.casefold()
    for actor in map(str.casefold, actors):
        if actor == asked or ("." not in asked and base(actor) == asked) or ("." not in actor and base(asked) == actor):
            return True
    return False
