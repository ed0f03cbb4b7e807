"""One walk through a text that finds its time expressions, each with the stretch that it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from spacy.tokens import Doc

from .bounds import Found
from .calendar import Stretch
from .clocks import dated_clocks, with_clocks, with_parts
from .context import Context
from .events import told_day
from .grammar import Grammar, grammar
from .match import Match
from .relative import beside
from .resolve import resolve

_PREPOSITION_REACH = 28
_POSSESSIVE = ("'s", "’s")
_MODIFIERS = frozenset({"compound", "nmod", "amod", "nummod", "poss"})


def scan(parse: Doc, text: str, published: date | None) -> list[Found]:
    """The time expressions of a text, a clock time beside a day put together with it."""
    shapes = grammar(parse.lang_)
    plain = shapes.plain(text)
    found = with_parts(shapes, _Scan(shapes, parse, plain, published).run(), plain)
    return dated_clocks(shapes, with_clocks(shapes, found, plain), plain, published)


@dataclass
class _Scan:
    """One walk through a text, with what later expressions count from."""

    shapes: Grammar
    parse: Doc
    text: str
    published: date | None
    found: list[Found] = field(default_factory=list)
    anchor: Stretch | None = None
    quarter: Stretch | None = None
    """The quarter that the text's figures are about: the last that is told as such, not "a year earlier"."""
    pending: Match | None = None
    """A match such as "a day before", until it is known whether a date follows."""

    def run(self) -> list[Found]:
        reached, shapes = 0, self.shapes.any_shape
        for opener in self.shapes.openers.finditer(self.text):
            at = opener.start()
            if at >= reached and shapes.match(self.text, at) and (hit := self._longest(at)):
                self._take(*hit)
                reached = hit[0].end
        return self.found

    def _take(self, item: Found, match: Match, rule: str) -> None:
        if self.pending and self.shapes.around["to_named"].fullmatch(self.text[self.found[-1].end : item.start]):
            moved = beside(self.pending, item.stretch)
            self.found[-1] = replace(self.found[-1], stretch=moved or self.found[-1].stretch)
        spans = item.preposition.startswith("for")  # "for a decade before the war" is a length
        self.pending = match if match["tail"] and not spans else None
        if self.pending and (day := told_day(self.parse, self.found, item)):
            item = replace(item, stretch=beside(self.pending, day) or item.stretch)
        self.found.append(item)
        if item.stretch.first and item.stretch.grain:
            self.anchor = item.stretch
            if rule == "quarter" and item.stretch.grain == "quarter":
                self.quarter = item.stretch

    def _longest(self, at: int) -> tuple[Found, Match, str] | None:
        matches = [(rule.name, m) for rule in self.shapes.rules if (m := rule.pattern.match(self.text, at))]
        if not matches:
            return None
        reached = self.found[-1].end if self.found else 0  # "a year after 2011": the word is taken
        before = self.shapes.preposition(self.text, max(reached, at - _PREPOSITION_REACH), at)
        word = self.shapes.signal(before) if before else self._clock_preposition(at)
        for name, hit in sorted(matches, key=lambda hit: -hit[1].end()):
            match, surroundings = self.shapes.read(hit), (self.shapes, self.parse, self.text)
            context = Context(*surroundings, at, match.end(), self.published, self.anchor, word, self.quarter)
            stretch = resolve(name, match, context)
            if stretch is not None:
                return self._found(match, context, stretch, before), match, name
        return None

    def _found(self, match: Match, c: Context, stretch: Stretch, before: re.Match[str] | None) -> Found:
        start, modifies = c.start, _modifies(c)
        article = c.around("opening").match(self.text, start, c.end) if modifies else None
        if article and c.behind(2) not in _POSSESSIVE:
            start = article.end()
        opening = start if modifies or before is None else before.start(1)
        return Found(start, c.end, opening, c.preposition if opening < start else "", stretch, _core(match, start))

    def _clock_preposition(self, at: int) -> str:
        """In "until 9 a.m. Tuesday" the day, too, is a deadline."""
        last = self.found[-1] if self.found else None
        beside_it = last and last.stretch.value.startswith("T") and self.text[last.end : at] == " "
        return last.preposition if last and beside_it else ""


def _modifies(context: Context) -> bool:
    """In "the 2012 pact" and "Thursday's vote" a preposition before them belongs to the pact and the vote."""
    if context.preposition.startswith("since"):
        return False  # "since the 2012 pact" lasts from the pact on
    if context.behind(2) in _POSSESSIVE:
        return True
    span = context.parse.char_span(context.start, context.end, alignment_mode="expand")
    if span is None:
        return False
    return any(t.dep_ in _MODIFIERS and t.head.idx >= context.end for t in (span[-1], span.root))


def _core(match: Match, start: int) -> tuple[int, int]:
    """The expression without words that date nothing themselves: "about", "after"."""
    if match["lead"]:
        start = max(start, match.end("lead"))
    end = match.start("tail") if match["tail"] else match.end()
    return start, end - (match.found.string[end - 1] == " ")
