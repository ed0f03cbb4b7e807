"""Finds quantities told without a toll or a trend: rates, estimates, sums by the year, ordinals, standing needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from tocsin.records import Number
from tocsin.records.event import FACTS

from . import clauses
from .context import Context
from .lexicon import load_lexicon
from .nouns import lemma
from .status import status_of
from .tolls import one_day, period_of

_TIMES = frozenset({"day", "year", "month", "week", "hour", "minute", "second", "time", "decade"})
_RATE = re.compile(
    r"[^.;:,()]{0,45}?\b(?:(?:a|per|each|every) (?:day|week|month|year|barrel|gallon|lit(?:er|re)|ton|tonne|kilo|head)"
    r"|annually|yearly)\b",
)
_REGULAR = re.compile(r"(?: of)?(?: \w+){0,4}? (?:annual|yearly|monthly|weekly|daily)(?: \w+)?")
_RECORD = re.compile(
    r"\b(?P<how>more|higher|greater|larger|bigger|stronger|longer|fewer|less|lower|smaller|weaker)\b"
    r"(?: [\w'’-]+){0,4}? "
    r"than (?:at )?(?:any (?:other )?(?:time|point|period|year|month)|ever|in any|they (?:have|had) been)\b"
)
_ORDINALS = (
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)


class Quantity(NamedTuple):
    """What is measured, the words that tell it, its number and its direction."""

    span: tuple[int, int]
    word: Token
    number: Number | None
    direction: str = ""


def quantities(context: Context, sentence: tuple[Token, ...]) -> Iterator[Quantity]:
    """The quantities of one sentence that need neither a verb of loss nor a noun of rising."""
    start, end = sentence[0].idx, sentence[-1].idx + len(sentence[-1])
    for number in context.numbers_in(start, end):
        word = next(t for t in sentence if t.idx + len(t) > number.start)
        if number.unit == "time" and _told_as_fact(word):
            verb = _verb_over(word)
            if verb is not None and period_of(context, verb) is not None and (number.low or 0) > 1:
                yield Quantity(clauses.clause_span(verb), verb, number)  # "have clashed three times since 1999"
        if number.unit in _TIMES or not _told_as_fact(word):
            continue
        found = _rate(context, word, number) or _enriched(context, word, number) or _in_need(context, word, number)
        if found is not None:
            yield found
    for token in sentence:
        found = _estimate(context, token) or _nth(context, token) or _fraction(token)
        if found is not None:
            yield found
    match = _RECORD.search(context.text, start, end)
    if match is not None:
        token = next(t for t in sentence if t.idx >= match.start())
        verb = _verb_over(token)
        if verb is not None and _told_as_fact(token):
            down = match["how"] in {"fewer", "less", "lower", "smaller", "weaker"}
            left, right = clauses.clause_span(verb)
            yield Quantity((min(left, match.start()), max(right, match.end())), verb, None, "down" if down else "up")


def _verb_over(token: Token) -> Token | None:
    return next((a for a in (token, *token.ancestors) if clauses.is_verb(a)), None)


def _told_as_fact(token: Token) -> bool:
    verb = _verb_over(token)
    return verb is not None and clauses.negation(verb) is None and status_of(verb).status in FACTS


def _rate(context: Context, word: Token, number: Number) -> Quantity | None:
    """ "3 billion dollars a year", "tens of millions in monthly payments", "90 dollars a barrel"."""
    end = min(word.sent.end_char, number.end + 90)
    match = _RATE.match(context.text, number.end, end) or _REGULAR.match(context.text, number.end, end)
    if match is None or any(n.start >= number.end and n.end <= match.end() for n in context.numbers_in(*match.span())):
        return None
    return Quantity((number.start, match.end()), word, number)


def _enriched(context: Context, word: Token, number: Number) -> Quantity | None:
    """ "Enriched to 60 percent", "300 kilograms of enriched uranium"."""
    behind = context.text[number.end : number.end + 45].lower()
    before = context.text[max(0, number.start - 40) : number.start].lower()
    of_fuel = re.match(r"[^.;,]{0,24}\b(?:enriched|uranium|plutonium|heavy water)\b", behind)
    if of_fuel is not None and number.low is not None:
        return Quantity((number.start, number.end + of_fuel.end()), word, number)
    purity = number.unit == "percent" and re.search(r"\b(?:enrich\w*|purity)\b[^.;,]*$", before)
    if not purity:
        return None
    verb = _verb_over(word)
    return Quantity(clauses.clause_span(verb), word, number) if verb is not None else None


def _in_need(context: Context, word: Token, number: Number) -> Quantity | None:
    """ "Nine million people are in need", "half a million were homeless": how many stand so, not how many fell."""
    lexicon = load_lexicon("indicators")["standing"]
    verb = _verb_over(word)
    if verb is None or verb.lemma_ not in {"be", "remain"} or (number.low or 0) < 100 or number.unit == "percent":
        return None
    subject = clauses.subject(verb)
    if subject is None or not (subject == word or word in subject.subtree):
        return None
    told = {c.norm_ for c in clauses.children(verb, "acomp", "attr")}
    behind = {o.lemma_.lower() for o in clauses.preposition_objects(verb, "in", "without", "under", "behind")}
    if not (told & set(lexicon["as"]) or behind & set(lexicon["in"])):
        return None
    span = clauses.clause_span(verb)
    return None if one_day(context, span) else Quantity(span, word, number)


def _estimate(context: Context, word: Token) -> Quantity | None:
    """ "Put the number at 5,000", "estimates of 8,000", "an estimated 20,000 fighters"."""
    if clauses.is_verb(word) and word.lemma_.lower() in {"estimate", "put", "reckon"}:
        counted = [*clauses.children(word, "ccomp"), *clauses.objects(word), *clauses.preposition_objects(word, "at")]
        named = any(lemma(t) in load_lexicon("indicators")["figures"] for t in clauses.objects(word))
        if word.lemma_ != "estimate" and not named:
            return None
        ahead = [n for t in counted for n in context.numbers_in(*clauses.subtree_span(t))]
        if not ahead or not _told_as_fact(word) or ahead[0].unit in _TIMES:
            return None
        return Quantity(clauses.clause_span(word, with_content=True), word, ahead[0])
    if word.lemma_.lower() == "estimate" and word.pos_ == "NOUN":
        number = next((n for n in context.numbers_in(word.idx, clauses.subtree_span(word)[1]) if n.low), None)
        if number is None or number.unit in _TIMES or not _told_as_fact(word):
            return None
        return Quantity((word.idx, number.end), word, number)
    return None


def _fraction(word: Token) -> Quantity | None:
    """ "Two-thirds of rural households lack water", "half of all children": a share told in a word."""
    lexicon = load_lexicon("indicators")
    if word.dep_ not in {"nsubj", "nsubjpass"} or word.lemma_.lower() not in lexicon["fractions"]:
        return None
    of = clauses.preposition_objects(word, "of")
    if not any(lemma(o) in {*lexicon["shares"], *lexicon["stocks"]} for o in of) or not _told_as_fact(word):
        return None
    return Quantity(clauses.clause_span(word.head), word, None) if clauses.is_verb(word.head) else None


def _nth(context: Context, noun: Token) -> Quantity | None:
    """ "The fourth time since last summer", "the third attack this month": a count that goes on."""
    if noun.pos_ != "NOUN":
        return None
    nth = next((c for c in clauses.children(noun, "amod") if c.norm_ in _ORDINALS), None)
    lexicon = load_lexicon("indicators")
    counted = lemma(noun) in {"time", "day", "week", "year", *lexicon["incidents"], *lexicon["cases"]}
    counted = counted or lemma(noun) in {"attack", "strike", "launch", "clash", "bombing", "wave", "round"}
    if nth is None or not counted or not _told_as_fact(noun):
        return None
    left, right = clauses.subtree_span(noun)
    near = context.text[noun.idx : noun.idx + 60]
    since = re.match(
        r"\w+(?: such \w+)?(?: \w+){0,3}? (?:since|in (?:a|as many|less|under|\w+ (?:days|weeks|months|years))|this)\b",
        near,
    )
    if since is None or (period_of(context, noun) is None and "this" not in since.group()):
        return None
    verb = noun.head if noun.dep_ == "attr" else None
    clause = next((c for c in verb.children if c.dep_ in {"ccomp", "relcl"} and c.i > noun.i), None) if verb else None
    right = max(right, clauses.clause_span(clause)[1]) if clause is not None else right
    rank = float(_ORDINALS.index(nth.norm_) + 2)
    return Quantity((left, right), noun, Number(nth.idx, nth.idx + len(nth), nth.text, rank, rank, ""))
