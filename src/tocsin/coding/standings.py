"""Codes relations told by a clause: "is hostile to", "broke with", "moved closer to", "who backs"."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Token

from tocsin.records import Relation

from . import clauses
from .context import Context
from .lexicon import load_lexicon
from .pairs import who_is, write
from .status import status_of

_PAST_STATUS = frozenset({"actual", "ongoing"})


def by_adjective(context: Context, word: Token) -> Relation | None:
    """ "Deeply suspicious of", "hostile to", "at odds with"."""
    if word.lower_ not in load_lexicon("relations")["adjectives_to"] or word.dep_ in {"compound", "nmod"}:
        return None
    others = [
        a
        for t in clauses.preposition_objects(word, "of", "to", "with", "toward", "towards")
        for a in who_is(context, t)
    ]
    doer = _bearer(word)
    if not others or doer is None or (word.lower_ == "close" and word.dep_ != "acomp"):
        return None
    left, right = clauses.subtree_span(word)
    left = min(left, doer.idx) if doer.i < word.i else left
    if right - left > 160:
        return None
    return write(context, (left, right), who_is(context, doer), others, "none", f"'{word.text}'")


def _bearer(word: Token) -> Token | None:
    if clauses.is_verb(word) and word.dep_ not in {"acl", "amod"}:
        return clauses.subject(word)
    if word.dep_ in {"acomp", "attr", "oprd"} and clauses.is_verb(word.head):
        return clauses.subject(word.head)
    if word.dep_ == "pobj" and word.head.lower_ == "at" and clauses.is_verb(word.head.head):
        return clauses.subject(word.head.head)
    return word.head if word.dep_ in {"amod", "acl", "relcl"} else None


def by_clause(context: Context, verb: Token) -> Relation | None:
    """ "X broke with Y", "X, who backs Y", "X and Y fight each other"; what is only planned changes nothing yet."""
    if not clauses.is_verb(verb):
        return None
    for change, rows in load_lexicon("relations")["clauses"].items():
        for row in rows:
            if verb.lemma_.lower() in row["verbs"] and _beside(verb, row):
                return _told(context, verb, row, change)
    return None


def _beside(verb: Token, row: dict[str, Any]) -> bool:
    wanted = row.get("beside")
    words = [c for c in verb.subtree if c.i > verb.i]
    return not wanted or any(c.lower_ in wanted for c in words[:8])


def _told(context: Context, verb: Token, row: dict[str, Any], change: str) -> Relation | None:
    if status_of(verb).status not in _PAST_STATUS or clauses.negation(verb) is not None or verb.dep_ == "pcomp":
        return None
    subject = clauses.subject(verb)
    doer = clauses.agents(verb)[:1] if clauses.is_passive(verb) else [subject] if subject is not None else []
    a = [c for t in doer for c in who_is(context, t)]
    if row.get("reciprocal"):
        each = any(t.lower_ in {"other", "another"} for t in clauses.objects(verb))
        return write(context, _span(verb, doer), a[:1], a[1:], change, f"'{verb.text}' each other") if each else None
    others = clauses.objects(verb) if row["prep"] == [""] else clauses.preposition_objects(verb, *row["prep"])
    for word in verb.children if row.get("beside") else []:
        others += clauses.preposition_objects(word, *row["prep"]) if word.lower_ in row["beside"] else []
    b = [c for t in others if t.pos_ in {"PROPN", "NOUN", "PRON"} for c in who_is(context, t)]
    if any(c.endswith(".MIL") for c in (*a, *b)) or any(t.lemma_ == "group" and t.tag_ == "NNS" for t in others):
        return None
    return write(context, _span(verb, doer), a, b, change, f"'{verb.text}'")


def _span(verb: Token, doer: list[Token]) -> tuple[int, int]:
    left, right = clauses.clause_span(verb)
    starts = [t.idx for t in doer if t.i < verb.i and verb.i - t.i < 12]
    return min([left, *starts]), right
