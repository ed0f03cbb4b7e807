"""Names, quotations and sentences by token."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Token

from tocsin.records import Name, Reading


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A name with the tokens that it covers."""

    name: Name
    first: int
    last: int


class Index:
    """Where in the text a token stands."""

    def __init__(self, reading: Reading) -> None:
        parse = reading.parse
        self.tokens = list(parse)
        self.text = reading.text
        self.spans: list[NamedSpan] = []
        self._at: dict[int, NamedSpan] = {}
        starts = [token.idx for token in self.tokens]
        for name in reading.names:
            first = bisect_right(starts, name.start) - 1
            last = max(first, bisect_right(starts, name.end - 1) - 1)
            span = NamedSpan(name, first, last)
            self.spans.append(span)
            self._at.update(dict.fromkeys(range(first, last + 1), span))
        self.name_words = frozenset(
            token.text
            for span in self.spans
            if span.last > span.first
            for token in self.tokens[span.first : span.last + 1]
        )
        """Words of the names of several words: what "the foundation" may point back to."""
        self._lands = _lands(reading, starts)
        self._furniture = [(f.start, f.end) for f in reading.furniture]
        self._quotations = [(q.start, q.end) for q in reading.quotations if not q.nested]
        self._sentence: list[int] = []
        self._by_sentence: dict[int, list[Token]] = {}
        number = -1
        for token in self.tokens:
            number += bool(token.is_sent_start)
            self._sentence.append(max(number, 0))
            self._by_sentence.setdefault(max(number, 0), []).append(token)

    def name(self, token: Token) -> NamedSpan | None:
        """The name that covers the token."""
        return self._at.get(token.i)

    def land(self, token: Token) -> str:
        """The country in which the town or district lies that a token names, where the gazetteer has told it."""
        return self.country(token) or self._lands.get(token.i, "")

    def country(self, token: Token) -> str:
        """Code of the country, capital or town that a token names; empty otherwise."""
        span = self._at.get(token.i)
        if span is None or span.name.kind not in ("state", "capital", "place"):
            return ""
        return span.name.code if len(span.name.code) == 3 else ""

    def country_of(self, token: Token) -> str:
        """Code of the country that a token names, demonyms included."""
        span = self._at.get(token.i)
        demonym = span is not None and span.name.kind == "demonym"
        return span.name.code if span is not None and demonym else self.country(token)

    def in_furniture(self, span: NamedSpan) -> bool:
        """Whether a name stands in a dateline, heading or notice."""
        return any(start <= span.name.start < end for start, end in self._furniture)

    def sentence(self, i: int) -> int:
        """Number of the sentence that a token stands in."""
        return self._sentence[i]

    def quotation(self, token: Token) -> int:
        """Number of the quotation that a token stands in, −1 outside."""
        for number, (start, end) in enumerate(self._quotations):
            if start <= token.idx < end:
                return number
        return -1

    def sentence_tokens(self, number: int) -> list[Token]:
        """The tokens of a sentence by its number; none outside of the text."""
        return self._by_sentence.get(number, [])

    def sentence_text(self, number: int) -> str:
        """The sentence as written."""
        return "".join(token.text_with_ws for token in self.sentence_tokens(number))


def _lands(reading: Reading, starts: list[int]) -> dict[int, str]:
    """Country by token of the places that are no names of the registry: "Gaza", "Mosul"."""
    found: dict[int, str] = {}
    for place in reading.places:
        if place.country and place.place_id and place.kind in _WITHIN_STATES and not place.demonym:
            first = bisect_right(starts, place.start) - 1
            last = max(first, bisect_right(starts, place.end - 1) - 1)
            found.update(dict.fromkeys(range(first, last + 1), place.country))
    return found


_WITHIN_STATES = frozenset({"admin1", "admin2", "city", "site"})
