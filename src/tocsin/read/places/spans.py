"""Collects every stretch of a text that may be a toponym, with all places that it may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from tocsin.records import Name
from tocsin.registry import Registry
from tocsin.registry.gazetteer import Gazetteer

from ..name_matcher import best_entry
from .lists import lists
from .readings import Reading, demonym_readings, names_a_people, short_readings, state_readings, without_kind_word

_COMPOUND = re.compile(r"[^\W\d_]\.?[-–/][^\W\d_]")
_PART = re.compile(r"[^-–/]+")
Form = Literal["name", "short", "demonym", "shed", "unknown"]
"""How the words lead to places: by the name itself, by a short form, as a people's name, after shedding a kind word
("Tahoua Region"), or not at all."""
_LONGEST = 6
"""Tokens of the longest name that is looked up; "Democratic Republic of the Congo" has five."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of tokens, ``first`` to before ``last``, with its readings, the weightiest first."""

    first: int
    last: int
    start: int
    end: int
    text: str
    form: Form
    readings: tuple[Reading, ...]
    name: Name | None = None
    """The proper name that covers exactly these words."""


def find_spans(parse: Doc, names: tuple[Name, ...], registry: Registry, gazetteer: Gazetteer) -> list[Span]:
    """All spans in text order; they overlap, and the choice among them is made later."""
    by_bounds = {(name.start, name.end): name for name in names}
    finder = _Finder(parse, by_bounds, registry, gazetteer)
    return list(finder.spans())


class _Finder:
    """Looks up one text's capitalised stretches."""

    def __init__(
        self, parse: Doc, names: dict[tuple[int, int], Name], registry: Registry, gazetteer: Gazetteer
    ) -> None:
        self._parse = parse
        self._text = parse.text  # made anew at every call
        self._names = names
        self._registry = registry
        self._gazetteer = gazetteer
        self._seen: dict[tuple[str, str], tuple[Form, tuple[Reading, ...]]] = {}

    def spans(self) -> Iterator[Span]:
        """Spans with readings; and the names of places that nobody knows."""
        for token in self._parse:
            if _opens(token):
                yield from self._from(token.i)
            if _COMPOUND.search(token.text):
                yield from self._parts(token)

    def _parts(self, token: Token) -> Iterator[Span]:
        """The U.S. of "U.S.-led" and both states of "U.S.-Iran", which the tokenizer leaves whole."""
        for part in _PART.finditer(token.text):
            text, start = part.group(), token.idx + part.start()
            entry = best_entry(text, self._registry) if text[0].isupper() else None
            if entry is None or entry.kind not in ("state", "place", "region"):
                continue
            code = entry.code if entry.kind == "state" else ""
            if readings := state_readings(text, code, self._registry, self._gazetteer):
                yield Span(token.i, token.i + 1, start, start + len(text), text, "name", readings)

    def _from(self, first: int) -> Iterator[Span]:
        doc = self._parse
        for last in range(first + 1, min(first + _LONGEST, len(doc)) + 1):
            token = doc[last - 1]
            if last - 1 > first and not _goes_on(token):
                return
            if (_closes(token) or self._is_short_with_period(first, last)) and (
                span := self._span(first, last)
            ) is not None:
                yield span

    def _is_short_with_period(self, first: int, last: int) -> bool:
        """ "W.Va." at the end of a sentence, where the tokenizer has cut the period off."""
        doc = self._parse
        words = self._text[doc[first].idx : doc[last - 1].idx + 1].replace(" ", "")
        return doc[last - 1].text == "." and any(words in table for table in lists()["abbreviations"].values())

    def _span(self, first: int, last: int) -> Span | None:
        doc = self._parse
        start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
        text = self._text[start:end]
        name = self._names.get((start, end))
        if last - first == 1 and _as_written(text) in lists()["never_alone"] and not self._before_unit(last):
            return None
        if name is not None and _stands_for_a_body(name, self._registry):
            return None
        form, readings = self._read(text, name, doc, first, last)
        if not readings and (name is None or name.kind != "place"):
            return None
        return Span(first, last, start, end, text, form, readings, name)

    def _before_unit(self, last: int) -> bool:
        """ "West, Texas": a country or a unit after the comma makes a town even of such a word; no "In August, Kim"."""
        doc = self._parse
        if last + 1 >= len(doc) or doc[last].text != ",":
            return False
        rest = [doc[last + 1 : end].text for end in (last + 2, last + 3) if end <= len(doc)]
        short = any(text in table for text in rest for table in lists()["abbreviations"].values())
        return short or any(
            reading.place.kind in ("country", "admin1")
            for text in rest
            if text[0].isupper()
            for reading in state_readings(text, "", self._registry, self._gazetteer)
        )

    def _read(self, text: str, name: Name | None, doc: Doc, first: int, last: int) -> tuple[Form, tuple[Reading, ...]]:
        after = doc[last].text if last < len(doc) else ""
        if last - first <= 3 and (found := short_readings(text, after, _after_comma(doc, first), self._gazetteer)):
            return "short", found
        key = (text, name.kind + name.code if name else "")
        if key not in self._seen:
            self._seen[key] = self._look_up(text, name)
        return self._seen[key]

    def _look_up(self, text: str, name: Name | None) -> tuple[Form, tuple[Reading, ...]]:
        if found := demonym_readings(text, name, self._registry, self._gazetteer):
            return "demonym", found
        state = name.code if name is not None and name.kind == "state" else ""
        if found := state_readings(text, state, self._registry, self._gazetteer):
            return "demonym" if names_a_people(text, found[0].place) else "name", found
        if found := without_kind_word(text, self._gazetteer):
            return "shed", found
        return "unknown", ()


def _stands_for_a_body(name: Name, registry: Registry) -> bool:
    """The Kremlin is a government, not the village of that name in Oklahoma."""
    entry = best_entry(name.text, registry) if name.kind == "capital" else None
    return entry is not None and entry.kind == "metonym"


def _opens(token: Token) -> bool:
    text = token.text
    return text[0].isupper() or (text.lower() in lists()["openers"] and token.i + 1 < len(token.doc))


def _goes_on(token: Token) -> bool:
    text = token.text
    known = text.lower() in lists()["inner"] or text in lists()["joints"] or text in ("'s", "’s")
    return text[0].isupper() or known or text.isdigit()


def _closes(token: Token) -> bool:
    numbered = token.text.isdigit() and token.i > 0 and token.nbor(-1).text[0].isupper()  # Air Base 101
    return numbered or (token.text[0].isupper() and any(c.isalpha() for c in token.text))


def _as_written(text: str) -> str:
    """ "OUTLOOK", a heading in capitals, as Outlook."""
    return text.capitalize() if text.isupper() and len(text) > _ACRONYM else text


_ACRONYM = 5
"""Letters up to which a word in capitals may be an acronym."""


def _after_comma(doc: Doc, first: int) -> bool:
    return first > 0 and doc[first - 1].text == ","
