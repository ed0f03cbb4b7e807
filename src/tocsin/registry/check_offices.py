"""Finds terms of office whose actor is unknown, whose dates do not parse, or that contradict each other."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from datetime import date
from itertools import pairwise

from tocsin.records.actor import SECTORS

from .types import Office

Fault = tuple[str, str]


def bounds(when: str) -> tuple[date, date]:
    """First and last day that a year, a month or a day can mean. Raises ``ValueError`` for anything else."""
    parts = when.split("-")
    if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]) or not all(map(str.isdecimal, parts)):
        raise ValueError(f"'{when}' is no year, month or day")
    year, month, day = (*(int(part) for part in parts), None, None)[:3]
    assert year is not None  # noqa: S101 (the lengths above say so)
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def office_faults(terms: Iterable[tuple[str, Office]], known: Set[str]) -> Iterator[Fault]:
    """File and message of each fault."""
    same: dict[tuple[str, str, str], list[tuple[date, date, str]]] = defaultdict(list)
    for file, term in terms:
        yield from ((file, f"{term.person}: {message}") for message in _shape_faults(term, known))
        try:
            since = bounds(term.since) if term.since else (date.min, date.min)
            until = bounds(term.until) if term.until else (date.max, date.max)
        except ValueError as error:
            yield file, f"{term.person}: {error}"
            continue
        if until[1] < since[0]:
            yield file, f"{term.person}: ends before it begins"
        # Latest beginning and earliest end: dates that are only known to the year must not look like an overlap.
        same[term.person, term.actor, term.role].append((since[1], until[0], file))
    for (person, _, role), held in same.items():
        for (_, ends, _), (begins, _, file) in pairwise(sorted(held)):
            if begins < ends:
                yield file, f"{person}: two terms as {role} overlap"


def _shape_faults(term: Office, known: Set[str]) -> Iterator[str]:
    code, _, sector = term.actor.partition(".")
    if code not in known:
        yield f"unknown actor '{term.actor}'"
    if sector and sector not in SECTORS:
        yield f"unknown sector '{sector}'"
    if not term.surnames:
        yield "has no surname"
