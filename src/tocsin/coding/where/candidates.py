"""What in a text may be the place of an act: toponyms, entities of place and other proper names.

The list is wide on purpose. A small village is in no gazetteer and the language model takes it for a person or a
company; whether a name is a place at all is then told by the words around it, which the chooser weighs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from spacy.tokens import Doc, Span, Token

from tocsin.records import PlaceName

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_NEVER = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL"})
"""Labels of names that are left out at once, for they are many: "Saturday", "May"."""
_HYPHENS = frozenset({"-", "–", "‐", "‑"})
_MARKS = frozenset({"‘", "`", "ʿ", "ʻ"})
"""Written for the Arabic ayn before a name; also opening quotation marks, so both spans are offered."""
_NAMELIKE = frozenset({"NOUN", "ADJ", "X", "VERB", "ADV", "INTJ"})
_BY_COMPASS = re.compile(r"(north|south|east|west|central|upper|lower|downtown|suburban|rural)", re.IGNORECASE)


@dataclass(frozen=True)
class Candidate:
    """A stretch of the text that may name the act's place. ``start`` and ``end`` are character offsets."""

    start: int
    end: int
    span: Span
    """The tokens that it covers."""
    place: PlaceName | None = None
    """The toponym that stands there, if reading found one."""

    @property
    def text(self) -> str:
        """The name as written."""
        first = self.span.start_char  # the document's own text would be put together anew at every call
        return self.span.text[self.start - first : self.end - first]


def find_candidates(parse: Doc, places: Sequence[PlaceName], start: int, end: int) -> tuple[Candidate, ...]:
    """Candidates between two character offsets, in text order; of one span only one, spans may overlap."""
    found: dict[tuple[int, int], Candidate] = {}
    for place in (p for p in places if not p.demonym):
        span = parse.char_span(place.start, place.end, alignment_mode="expand")
        if span is not None and start <= place.start and place.end <= end:
            found[place.start, place.end] = Candidate(place.start, place.end, span, place)
    scope = parse.char_span(start, end, alignment_mode="expand")
    if scope is None:
        return tuple(found.values())
    runs = list(_runs(scope))
    for named in (*_entities(scope), *runs, *_wider(runs)):
        key = (named.start_char, named.end_char)
        found.setdefault(key, Candidate(*key, named, _covered(key, places)))
    return tuple(sorted(found.values(), key=lambda c: (c.start, c.end)))


def _covered(key: tuple[int, int], places: Iterable[PlaceName]) -> PlaceName | None:
    """The toponym of a wider or narrower name: Idlib of Idlib Province."""
    shared = [p for p in places if p.start < key[1] and key[0] < p.end and not p.demonym]
    return max(shared, key=lambda p: min(p.end, key[1]) - max(p.start, key[0])) if shared else None


def _entities(scope: Span) -> Iterator[Span]:
    for entity in scope.ents:
        if entity.label_ in PLACE_LABELS:
            trimmed = _trimmed(entity)
            if trimmed is not None:
                yield trimmed


def _trimmed(span: Span) -> Span | None:
    """Without article, point of the compass in small letters, possessive mark and points at its edges."""
    first, last = span.start, span.end
    while first < last and _opens(span.doc[first]):
        first += 1
    while first < last and (span.doc[last - 1].tag_ in {"POS", ",", "."} or span.doc[last - 1].is_space):
        last -= 1
    return span.doc[first:last] if first < last else None


def _opens(token: Token) -> bool:
    small = token.text.islower() and (token.norm_ in {"the", "a", "an"} or _BY_COMPASS.match(token.text) is not None)
    return small or token.is_space


def _runs(scope: Span) -> Iterator[Span]:
    """Longest chains of words written as names: "Tall Abyad", "Al-Bab", "Ain el-Helweh"."""
    tokens = list(scope)
    index = 0
    while index < len(tokens):
        if not _names(tokens[index], scope):
            index += 1
            continue
        last = index
        while (step := _step(tokens, last, scope)) is not None:
            last = step
        run = scope.doc[tokens[index].i : tokens[last].i + 1]
        if any(token.ent_type_ not in _NEVER for token in run):
            yield run
        index = last + 1


def _step(tokens: list[Token], last: int, scope: Span) -> int | None:
    """Index of the next word of the chain, or nothing where it ends."""
    if last + 1 < len(tokens) and _names(tokens[last + 1], scope):
        return last + 1
    joined = last + 2 < len(tokens) and not tokens[last].whitespace_ and not tokens[last + 1].whitespace_
    if joined and tokens[last + 1].text in _HYPHENS and tokens[last + 2].text[:1].isalpha():
        return last + 2
    return None


def _names(token: Token, scope: Span) -> bool:
    if token.pos_ == "PROPN":
        return True
    return token.text[:1].isupper() and token.pos_ in _NAMELIKE and not token.is_sent_start and token.i != scope.start


def _wider(runs: Sequence[Span]) -> Iterator[Span]:
    """Names that take in a number, an ayn or a second name: "Hill 881", "‘Ayn Isa", "Straits of Malacca"."""
    for run, following in zip_longest(runs, runs[1:]):
        doc, first, last = run.doc, run.start, run.end
        if first and (doc[first - 1].text in _MARKS or doc[first - 1].like_num) and doc[first - 1].sent == run.sent:
            yield doc[first - 1 : last]
        if last < len(doc) and (doc[last].text.isdigit() or (doc[last].text == "’" and not doc[last - 1].whitespace_)):
            yield doc[first : last + 1]
        if following is not None and [t.norm_ for t in doc[last : following.start]] in (["of"], ["of", "the"]):
            yield doc[first : following.end]
