"""Codes forces that a noun alone tells of: a withdrawal that has begun, a private army that has come."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.records import Posture
from tocsin.records.actor import base
from tocsin.records.event import FACTS

from . import clauses
from .context import Context
from .hosts import country_at, host_of
from .lexicon import load_lexicon
from .nouns import governor, lemma, premodifiers
from .owners import armed
from .status import status_of


def movement(context: Context, noun: Token) -> Posture | None:
    """ "Begin a gradual withdrawal", "the arrival of the company's mercenaries"; nothing for what is only planned."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    state = load_lexicon("postures")["nouns"].get(lemma(noun))
    if state == "withdrawing":
        return _withdrawal(context, noun)
    return _company(context, noun) if state == "present" else None


def _withdrawal(context: Context, noun: Token) -> Posture | None:
    verb, how = governor(noun)
    begun = load_lexicon("postures")["begun"]
    if verb is None or how not in {"object", "subject"} or verb.lemma_.lower() not in begun:
        return None
    if status_of(verb).status not in FACTS:
        return None
    doer = clauses.subject(verb) if how == "object" else None
    words = [*([doer] if doer is not None and how == "object" else []), *_before(noun)]
    codes = [a for t in words for a in context.actors(t, acting=False).actors]
    owner = tuple(dict.fromkeys(armed(context, c) for c in codes if context.is_state(base(c))))[:3]
    host = next(
        (c for t in _before(noun) if (c := country_at(context, t)) and c != base(owner[0] if owner else "")), ""
    )
    host = host or (host_of(context, noun, owner)[0] if owner else "")
    owner = tuple(o for o in owner if base(o) != host)
    if not owner or not host:
        return None
    left = doer.left_edge.idx if doer is not None and doer.i < noun.i else clauses.noun_span(noun)[0]
    return _write(context, (left, noun.idx + len(noun)), owner, host, "withdrawing", noun)


def _before(noun: Token) -> list[Token]:
    return [t for t in premodifiers(noun) if t.pos_ in {"PROPN", "ADJ"}]


def _company(context: Context, noun: Token) -> Posture | None:
    companies = load_lexicon("postures")["private_armies"]
    behind = [*clauses.preposition_objects(noun, "of", "by"), *premodifiers(noun)]
    owner = tuple(dict.fromkeys(a for t in behind for a in context.actors(t, acting=False).actors if a in companies))
    verb, _ = governor(noun)
    told = verb is None or not clauses.is_verb(verb) or status_of(verb).status in FACTS
    host = host_of(context, noun, owner)[0] or _scene(context, noun)
    if not owner or not host or not told:
        return None
    return _write(context, clauses.noun_span(noun), owner, host, "present", noun)


def _scene(context: Context, noun: Token) -> str:
    """ "Mali, where a coup paved the way for the arrival of": the place that the clause hangs on."""
    clause = next((a for a in noun.ancestors if a.dep_ == "relcl"), None)
    where = clause is not None and any(c.norm_ == "where" for c in clause.children)
    return country_at(context, clause.head) if clause is not None and where else ""


def _write(
    context: Context, span: tuple[int, int], owner: tuple[str, ...], host: str, state: str, noun: Token
) -> Posture:
    return context.record(
        Posture,
        span,
        owner=owner,
        host=host,
        element="troops",
        state=state,
        why=f"'{noun.text}': {state}",
    )
