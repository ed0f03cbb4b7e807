"""Finds rebuttals without a verb of denying: "accused them of lying", "the account conflicts with", "each blamed"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from tocsin.records import Event
from tocsin.records.actor import base
from tocsin.records.event import FACTS

from . import clauses
from .attribution import Attribution
from .context import Context
from .lexicon import load_lexicon
from .nouns import premodifiers
from .status import status_of

_NEAR = 600


class Rebuttal(NamedTuple):
    """The words that set two sides against each other, the sides, and what shows it."""

    span: tuple[int, int]
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    why: str


def rebuttals(context: Context, sentence: tuple[Token, ...]) -> Iterator[Rebuttal]:
    """Those that one sentence tells."""
    for token in sentence:
        found = _lying(context, token) or _conflicting(context, token) or _pushed_back(context, token)
        if found is not None:
            yield found


def exchanges(events: list[Event]) -> Iterator[Rebuttal]:
    """ "X accused Y; Y blamed X": two accusations that answer each other, and "they accused each other"."""
    blamed = [e for e in events if e.event_type == "ACCUSE" and e.is_fact and e.actors and e.targets]
    for i, one in enumerate(blamed):
        a, b = _bases(one.actors), _bases(one.targets)
        if len(a) > 1 and a == b:
            yield Rebuttal(one.span, (one.actors[:1], one.actors[1:]), "they accuse each other")
        for other in blamed[i + 1 :]:
            near = abs(other.start - one.start) < _NEAR
            if near and a.isdisjoint(b) and a == _bases(other.targets) and b == _bases(other.actors):
                yield Rebuttal(other.span, (one.actors, other.actors), "each accuses the other")


def _bases(codes: tuple[str, ...]) -> set[str]:
    return {base(c) for c in codes}


def owner(context: Context, claim: Token) -> tuple[str, ...]:
    """Whose claim it is: "Chad's account", "claims by the army", "the U.S. version"."""
    named = [t for t in premodifiers(claim) if t.dep_ == "poss" or t.pos_ in {"ADJ", "PROPN"}]
    words = [*named, *clauses.preposition_objects(claim, "by", "from", "of")]
    later = [o for c in claim.children if c.dep_ == "prep" for o in clauses.preposition_objects(c, "by")]
    return tuple(dict.fromkeys(a for t in (*words, *later) for a in context.actors(t).actors))


def _lying(context: Context, verb: Token) -> Rebuttal | None:
    """ "X said Y was misleading the public", "accused Y of fabricating the video"."""
    if verb.lemma_.lower() not in load_lexicon("disputes")["lying"] or clauses.negation(verb) is not None:
        return None
    said = next((a for a in _said(context, verb.idx) if a.speakers), None)
    over = verb.head.head if verb.dep_ == "pcomp" else None
    if over is not None and over.lemma_.lower() in {"accuse", "suspect", "blame"} and clauses.is_verb(over):
        accuser, accused = clauses.subject(over), next(iter(clauses.objects(over)), None)
        one = context.actors(accuser).actors if accuser is not None else ()
        other = context.actors(accused).actors if accused is not None else ()
        span = clauses.clause_span(over)
        status = status_of(over, speech=True).status
    elif said is not None:
        doer = clauses.subject(verb) or (clauses.subject(verb.head) if verb.dep_ == "acomp" else None)
        one, other = said.speakers, context.actors(doer).actors if doer is not None else ()
        span = clauses.subtree_span(verb.head if verb.dep_ == "acomp" else verb)
        status = status_of(verb.head if verb.dep_ == "acomp" else verb).status
    else:
        return None
    if not one or not other or _bases(tuple(one)) & _bases(tuple(other)) or status not in FACTS:
        return None
    return Rebuttal(span, (tuple(other), tuple(one)), f"'{verb.text}' of the other side's word")


def _said(context: Context, offset: int) -> list[Attribution]:
    inside = [a for a in context.attributions if a.start <= offset < a.end]
    return sorted(inside, key=lambda a: a.end - a.start)


def _conflicting(context: Context, verb: Token) -> Rebuttal | None:
    """ "The account conflicts with claims by the envoy", "the video belies the army's version"."""
    lexicon = load_lexicon("disputes")
    word = verb.lemma_.lower()
    preps = lexicon["conflicting"].get(word)
    if preps is None:
        return None
    others = clauses.preposition_objects(verb, *[p for p in preps if p]) if any(preps) else []
    others += clauses.objects(verb) if "" in preps else []
    claim = next((t for t in others if t.lemma_.lower() in lexicon["claims"]), None)
    # a small parse takes "the account conflicts" for a noun phrase
    doer = clauses.subject(verb) or next(iter(clauses.children(verb, "nsubj", "compound")), None)
    if claim is None or doer is None or doer.lemma_.lower() not in {*lexicon["claims"], *lexicon["telling"]}:
        return None
    if clauses.is_verb(verb) and status_of(verb).status not in FACTS:
        return None
    two = owner(context, claim) or _by_behind(context, verb)
    one = owner(context, doer) or _last_speaker(context, verb)
    if not two or _bases(two) == _bases(one):
        return None
    right = max(clauses.subtree_span(claim)[1], clauses.clause_span(verb)[1])
    return Rebuttal((doer.left_edge.idx, right), (one, two), f"'{verb.text}' with a {claim.norm_}")


def _by_behind(context: Context, verb: Token) -> tuple[str, ...]:
    """Who claims, where the parse hangs "by" further off: "conflicts with claims after the raid by the envoy"."""
    behind = [o for c in verb.subtree if c.norm_ == "by" and c.i > verb.i for o in clauses.children(c, "pobj")]
    return tuple(dict.fromkeys(a for t in behind[:1] for a in context.actors(t).actors))


def _last_speaker(context: Context, verb: Token) -> tuple[str, ...]:
    before = [a for a in context.attributions if a.speakers and a.end <= verb.idx and verb.idx - a.end < _NEAR]
    last = max(before, key=lambda a: a.end, default=None)
    return tuple(s for s in last.speakers if s != "unnamed") if last is not None else ()


def _pushed_back(context: Context, verb: Token) -> Rebuttal | None:
    """ "Pushed back against the claim", "cast doubt on the report", "took issue with the account"."""
    lexicon = load_lexicon("disputes")
    row = lexicon["pushing"].get(verb.lemma_.lower())
    if row is None or not clauses.is_verb(verb) or verb.dep_ == "relcl" or clauses.negation(verb) is not None:
        return None
    near = [c for c in verb.children if c.norm_ in row["beside"]] if row.get("beside") else [verb]
    things = [o for t in (verb, *near) for o in clauses.preposition_objects(t, *row["prep"])] if near else []
    claim = next((t for t in things if t.lemma_.lower() in lexicon["claims"]), None)
    doer = clauses.subject(verb)
    one = context.actors(doer).actors if doer is not None else ()
    if claim is None or not one or status_of(verb, speech=True).status not in FACTS:
        return None
    start = doer.left_edge.idx if doer is not None and verb.idx - doer.left_edge.idx < 120 else verb.idx
    span = (min(start, verb.idx), max(claim.idx + len(claim), clauses.clause_span(verb)[1]))
    return Rebuttal(span, (owner(context, claim), one), f"'{verb.text}' at a {claim.norm_}")
