"""Whom an act meets that names nobody's side: people and homes of the country it is in, its people, its government."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.records.actor import base

from . import clauses
from .candidate import Candidate
from .context import Context
from .lexicon import load_lexicon
from .nouns import lemma


def victims(context: Context, candidate: Candidate, country: str) -> tuple[str, ...]:
    """ "A bomb killed 40 people in Beirut" is an attack on Lebanese civilians; nothing where soldiers may be meant."""
    trigger = candidate.trigger
    if not context.is_state(country):
        return ()
    if trigger.root == "COERCE":
        return _ruled(candidate, country)
    if trigger.root != "ASSAULT":
        return ()
    met = [t for one in _met(candidate) for t in clauses.conjuncts(one)]
    words = load_lexicon("parties")
    if met:
        counted = _counted(met)
        hit = bool(counted) and all(lemma(t) in words["civil"] for t in counted)
    else:
        hit = trigger.noun and _is_terror(trigger.token)
    return (f"{country}.CVL",) if hit else ()


def toppled(context: Context, candidate: Candidate, country: str) -> tuple[str, ...]:
    """Whom a coup meets whose own words tell nobody: the government of the state that it is in (ruling 24).

    "A coup in Gabon, which France condemned" is not against France.
    """
    trigger = candidate.trigger
    told = bool(trigger.recipients) if trigger.noun else bool(candidate.targets.actors)
    is_coup = trigger.mode == "coup" and context.is_state(country)
    return (f"{country}.GOV",) if is_coup and not told else ()


def _ruled(candidate: Candidate, country: str) -> tuple[str, ...]:
    """Whom an order meets: the people whom it orders about."""
    own = {base(a) for a in candidate.actors.actors} == {country}
    told = [t for o in _met(candidate) for t in (o, *clauses.preposition_objects(o, "of"))]
    told += [candidate.trigger.token] if candidate.trigger.noun else []
    order = any(lemma(t) in load_lexicon("parties")["orders"] for t in told)
    return (f"{country}.CVL",) if own and order else ()


def _met(candidate: Candidate) -> list[Token]:
    trigger = candidate.trigger
    told = [*trigger.patient, *([] if trigger.noun or trigger.light is not None else clauses.objects(trigger.token))]
    return [t for t in dict.fromkeys(told) if t not in trigger.doer]


def _counted(met: list[Token]) -> list[Token]:
    """What is counted behind "dozens of", "hundreds of"."""
    found = [o for t in met for o in (clauses.preposition_objects(t, "of") if t.pos_ == "NUM" else []) or [t]]
    return [t for t in found if not t.like_num]


def _is_terror(noun: Token) -> bool:
    words = load_lexicon("parties")
    before = {c.norm_ for c in clauses.children(noun, "amod", "compound", "nmod")}
    return lemma(noun) in words["on_civilians"] or bool(before & set(words["of_terror"]))
