"""Finds the lines that stand on many pages whatever they tell: calls to subscribe, rights, menus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from tocsin.records import Document

from .days import day_of
from .lexicon import load_lexicon
from .words import words_of

LEAST_DAYS = 14
LEAST_SHARE = 0.25
"""A line that stands under two headlines two weeks apart or more which share no more than a quarter of their words is
no news: copies of a report come within days, and an outlet that repeats itself from the arrest to the trial has names
in its headlines."""
_LOOKED_AT = 6
"""Pages at either end of a line's life that are compared."""


class _Page(NamedTuple):
    day: int
    headline: frozenset[str]


def repeated_lines(documents: Iterable[Document]) -> frozenset[str]:
    """Lines, stripped, that stand under unlike headlines of different weeks. Undated pages count for nothing here."""
    stop = load_lexicon().stop
    pages: dict[str, list[_Page]] = defaultdict(list)
    for document in documents:
        day = day_of(document.published)
        if day is not None:
            page = _Page(day, frozenset(words_of(document.title)) - stop)
            for line in {line.strip() for line in document.text.splitlines()}:
                pages[line].append(page)
    return frozenset(line for line, on in pages.items() if line and len(on) > 1 and _is_furniture(on))


def without(text: str, lines: frozenset[str]) -> str:
    """The text without these lines and without empty ones."""
    return "\n".join(line for raw in text.splitlines() if (line := raw.strip()) and line not in lines)


def _is_furniture(pages: list[_Page]) -> bool:
    pages = sorted(pages, key=lambda page: (page.day, sorted(page.headline)))
    return any(
        late.day - early.day >= LEAST_DAYS and _unlike(early.headline, late.headline)
        for early in pages[:_LOOKED_AT]
        for late in pages[-_LOOKED_AT:]
    )


def _unlike(one: frozenset[str], other: frozenset[str]) -> bool:
    return one != other and len(one & other) <= LEAST_SHARE * min(len(one), len(other))
