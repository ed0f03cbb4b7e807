"""What the address of the list of actors asks for, and which rows that finds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tocsin.export.naming import actor_name
from tocsin.records.shown import ActorRow
from tocsin.registry import Registry

from .asked import PAGE_SIZE, Asked, asked
from .who import KINDS, kind_of, names_of

FIELDS = ("q", "kind", "country")
_CHOICES: Mapping[str, Collection[str]] = MappingProxyType({"kind": KINDS})


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor in the list."""

    row: ActorRow
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Found:
    """One page of the list."""

    actors: tuple[Actor, ...]
    total: int
    kinds: Mapping[str, int]
    """How many there are of each kind, whatever kind was asked for."""


def asked_actors(query: Mapping[str, str]) -> Asked:
    """Read the query string, as leniently as for records."""
    return asked(query, FIELDS, _CHOICES)


def found_actors(rows: Iterable[ActorRow], want: Asked, registry: Registry) -> Found:
    """The actors of one page, those in most incidents first; words are looked for in names and in the code."""
    words = want.values["q"].casefold().split()
    fitting = [one for one in rows if not words or _is_called(one.code, words, registry)]
    kinds = dict.fromkeys(KINDS, 0)
    of_kind = []
    for one in fitting:
        kind = kind_of(one.code, registry)
        kinds[kind] += 1
        if want.values["kind"] in {"", kind}:
            of_kind.append((one, kind))
    page = of_kind[want.offset : want.offset + PAGE_SIZE]
    actors = tuple(Actor(one, actor_name(one.code, registry), kind) for one, kind in page)
    return Found(actors, len(of_kind), kinds)


def _is_called(code: str, words: list[str], registry: Registry) -> bool:
    """Whether one of its names, or its code, has every word."""
    for name in (code, code.replace("-", " "), *names_of(code, registry)):
        folded = name.casefold()
        if all(word in folded for word in words):
            return True
    return False
