"""People whom a text names with an office, and the days on which they held it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from tocsin.registry import Office, Registry

from ..lexicon import load_lexicon
from .words import Phrases

_FORMER = re.compile(
    r"(?i)\b(?:former|ex|late|then|onetime|one-time|ousted|deposed|past|previous|ex-)[\s-]+(?:[\w.’'-]+\s+){0,3}\Z"
)
_ELECT = re.compile(r"(?i)[- ](?:elect|designate|nominee)\Z")
_BEFORE = 60
"""Characters before a name in which its title stands."""


@dataclass(frozen=True, slots=True)
class Spell:
    """A person named with an office; ``terms`` are all spells (first, last day, ordinal) that the words may mean."""

    start: int
    end: int
    text: str
    person: str
    role: str
    former: bool
    terms: tuple[tuple[int, int], ...]
    """Where the registry knows no end the last day is 0."""


def told_offices(text: str, registry: Registry) -> tuple[Spell, ...]:
    """Every name that stands right behind the title of an office its bearer is known to have held."""
    index = _index(registry)
    return tuple(
        spell for start, end, name in index.phrases.find(text) if (spell := _spell(text, start, end, name, index))
    )


@dataclass(frozen=True)
class _Index:
    phrases: Phrases
    offices: dict[str, tuple[Office, ...]]


_INDEXES: dict[str, _Index] = {}
"""By the registry's digest: hashing two thousand offices for each text would cost more than finding them."""


def _index(registry: Registry) -> _Index:
    if registry.digest not in _INDEXES:
        _INDEXES.clear()
        _INDEXES[registry.digest] = _made_index(registry.offices)
    return _INDEXES[registry.digest]


def _made_index(offices: tuple[Office, ...]) -> _Index:
    held: dict[str, list[Office]] = {}
    for office in offices:
        for name in {office.person, *office.surnames, *office.alone, *office.aliases}:
            held.setdefault(name, []).append(office)
    return _Index(Phrases(held), {name: tuple(found) for name, found in held.items()})


def _spell(text: str, start: int, end: int, name: str, index: _Index) -> Spell | None:
    before = text[max(0, start - _BEFORE) : start].replace("\n", " . ")
    lowered = before.lower().rstrip()
    for office in index.offices[name]:
        title = next((t for t in _titles(office.role) if lowered.endswith(t) and _whole(lowered, t)), "")
        if title:
            return _made(text, start, end, office, title, before, index.offices[name])
    return None


def _whole(lowered: str, title: str) -> bool:
    """A title must not be the end of a longer word or of a deputy's title."""
    rest = lowered[: -len(title)]
    return not rest or not (rest[-1].isalnum() or rest.endswith(("vice ", "vice-", "deputy ", "assistant ", "acting ")))


def _made(
    text: str, start: int, end: int, office: Office, title: str, before: str, all_held: tuple[Office, ...]
) -> Spell | None:
    at = start - (len(before) - before.lower().rstrip().rfind(title))
    lead = before[: before.lower().rstrip().rfind(title)]
    same = tuple(o for o in all_held if title in _titles(o.role))
    terms = tuple((_day(o.since, 1), _day(o.until, 12)) for o in same if o.since)
    if not terms:
        return None
    return Spell(max(at, 0), end, text[max(at, 0) : end], office.person, title, bool(_FORMER.search(lead)), terms)


@lru_cache(maxsize=4096)
def _titles(role: str) -> tuple[str, ...]:
    plain = role.lower()
    lists = load_lexicon(Path(__file__).with_name("titles.yaml"))
    short = re.split(r" (?:of|to|for|in|on) ", plain)[0]
    known: list[str] = lists["titles"].get(plain, [])
    general = [] if short in lists["too_general"] else [short]
    return tuple(dict.fromkeys([plain, *known, *general]))


def _day(stated: str, month: int) -> int:
    if not stated:
        return 0
    parts = [int(part) for part in stated.split("-")]
    return date(
        parts[0], parts[1] if len(parts) > 1 else month, parts[2] if len(parts) > 2 else (1 if month == 1 else 28)
    ).toordinal()
