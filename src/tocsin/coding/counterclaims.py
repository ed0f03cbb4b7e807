"""Finds tellings that cannot both hold: two sides' counts of one thing, or one side's "not" after another's word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from tocsin.records import Dispute, Event
from tocsin.records.actor import base
from tocsin.records.event import Tally

from . import clauses
from .context import Context
from .lexicon import load_lexicon
from .rebuttals import exchanges, rebuttals

_NEAR = 300
_COUNTED: tuple[Tally, ...] = ("killed", "injured", "crowd", "arrested", "abducted")


def contrasts(context: Context, events: list[Event]) -> Iterator[Dispute]:
    """Disputes without a verb of denying."""
    yield from _counts(context, events)
    for answer in exchanges(events):
        yield _write(context, *answer)
    previous: tuple[Token, ...] = ()
    for sentence in context.sentences:
        if not any(t.text == "?" for t in sentence[-2:]):
            record = (
                _against(context, sentence) or _answered(context, previous, sentence) or _despite(context, sentence)
            )
            if record is not None:
                yield record
            for answer in rebuttals(context, sentence):
                yield _write(context, *answer)
        previous = sentence


def _counts(context: Context, events: list[Event]) -> Iterator[Dispute]:
    told = [e for e in events if e.holders and e.is_fact and any(k in e.numbers for k in _COUNTED)]
    for one, other in pairwise(told):
        if one.event_type != other.event_type or not 0 <= other.start - one.end < _NEAR:
            continue
        if _sides_differ(one.holders, other.holders) and _clash(one, other):
            span = (one.start, other.end)
            if "\n" not in context.text[slice(*span)]:
                yield _write(context, span, (one.holders[-1:], other.holders[-1:]), "two counts of one thing")


def _clash(one: Event, other: Event) -> bool:
    """Whether they count one thing so that both cannot be right."""
    for key in _COUNTED:
        a, b = one.numbers.get(key), other.numbers.get(key)
        if a is None or b is None:
            continue
        low_a, high_a, low_b, high_b = a[0] or 0, a[1], b[0] or 0, b[1]
        if (high_a is not None and low_b > high_a) or (high_b is not None and low_a > high_b):
            return True
    return False


def _against(context: Context, sentence: tuple[Token, ...]) -> Dispute | None:
    """ "X said that it had, while Y said that it had not": shared words, one of the two negated."""
    start, end = sentence[0].idx, sentence[-1].idx + len(sentence[-1])
    said = sorted(
        (a for a in context.attributions if start <= a.start and a.end <= end and a.speakers), key=lambda a: a.start
    )
    contrast = [t.idx for t in sentence if t.norm_ in load_lexicon("disputes")["contrast"]]
    for one, other in pairwise(said):
        at = next((at for at in contrast if one.start < at < other.end), -1)
        if at < 0 or other.start < one.end or set(one.speakers) & set(other.holders[:-1]):
            continue  # one telling inside another is a report of a report
        mine, theirs = _inside(sentence, one.start, min(one.end, at)), _inside(sentence, other.start, other.end)
        negated = _negated(mine) != _negated(theirs)
        shared = _words(mine) & _words(theirs)
        if negated and shared and _sides_differ(one.speakers, other.speakers):
            why = f"one side's 'not' against the other's '{min(shared)}'"
            return _write(context, (one.start, other.end), (one.speakers, other.speakers), why)
    return None


def _answered(context: Context, before: tuple[Token, ...], sentence: tuple[Token, ...]) -> Dispute | None:
    """ "X said that it had. But Y said that it had not": the same over two sentences."""
    if not before or sentence[0].norm_ not in {"but", "however", "yet"}:
        return None
    start, end = before[0].idx, sentence[-1].idx + len(sentence[-1])
    said = [a for a in context.attributions if start <= a.start and a.end <= end and a.speakers]
    claims = [a for a in said if a.end <= sentence[0].idx]
    answers = [a for a in said if a.start >= sentence[0].idx]
    for one in claims[-1:]:
        for other in answers[:1]:
            mine, theirs = _inside(before, one.start, one.end), _inside(sentence, other.start, other.end)
            shared = _words(mine) & _words(theirs)
            if _negated(mine) != _negated(theirs) and len(shared) > 1 and _sides_differ(one.speakers, other.speakers):
                why = f"one side's 'not' against the other's '{min(shared)}'"
                return _write(context, (other.start, other.end), (one.speakers, other.speakers), why)
    return None


def _despite(context: Context, sentence: tuple[Token, ...]) -> Dispute | None:
    """ "Despite its assertion that no request has come, the council has declared the pact void"."""
    for word in sentence:
        if word.norm_ not in {"despite", "to"} or (word.norm_ == "to" and word.head.norm_ != "contrary"):
            continue
        claims = load_lexicon("disputes")["despite"]
        claim = next((c for c in clauses.children(word, "pobj") if c.lemma_.lower() in claims), None)
        verb = next((a for a in word.ancestors if clauses.is_verb(a)), None)
        doer = clauses.subject(verb) if verb is not None else None
        if claim is None or verb is None or doer is None:
            continue
        one = tuple(a for t in clauses.children(claim, "poss", "amod", "nmod") for a in context.actors(t).actors)
        other = context.actors(doer).actors
        if one and other and base(one[0]) != base(other[0]):
            left, right = clauses.subtree_span(claim)
            span = clauses.clause_span(verb)
            whole = (min(left, span[0], doer.idx), max(right, span[1]))
            return _write(context, whole, (one, other), f"'{word.norm_}' a {claim.norm_}")
    return None


def _sides_differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return "unnamed" not in {one[-1], other[-1]} and base(one[-1]) != base(other[-1])


def _inside(sentence: tuple[Token, ...], start: int, end: int) -> list[Token]:
    return [t for t in sentence if start <= t.idx < end]


def _negated(words: list[Token]) -> bool:
    return any(t.dep_ == "neg" or t.norm_ in {"no", "never", "none"} for t in words)


def _words(words: list[Token]) -> set[str]:
    return {t.lemma_.lower() for t in words if t.pos_ in {"NOUN", "VERB"} and len(t.lemma_) > 3}


def _write(
    context: Context, span: tuple[int, int], sides: tuple[tuple[str, ...], tuple[str, ...]], why: str
) -> Dispute:
    start, end = context.one_line(*span)
    if end - start < span[1] - span[0] and "\n" not in context.text[slice(*span)]:
        start, end = span
    return Dispute.of(
        context.text, doc=context.doc, start=start, end=end, topic=context.text[start:end], sides=sides, why=why
    )
