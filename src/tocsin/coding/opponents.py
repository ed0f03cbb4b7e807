"""Whom a text tells to fight or to talk with each other: the parties of a bargain that names none."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Token

from tocsin.records.actor import base

from . import clauses
from .context import Context
from .hosts import country_at, theatre
from .lexicon import load_lexicon
from .nouns import codes, premodifiers
from .pairs import parties


def belligerents(context: Context) -> tuple[str, ...]:
    """The two sides of the war that the text tells of: whom a truce of no told parties binds.

    Where it tells of several wars none is chosen, unless one side fights in all of them.
    """
    return _sides(context, "fighting") or _civil_war(context)


def negotiators(context: Context) -> tuple[str, ...]:
    """The two sides that the text tells to be in talks: who seeks the deal that it speaks of."""
    return _sides(context, "talks")


def _sides(context: Context, row: str) -> tuple[str, ...]:
    words = set(load_lexicon("agreements")[row])
    pairs: dict[frozenset[str], tuple[str, ...]] = {}
    told: Counter[frozenset[str]] = Counter()
    for token in context.tokens():
        if token.lemma_.lower() not in words or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        named = [*clauses.children(token, "poss"), *clauses.preposition_objects(token, "between")]
        if row == "talks":
            named += [*clauses.preposition_objects(token, "with"), *_holders(token)]
        found = codes(context, named)
        sides = parties(context, found)
        if len(sides) == 2 or (len(sides) == 1 and len(found) > 1):  # a government and its own rebels share a code
            pairs.setdefault(frozenset(map(base, sides)), tuple(sides))
            told[frozenset(map(base, sides))] += 1
    if not pairs or not frozenset.intersection(*pairs):
        return ()
    return pairs[told.most_common(1)[0][0]]


def _holders(talks: Token) -> list[Token]:
    """Who begins, holds or breaks off the talks: the subject of the verb that they are the object of."""
    verb = talks.head
    if talks.dep_ == "pobj" and talks.head.norm_ in {"in", "of"}:
        verb = talks.head.head.head if talks.head.head.pos_ == "NOUN" else talks.head.head
    if not clauses.is_verb(verb) or clauses.negation(verb) is not None:
        return []
    doer = clauses.subject(verb)
    if doer is None or talks.dep_ in {"nsubj", "nsubjpass"} or verb.lemma_.lower() in _ABOUT:
        return []
    return clauses.conjuncts(doer)


_ABOUT = frozenset({"host", "mediate", "broker", "observe", "welcome", "urge", "say", "call", "follow", "cover"})
"""Who does this with talks is no side of them."""


def _civil_war(context: Context) -> tuple[str, ...]:
    """ "The Syrian civil war", "civil war in Yemen": a government and its rebels, if one such war is told of."""
    fights = [t for t in context.tokens() if t.lemma_.lower() in load_lexicon("agreements")["fighting"]]
    if not any(t.lemma_.lower() == "war" and t.nbor(-1).norm_ == "civil" for t in fights if t.i):
        return ()
    lands = set()
    for token in fights:
        near = [*clauses.preposition_objects(token, "in", "of"), *premodifiers(token)]
        land = next((c for t in near if t.pos_ in {"PROPN", "ADJ", "NOUN"} and (c := country_at(context, t))), "")
        lands.add(land)
    lands.discard("")
    lands = lands or {theatre(context)}
    land = next(iter(lands)) if len(lands) == 1 else ""
    return (f"{land}.GOV", f"{land}.REB") if land else ()
