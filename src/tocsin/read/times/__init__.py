"""Finds the words that date something, and the days that bound it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from spacy.tokens import Doc

from tocsin.records import TimeExpression

from .bounds import Found, bounded, joined
from .calendar import Stretch
from .context import Context
from .grammar import grammar
from .relative import beside
from .resolve import resolve

_PREPOSITION_REACH = 28
_THE = re.compile(r"\s+(?:the|his|her|its|their|our)\Z")
_MODIFIERS = frozenset({"compound", "nmod", "amod", "nummod", "poss"})
_TO_CLOCK = re.compile(r",? (?:at |on |local time )?(?:about |around )?")
_TO_NAMED = re.compile(r" (?:the )?|, ")


def find_times(parse: Doc, published: str = "") -> tuple[TimeExpression, ...]:
    """Time expressions in text order. Without a publication date a relative one keeps its words and no bounds.

    ``text`` has the preposition that belongs to the date ("in July", "since March 19"); durations, rhythms and clock
    times have a ``value`` and no bounds, for they lie nowhere.
    """
    text, day = parse.text, _day(published)  # the parse puts its text together anew each time that it is asked
    items = joined(_with_clocks(_Scan(parse, text, day).run(), text), text)
    return tuple(_expression(item, text, day) for item in items)


def find_timex3(parse: Doc, published: str = "") -> tuple[TimeExpression, ...]:
    """The same expressions as TimeML annotates them: without their preposition, the two ends of a range apart."""
    text, day = parse.text, _day(published)
    items = _with_clocks(_Scan(parse, text, day).run(), text)
    return tuple(_expression(replace(item, opening=item.start, preposition=""), text, day) for item in items)


@dataclass
class _Scan:
    """One walk through a text, with what later expressions count from."""

    parse: Doc
    text: str
    published: date | None
    found: list[Found] = field(default_factory=list)
    anchor: Stretch | None = None
    pending: re.Match[str] | None = None
    """A match such as "a day before", until it is known whether a date follows."""

    def run(self) -> list[Found]:
        reached = 0
        for opener in grammar().openers.finditer(self.text):
            if opener.start() >= reached and (hit := self._longest(opener.start())):
                self._take(*hit)
                reached = hit[0].end
        return self.found

    def _take(self, item: Found, match: re.Match[str]) -> None:
        if self.pending and _TO_NAMED.fullmatch(self.text[self.found[-1].end : item.start]):
            moved = beside(self.pending, item.stretch)
            self.found[-1] = replace(self.found[-1], stretch=moved or self.found[-1].stretch)
        self.pending = match if "way" in match.groupdict() else None
        self.found.append(item)
        if item.stretch.first and item.stretch.grain:
            self.anchor = item.stretch

    def _longest(self, at: int) -> tuple[Found, re.Match[str]] | None:
        matches = [(rule.name, m) for rule in grammar().rules if (m := rule.pattern.match(self.text, at))]
        if not matches:
            return None
        before = grammar().preposition.search(self.text, max(0, at - _PREPOSITION_REACH), at)
        word = _THE.sub("", before.group(1).lower()) if before else self._clock_preposition(at)
        for name, match in sorted(matches, key=lambda hit: -hit[1].end()):
            context = Context(self.parse, self.text, at, match.end(), self.published, self.anchor, word)
            stretch = resolve(name, match, context)
            if stretch is not None:
                opening = before.start(1) if before and not _modifies(context) else at
                return Found(at, match.end(), opening, word if opening < at else "", stretch), match
        return None

    def _clock_preposition(self, at: int) -> str:
        """In "until 9 a.m. Tuesday" the day, too, is a deadline."""
        last = self.found[-1] if self.found else None
        beside_it = last and last.stretch.value.startswith("T") and self.text[last.end : at] == " "
        return last.preposition if last and beside_it else ""


def _modifies(context: Context) -> bool:
    """In "the 2012 pact" and "Thursday's vote" a preposition before them belongs to the pact and the vote."""
    if context.preposition.startswith("since"):
        return False  # "since the 2012 pact" lasts from the pact on
    if context.behind(2) in ("'s", "’s"):
        return True
    span = context.parse.char_span(context.start, context.end, alignment_mode="expand")
    last = span[-1] if span else None
    return last is not None and last.dep_ in _MODIFIERS and last.head.idx >= context.end


def _with_clocks(items: list[Found], text: str) -> list[Found]:
    """A clock time beside a day is one expression with it: "9 a.m. Tuesday", "Tuesday at 9 a.m."."""
    made: list[Found] = []
    for item in items:
        last = made[-1] if made else None
        if last and _TO_CLOCK.fullmatch(text[last.end : item.start]) and (clock := _clocked(last, item)):
            made[-1] = clock
        else:
            made.append(item)
    return made


def _clocked(a: Found, b: Found) -> Found | None:
    for day, clock in ((a, b), (b, a)):
        if day.stretch.grain == "day" and clock.stretch.value.startswith("T") and "T" not in day.stretch.value:
            stretch = day.stretch.valued(day.stretch.value + clock.stretch.value)
            return replace(a, end=b.end, stretch=stretch)
    return None


def _expression(item: Found, text: str, published: date | None) -> TimeExpression:
    stretch = bounded(item.preposition, item.stretch, published)
    return TimeExpression(
        start=item.opening,
        end=item.end,
        text=text[item.opening : item.end],
        value=stretch.value,
        first=stretch.first.isoformat() if stretch.first else "",
        last=stretch.last.isoformat() if stretch.last else "",
    )


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None
