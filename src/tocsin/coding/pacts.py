"""Codes agreements that a verb alone tells: "the two sides agreed on procedures", "agreed to act jointly with"."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.records import Agreement
from tocsin.records.event import FACTS

from . import clauses
from .context import Context
from .instruments import is_instrument
from .nouns import lemma
from .pairs import parties
from .status import status_of


def formed_bond(context: Context, verb: Token) -> Agreement | None:
    """What several are told to have formed to stand together: "A, B and C formed a united front"."""
    if verb.lemma_ not in _FORMING or not clauses.is_verb(verb) or clauses.is_passive(verb):
        return None
    bond = next((o for o in clauses.objects(verb) if _is_bond(o)), None)
    doer = clauses.subject(verb)
    if bond is None or doer is None or clauses.negation(verb) is not None or status_of(verb).status not in FACTS:
        return None
    partners = [t for w in (verb, bond) for t in clauses.preposition_objects(w, "with", "between", "among")]
    sides = parties(context, [a for t in (doer, *partners) for a in context.actors(t, acting=False).actors])
    if len(sides) < 2:
        return None
    return context.record(
        Agreement,
        clauses.clause_span(verb),
        name=context.text[slice(*_named_span(bond))],
        parties=tuple(sides),
        state="agreed",
        why=f"'{verb.text}'",
    )


def _is_bond(noun: Token) -> bool:
    """An alliance by its word, or a front that is one by the word before it."""
    if is_instrument(noun):
        return False
    joint = {c.norm_ for c in clauses.children(noun, "amod", "compound")} & _JOINT
    return lemma(noun) in _BONDS or (lemma(noun) in {"front", "bloc", "block"} and bool(joint))


def _named_span(noun: Token) -> tuple[int, int]:
    """The bond with the words before it, without its article."""
    before = clauses.children(noun, "amod", "compound", "nmod")
    return min([noun.idx, *(t.left_edge.idx for t in before)]), noun.idx + len(noun)


_FORMING = frozenset({"form", "forge", "establish", "create", "found", "build"})
_BONDS = frozenset({"alliance", "confederation", "axis"})
_JOINT = frozenset({"united", "common", "joint", "unified", "military", "regional", "new"})


def agreed_deed(context: Context, verb: Token) -> Agreement | None:
    """What two parties are told to have agreed; None for what one alone accepts, or what is only wanted."""
    if verb.lemma_ != "agree" or not clauses.is_verb(verb) or clauses.negation(verb) is not None:
        return None
    if status_of(verb).status not in FACTS:
        return None
    things = clauses.preposition_objects(verb, "on", "upon")
    deed = next(iter(clauses.children(verb, "xcomp")), None)
    subject = clauses.subject(verb)
    if subject is None or (not things and deed is None):
        return None
    if any(is_instrument(t) for t in things):
        return None
    partners = clauses.preposition_objects(verb, "with")
    partners += clauses.preposition_objects(deed, "with") if deed is not None else []
    objects = [
        o for t in (clauses.objects(deed) if deed is not None else []) for o in clauses.preposition_objects(t, "with")
    ]
    said = [a for t in (subject, *partners, *objects) for a in context.actors(t).actors]
    sides = parties(context, said)
    if len(sides) < 2:
        return None
    head = things[0] if things else None
    span = clauses.subtree_span(head) if head is not None else clauses.clause_span(verb)
    start, end = context.one_line(*span)
    name = context.text[slice(*clauses.noun_span(head))] if head is not None else context.text[start:end]
    return Agreement.of(
        context.text,
        doc=context.doc,
        start=start,
        end=end,
        name=name.split("\n")[0],
        parties=tuple(sides),
        state="agreed",
        holders=context.holders_of(start, end),
        why=f"'{verb.text}'",
    )
