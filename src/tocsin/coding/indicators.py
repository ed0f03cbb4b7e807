"""Codes indicators: quantities over a period or area, and rises and falls without a number."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tocsin.records import Indicator, Number

from . import clauses
from .context import Context
from .lexicon import load_lexicon
from .nouns import governor
from .polls import polled
from .portions import among, cases, percentage
from .quantities import quantities
from .tolls import counted_span, existing, listed, many, period_of, rated, share, stock, toll
from .trends import level, noun_trend, verb_trend

_THAN = re.compile(r"\b(?:compared (?:with|to)|(?:up|down) from|against)\s+(?:\w+\s+){0,2}?(\d[\d,.]*)")


_TELLING = frozenset({"NOUN", "PROPN", "VERB", "AUX", "SYM", "INTJ"})


def code_indicators(context: Context) -> list[Indicator]:
    """Indicators sentence by sentence, none inside another but the parts of a toll that have numbers of their own."""
    found: list[Indicator] = []
    for sentence in context.asserting:
        for span, word, part_of in polled(context, sentence):
            told = _write(context, word, span, word, "", part_of)
            if not any(_overlaps(told, other) for other in found):
                found.append(told)
        for token in sentence:
            if token.pos_ not in _TELLING:
                continue
            part = among(context, token)
            if part is not None:
                found.append(_write(context, token, part[0], token, "", part[1]))
                continue
            record = _trend(context, token) or _count(context, token)
            if record is not None and not any(_overlaps(record, other) for other in found):
                found.append(record)
                found += [_write(context, word, span, token, "", count) for span, word, count in listed(context, token)]
        for span, word, number, direction in quantities(context, sentence):
            told = _write(context, word, span, word, direction, number)
            if not any(_overlaps(told, other) for other in found):
                found.append(told)
    return found


def _overlaps(a: Indicator, b: Indicator) -> bool:
    return max(a.start, b.start) < min(a.end, b.end)


def _trend(context: Context, token: Token) -> Indicator | None:
    if token.pos_ == "NOUN":
        seen = noun_trend(token)
        if seen is None:
            return None
        verb, how = governor(token)
        taken = verb is not None and how == "object" and verb.lemma_ == "take"
        span = clauses.clause_span(verb) if taken and verb is not None else clauses.noun_span(token)
        return _write(context, token, span, seen[0], seen[1])
    seen = verb_trend(token)
    if seen is None:
        return None
    span = clauses.clause_span(token)
    numbers = context.numbers_in(*span)
    # A running total has its value and no direction.
    running = seen[0].lemma_.lower() == "toll" and bool(numbers)
    return _write(context, token, span, seen[0], "" if running else seen[1])


def _count(context: Context, token: Token) -> Indicator | None:
    portion = percentage(context, token)
    if portion is not None:
        verb, measured, number, direction = portion
        return _write(context, verb, clauses.clause_span(verb), measured, direction, number)
    return _by_noun(context, token) if token.pos_ in {"NOUN", "PROPN"} else _by_verb(context, token)


def _by_noun(context: Context, token: Token) -> Indicator | None:
    number = stock(context, token) or share(context, token) or rated(context, token) or cases(context, token)
    if number is None:
        return None
    end = max(number.end, clauses.noun_span(token)[1])
    return _write(context, token, (min(number.start, token.idx), end), token, "", number)


def _by_verb(context: Context, token: Token) -> Indicator | None:
    number = toll(context, token)
    if number is not None:
        return _write(context, token, counted_span(token), token, _compared(context, token, number), number)
    incidents = existing(context, token)
    if incidents is not None:
        return _write(context, token, clauses.clause_span(token), incidents[0], "", incidents[1])
    if many(token):
        return _write(context, token, clauses.clause_span(token), token, "")
    measured = level(token)
    if measured is None:
        return None
    span = clauses.clause_span(token)
    number = next((n for n in context.numbers_in(*span) if n.start > token.idx), None)
    return _write(context, token, span, measured, "", number) if number is not None else None


def _compared(context: Context, verb: Token, number: Number) -> str:
    """ "215 were killed, compared with 271": the direction that two counts of one thing give."""
    match = _THAN.search(context.text, verb.idx, verb.sent.end_char)
    if match is None or number.low is None:
        return ""
    before = float(match.group(1).replace(",", "").rstrip(".") or 0)
    return "down" if before > number.low else "up" if before < number.low else "level"


def _write(
    context: Context, head: Token, span: tuple[int, int], measured: Token, direction: str, number: Number | None = None
) -> Indicator:
    scope = clauses.subtree_span(head)
    verb, _ = governor(head) if head.pos_ == "NOUN" else (head, "")
    numbers = [number] if number is not None else context.numbers_in(*span)
    period = period_of(context, head)
    places = context.places_in(*scope) or (context.places_in(*clauses.subtree_span(verb)) if verb is not None else [])
    return indicator_of(
        context,
        context.one_line(*span),
        measured=measured,
        value=numbers[0] if numbers else None,
        direction=direction,
        period=period.text if period is not None else "",
        scope=places[0].text if places else "",
        holders=context.holders_of(*span, besides=head.idx),
        why=f"'{head.text}' measures '{measured.text}'",
    )


def indicator_of(
    context: Context,
    span: tuple[int, int],
    *,
    measured: Token,
    value: Number | None,
    direction: str,
    period: str,
    scope: str,
    holders: tuple[str, ...],
    why: str,
) -> Indicator:
    """An indicator of a span within one line, measured by the innermost of those who answer for it."""
    return Indicator.of(
        context.text,
        doc=context.doc,
        start=span[0],
        end=span[1],
        metric=_metric(measured, value),
        value=(value.low, value.high) if value is not None else None,
        value_text=value.text if value is not None else "",
        unit=value.unit if value is not None else "",
        direction=direction,
        period=period,
        scope=scope,
        source=holders[-1:],
        holders=holders,
        why=why,
    )


def _metric(token: Token, value: Number | None) -> str:
    """What is counted, in words: of a verb of death or loss who and what, else the noun with what stands before it."""
    told = load_lexicon("indicators")["toll_verbs"].get(token.lemma_.lower(), "")
    if clauses.is_verb(token) and told:
        unit = value.unit if value is not None else ""
        counted = "money" if unit == "usd" else "people" if unit in {"", "percent"} else unit
        return f"{counted} {told}"
    words = [c for c in token.children if c.dep_ in {"amod", "compound"} and c.tag_ != "VBG"]
    return " ".join(t.text for t in sorted([*words, token], key=lambda t: t.i))
