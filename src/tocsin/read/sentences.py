"""Splits a parsed text into the sentences that are worth coding."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Doc

from tocsin.records import Furniture

from .lexicon import load_lexicon

Span = tuple[int, int]

_BREAKS = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_CLOSERS = "\"”’')]}»"
_ENDING = re.compile(r"(?:[.!?…]+|[.!?,]?\.\.\.)\s?[\"”’')\]}»]*(?:\s[\"”’'])?\Z")
_SPLIT = re.compile(r"(?<=[\w%)\]\"”’'»])[.!?…]+[\"”’')\]»]{0,3}(?:\s[\"”'](?=\s))?\s+(?=[\"“‘'(\[«]*[A-ZÀ-Þ\d])")
_FRENCH_SPLIT = re.compile(
    r"(?<=[\w%)\]\"”’'»])(?:\.+|…|[ \u00a0\u202f]?[!?]+)(?:[ \u00a0\u202f]?[»\"”)\]]){0,3}\s+"
    r"(?=(?:[\"“‘'(\[«][ \u00a0\u202f]?)*[A-ZÀ-Þ\d])"
)
"""A question has a blank before its mark, and a quotation one within its marks."""
_LAST_WORD = re.compile(r"([\w.&’'-]+)\.[\"”’')\]}»]*\s*\Z")
_NEXT_WORD = re.compile(r"[\"“‘'(\[«]*([\w’'-]+)")
_ELIDED = re.compile(r"(L|D|C|J|N|S|Qu|Lorsqu|Jusqu|Aujourd)['’]")
_INITIAL = re.compile(r"[A-Z](?:\.[A-Z])*")
_WINDOW = 60
"""Characters that are looked at on either side of a possible boundary; no abbreviation or speech tag is longer."""


class _Lists(NamedTuple):
    titles: frozenset[str]
    shortenings: frozenset[str]
    openers: frozenset[str]
    split: re.Pattern[str]
    tag: re.Pattern[str]


def find_sentences(parse: Doc, furniture: tuple[Furniture, ...]) -> tuple[Span, ...]:
    """Character spans of the sentences outside furniture, none of which runs over a line break.

    The parser's own boundaries are kept where the text bears them out: it splits after abbreviations, before a closing
    quotation mark and before "he said", and runs over headings.
    """
    text, lists = parse.text, _lists(parse.lang_)
    starts = sorted({s.start_char for s in parse.sents} | {m.end() for m in lists.split.finditer(text)})
    found: list[Span] = []
    for start, end in _without(_report_lines(text), furniture):
        inner = [_after_closers(text, p, end) for p in starts[bisect_right(starts, start) : bisect_left(starts, end)]]
        bounds = [start, *(p for p in inner if p < end and _is_boundary(text, start, p, lists)), end]
        found += [_trimmed(text, a, b) for a, b in pairwise(sorted(set(bounds)))]
    return tuple((a, b) for a, b in found if any(c.isalnum() for c in text[a:b]))


def _report_lines(text: str) -> Iterator[Span]:
    start = 0
    for match in _BREAKS.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _without(lines: Iterable[Span], furniture: tuple[Furniture, ...]) -> Iterator[Span]:
    starts, ends = [piece.start for piece in furniture], [piece.end for piece in furniture]
    for start, end in lines:
        begin = start
        for piece in furniture[bisect_right(ends, start) : bisect_left(starts, end)]:
            yield begin, max(begin, piece.start)
            begin = min(end, piece.end)
        yield begin, end


def _after_closers(text: str, at: int, end: int) -> int:
    """A mark that closes a quotation belongs to the sentence that it closes, though the parser may begin with it."""
    while at < end and text[at] in _CLOSERS and (at + 1 == end or text[at + 1].isspace() or text[at + 1] in _CLOSERS):
        at += 1
    while at < end and text[at].isspace():
        at += 1
    return at


def _is_boundary(text: str, begin: int, at: int, lists: _Lists) -> bool:
    before, behind = text[max(begin, at - _WINDOW) : at].rstrip(), text[at : at + _WINDOW]
    if not _ENDING.search(before) or behind[:1].islower():
        return False
    if _is_tag(before, behind, lists):
        return False
    word = _LAST_WORD.search(before)
    follows = _NEXT_WORD.match(behind)
    return word is None or _ends_at(word.group(1), _opening(follows.group(1)) if follows else "", behind, lists)


def _is_tag(before: str, behind: str, lists: _Lists) -> bool:
    """ "Will it hold?" Smith asked: the question ends, its sentence does not."""
    return before[-1] in "\"”’'»" and before.rstrip("\"”’'» ")[-1:] in "?!" and bool(lists.tag.match(behind))


def _ends_at(word: str, follows: str, behind: str, lists: _Lists) -> bool:
    plain = word.lstrip("(['\"“‘")
    if plain in lists.titles:
        return False
    if plain in lists.shortenings:
        return follows in lists.openers or behind[:1] in '"“‘'
    if _INITIAL.fullmatch(plain) and (len(plain) == 1 or follows not in lists.openers):
        return plain == "I" and follows in lists.openers
    return True


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _opening(word: str) -> str:
    """The word that opens a sentence, a French article without the noun that it is written in one with: "L'armée"."""
    article = _ELIDED.match(word)
    return article[1] if article else word


@lru_cache(maxsize=4)
def _lists(language: str) -> _Lists:
    data = load_lexicon(Path(__file__).with_suffix(".yaml"))
    if language == "fr":
        french = data["french"]
        return _Lists(
            frozenset(french["titles"]),
            frozenset(french["shortenings"]),
            frozenset(french["openers"]),
            _FRENCH_SPLIT,
            re.compile(r"(?!)"),
        )
    speech = "|".join(data["speech"])
    return _Lists(
        frozenset(data["titles"]),
        frozenset(data["shortenings"]),
        frozenset(data["openers"]),
        _SPLIT,
        re.compile(rf"(?:[A-Z][\w.’'-]*,?\s+){{1,5}}(?:{speech})\b|(?:He|She|I|They|We)\s+(?:{speech})\b"),
    )
