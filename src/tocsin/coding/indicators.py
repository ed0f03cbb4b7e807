"""Codes indicators: quantities over a period or area, and rises and falls without a number."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.records import Indicator, Number, TimeExpression

from . import clauses
from .context import Context
from .lexicon import load_lexicon
from .nouns import governor, lemma


def code_indicators(context: Context) -> list[Indicator]:
    """Indicators in text order, none inside another."""
    found: list[Indicator] = []
    for sentence in context.sentences:
        for token in sentence:
            record = _trend_noun(context, token) or _trend_verb(context, token) or _toll(context, token)
            if record is not None and not any(_overlaps(record, other) for other in found):
                found.append(record)
    return found


def _overlaps(a: Indicator, b: Indicator) -> bool:
    return max(a.start, b.start) < min(a.end, b.end)


def _trend_noun(context: Context, noun: Token) -> Indicator | None:
    """ "A surge in violence", "the intensifying violence", "a 38 % rise in deaths"."""
    lexicon = load_lexicon("indicators")
    if noun.pos_ != "NOUN":
        return None
    direction = _direction(lexicon["nouns"], lemma(noun))
    measured = (
        [o for o in clauses.preposition_objects(noun, "in", "of") if lemma(o) in lexicon["measures"]]
        if direction
        else []
    )
    if measured:
        return _write(context, noun, clauses.noun_span(noun), measured[0], direction)
    if lemma(noun) in lexicon["measures"]:
        for child in clauses.children(noun, "amod"):
            direction = _direction(lexicon["adjectives"], child.lower_)
            if direction:
                return _write(context, noun, clauses.noun_span(noun), noun, direction)
    return None


def _trend_verb(context: Context, verb: Token) -> Indicator | None:
    """ "Deaths surged by 38 %", "troop numbers grew from hundreds to the low thousands"."""
    lexicon = load_lexicon("indicators")
    if not clauses.is_verb(verb):
        return None
    direction = _direction(lexicon["verbs"], verb.lemma_.lower())
    subject = clauses.subject(verb) if direction else None
    if subject is None or lemma(subject) not in lexicon["measures"] or _unreal(verb):
        return None
    return _write(context, verb, clauses.clause_span(verb), subject, direction)


def _unreal(verb: Token) -> bool:
    return clauses.negation(verb) is not None or bool(
        set(clauses.auxiliaries(verb)) & {"may", "might", "could", "would", "will", "can"}
    )


def _toll(context: Context, verb: Token) -> Indicator | None:
    """ "The war has killed more than 1,400 people since March": a count over a period or by a whole conflict."""
    lexicon = load_lexicon("indicators")
    if not clauses.is_verb(verb) or verb.lemma_.lower() not in lexicon["toll_verbs"] or _unreal(verb):
        return None
    span = clauses.clause_span(verb)
    scope = clauses.subtree_span(verb)
    numbers = [n for n in context.numbers_in(*span) if n.unit not in {"usd", "year", "day", "month", "week", "hour"}]
    if not numbers:
        return None
    period = _period(context, scope)
    subject = clauses.subject(verb)
    conflicts = [subject] if subject is not None else []
    conflicts += clauses.preposition_objects(verb, "in", "during")
    by_conflict = any(lemma(t) in lexicon["conflicts"] for t in conflicts)
    if period is None and not by_conflict and verb.lemma_.lower() not in lexicon["flows"]:
        return None
    return _write(context, verb, span, verb, "", numbers[0])


def _period(context: Context, scope: tuple[int, int]) -> TimeExpression | None:
    words = load_lexicon("indicators")["period_words"]
    return next(
        (t for t in context.times_in(*scope) if any(w in t.text.lower() for w in words) or t.value.startswith("P")),
        None,
    )


def _write(
    context: Context, head: Token, span: tuple[int, int], measured: Token, direction: str, number: Number | None = None
) -> Indicator:
    scope = clauses.subtree_span(head)
    verb, _ = governor(head) if head.pos_ == "NOUN" else (head, "")
    numbers = [number] if number is not None else context.numbers_in(*span)
    value = numbers[0] if numbers else None
    period = next(iter(context.times_in(*scope)), None)
    holders = context.holders_of(*span)
    start, end = context.one_line(*span)
    places = context.places_in(*scope) or (context.places_in(*clauses.subtree_span(verb)) if verb is not None else [])
    return Indicator.of(
        context.text,
        doc=context.doc,
        start=start,
        end=end,
        metric=_metric(measured),
        value=(value.low, value.high) if value is not None else None,
        value_text=value.text if value is not None else "",
        unit=_unit(value),
        direction=direction,
        period=period.text if period is not None else "",
        scope=places[0].text if places else "",
        source=holders[-1:],
        holders=holders,
        why=f"'{head.text}' measures '{measured.text}'",
    )


def _metric(token: Token) -> str:
    if clauses.is_verb(token):
        return f"people {load_lexicon('indicators')['toll_verbs'][token.lemma_.lower()]}"
    words = [c for c in token.children if c.dep_ in {"amod", "compound"} and c.tag_ != "VBG"]
    return " ".join(t.text for t in sorted([*words, token], key=lambda t: t.i))


def _unit(value: Number | None) -> str:
    return value.unit if value is not None else ""


def _direction(classes: dict[str, list[str]], word: str) -> str:
    return next((direction for direction, words in classes.items() if word in words), "")
