"""Codes how one actor sees another: "who sees Iran as a threat", "the Kurds, whom they consider terrorists"."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.records import Relation
from tocsin.records.event import FACTS

from . import clauses
from .context import Context
from .lexicon import load_lexicon
from .pairs import who_is, write
from .status import status_of


def by_regard(context: Context, verb: Token) -> Relation | None:
    """A relation without change between who sees and who is seen as friend, foe or threat."""
    lexicon = load_lexicon("relations")["regard"]
    if verb.lemma_.lower() not in lexicon["verbs"] or not clauses.is_verb(verb):
        return None
    if clauses.negation(verb) is not None or status_of(verb).status not in FACTS:
        return None
    seen_as = [*clauses.preposition_objects(verb, "as"), *clauses.children(verb, "oprd", "attr", "dobj", "ccomp")]
    kind = next((t for t in seen_as if t.lemma_.lower() in lexicon["kinds"]), None)
    if kind is None:
        return None
    passive = clauses.is_passive(verb)
    sides = clauses.agents(verb) if passive else [t for t in [clauses.subject(verb)] if t is not None]
    whom = [t for t in _seen(verb, kind, passive=passive) if t != kind]
    a = [c for t in sides for c in who_is(context, t)]
    b = [c for t in whom for c in who_is(context, t, itself=True)]
    start, end = clauses.clause_span(verb)
    starts = [t.left_edge.idx for t in (*sides, *whom) if t.i < verb.i and verb.i - t.i < 12]
    return write(context, (min([start, *starts]), max(end, kind.idx + len(kind))), a, b, "none", f"'{verb.text}' as")


def _seen(verb: Token, kind: Token, *, passive: bool) -> list[Token]:
    if passive:
        subject = clauses.subject(verb)
        return [subject] if subject is not None else []
    told = [t for t in clauses.children(verb, "dobj", "nsubj") if t != kind and t.i > verb.i]
    inner = [t for t in clauses.children(kind, "nsubj") if t.i > verb.i]
    gap = (
        [verb.head] if verb.dep_ == "relcl" and any(c.norm_ in {"whom", "which", "that"} for c in verb.children) else []
    )
    return told or inner or gap
