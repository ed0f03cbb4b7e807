"""Finds counts in figures and words, with what is open at either end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from tocsin.records import Number

from .numerals import Numerals, bounds_of, core, currency_of, numerals
from .times import find_times

_UNIT_REACH = 4
"""Tokens in which a noun may follow the number that counts it, where the parse does not link them."""
_AFTER_NAME = re.compile(r"(?:[A-Z]\w+|\)), \Z")
_AFTER_AGE = re.compile(r"[,.;]|$| (?:and|who|was|is|from)\b")
_METRES = re.compile(r"\dm\Z")
_OBJECTS = ("dobj", "nsubjpass")
_COUNTED_POS = ("NOUN", "PROPN")
_THE_ONE = frozenset(
    {"no", "any", "every", "each", "some", "the", "this", "that", "which", "another", "only", "number", "not"}
)


def find_numbers(parse: Doc) -> tuple[Number, ...]:
    """Counts in text order: "more than 250" is (250, None), "hundreds" (100, 999), "dozens" (10, 99).

    Dates, lengths of time, ages, ordinals and numbers that are part of a name are no counts and are left out.
    """
    text, lists = parse.text, numerals(parse.lang_)
    plain = lists.plain(text)
    dated = _Spans((t.start, t.end) for t in find_times(parse))
    found = [
        number
        for m in lists.pattern.finditer(plain)
        if not dated.overlap(*core(m)) and (whole := _number(m, parse, text, lists))
        for number in (_both_ends(m, whole) if _is_change(m, parse, lists) else (whole,))
    ]
    found += [n for m in lists.none.finditer(plain) if (n := _none(m, parse))]
    return tuple(sorted(found, key=lambda n: n.start))


def _number(m: re.Match[str], parse: Doc, text: str, lists: Numerals) -> Number | None:
    bounds = bounds_of(m, lists)
    tokens = parse.char_span(*core(m), alignment_mode="expand")
    if bounds is None or tokens is None or _is_label(m, text, lists):
        return None
    token = tokens[-1]
    if _is_word_of_its_own(m, token, lists):
        return None
    unit = currency_of(m, lists) or ("percent" if m["percent"] else "")
    if not unit and (_names(tokens[0], token, lists) or _is_pronoun(m, token)):
        return None
    unit = unit or _unit(token, m.end())
    bare = "" if unit else m.group().lower()
    if unit in lists.data["times"] or bare == "zero" or (bare == "one" and token.dep_ not in _OBJECTS):
        return None
    if not unit and _METRES.search(m["a"] or ""):
        return None
    return Number(m.start(), m.end(), text[m.start() : m.end()], bounds[0], bounds[1], unit)


def _is_change(m: re.Match[str], parse: Doc, lists: Numerals) -> bool:
    """ "Rose from 50 to 60" tells two sizes, one after the other."""
    span = parse.char_span(*core(m), alignment_mode="expand")
    if not m["b"] or m["between"] or span is None or span[0].i < 2 or span[0].nbor(-1).norm_ not in lists.data["from"]:
        return False
    return any(token.lemma_.lower() in lists.data["changes"] for token in parse[max(0, span[0].i - 8) : span[0].i])


def _both_ends(m: re.Match[str], whole: Number) -> tuple[Number, Number]:
    return (
        Number(m.start("a"), m.end("a"), m["a"], whole.low, whole.low, whole.unit),
        Number(m.start("b"), whole.end, whole.text[m.start("b") - whole.start :], whole.high, whole.high, whole.unit),
    )


def _is_label(m: re.Match[str], text: str, lists: Numerals) -> bool:
    start, end = core(m)
    behind, before = text[end : end + 20], text[max(0, start - 24) : start]
    behind, before, labels = lists.plain(behind), lists.plain(before), lists.labels
    if labels.number_sign.search(before) or labels.age.match(behind) or labels.age_before.search(before):
        return True
    plain = m["a"] is not None and m["a"].isdigit() and len(m["a"]) <= 2 and not m["qualifier"]
    return plain and bool(_AFTER_NAME.search(before)) and bool(_AFTER_AGE.match(behind)) and not m["percent"]


def _names(first: Token, last: Token, lists: Numerals) -> bool:
    """Article 5, Resolution 1325, the Boeing 737: the number is part of a name that stands before it."""
    if first.i == 0 or (last.head.i > last.i and last.dep_ == "nummod" and last.head.pos_ in _COUNTED_POS):
        return False
    before = first.nbor(-1)
    if {before.norm_.rstrip("."), before.lower_.rstrip(".")}.intersection(lists.data["named"]):
        return True
    return (
        before.pos_ == "PROPN"
        and before.whitespace_ != ""
        and first.head in (before, before.head)
        and first.dep_ != "appos"
    )


def _is_word_of_its_own(m: re.Match[str], token: Token, lists: Numerals) -> bool:
    """French un and une are articles unless they count the dead or hurt, neuf is new as well as nine."""
    if token.pos_ == "ADJ" and lists.foreign:
        return True
    if m.group().lower() not in lists.data["articles"]:
        return False
    behind = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return behind not in lists.data["counted_by_article"]


def _is_pronoun(m: re.Match[str], token: Token) -> bool:
    """ "One" stands for somebody as often as it counts."""
    if m.group().lower() != "one":
        return False
    if token.i and token.nbor(-1).norm_ in _THE_ONE:
        return True
    follows = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if follows is not None and follows.norm_ in ("of", "another", "day", "can", "must", "should", "might", "thing"):
        return True
    return token.dep_ not in ("nummod", "dobj", "nsubjpass", "conj", "pobj") or token.tag_ != "CD"


def _unit(token: Token, end: int) -> str:
    """The lemma of what is counted: the noun that the parse hangs the number on, else the next noun in reach."""
    head = token.head
    if token.dep_ in ("nummod", "quantmod", "compound", "amod") and head.idx >= end and head.pos_ in _COUNTED_POS:
        return _lemma(head)
    for child in token.children:
        if child.norm_ == "of" and child.idx >= end:
            return next((_lemma(c) for c in child.children if c.pos_ in _COUNTED_POS), "")
    for step in range(1, _UNIT_REACH + 1):
        if token.i + step >= len(token.doc):
            break
        follower = token.nbor(step)
        if follower.pos_ in _COUNTED_POS:
            return _lemma(_last_of_compound(follower))
        if follower.pos_ not in ("ADJ", "ADP", "DET", "NUM", "PRON") and follower.text != "-":
            break
        if follower.pos_ == "ADP" and follower.norm_ != "of":
            break
    return ""


def _last_of_compound(noun: Token) -> Token:
    while noun.dep_ in ("compound", "nmod") and noun.head.i > noun.i and noun.head.pos_ in _COUNTED_POS:
        noun = noun.head
    return noun


def _lemma(noun: Token) -> str:
    return noun.lemma_.lower()


def _none(m: re.Match[str], parse: Doc) -> Number | None:
    span = parse.char_span(m.start("noun"), m.end("noun"), alignment_mode="expand")
    if span is None:
        return None
    return Number(m.start(), m.end("no"), m["no"], 0.0, 0.0, _lemma(span[-1]))


class _Spans:
    """Spans in text order that can be asked whether they touch another."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.spans = sorted(spans)

    def overlap(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with the span."""
        at = bisect_right(self.spans, (end - 1, float("inf")))
        return at > 0 and self.spans[at - 1][1] > start
