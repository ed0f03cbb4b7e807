"""Codes relations told by a clause: "is hostile to", "broke with", "moved closer to", "who backs"."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Token

from tocsin.records import Relation
from tocsin.records.actor import base
from tocsin.records.event import FACTS

from . import clauses
from .context import Context
from .leanings import armed_here
from .lexicon import load_lexicon
from .pairs import who_is, write
from .status import status_of


def by_adjective(context: Context, word: Token) -> Relation | None:
    """ "Deeply suspicious of", "hostile to", "at odds with", "at war"; "increasingly hostile" is a change."""
    lexicon = load_lexicon("relations")
    if word.norm_ not in lexicon["adjectives_to"] or word.dep_ in {"compound", "nmod"}:
        return None
    at = word.dep_ == "pobj" and word.head.norm_ == "at"
    if word.norm_ in lexicon["only_at"] and not at:
        return None
    doer = _bearer(word)
    if doer is None or (word.norm_ == "close" and word.dep_ != "acomp"):
        return None
    a = who_is(context, doer)
    b = [a for t in _towards(word) for a in who_is(context, t, itself=word.norm_ in lexicon["to_whom_itself"])]
    if not b and at:
        a, b = a[:1], a[1:]
    a = a or (armed_here(context, doer, base(b[0])) if b and doer.tag_ == "NNS" else [])
    left, right = clauses.subtree_span(word.head if at else word)
    left = min(left, doer.idx) if doer.i < word.i else left
    if right - left > 160:
        return None
    change = _by_degree(word)
    if change != "none" and clauses.is_verb(word.head) and status_of(word.head).status not in FACTS:
        change = "none"
    return write(context, (left, right), a, b, change, f"'{word.text}'")


def _towards(word: Token) -> list[Token]:
    preps = ("of", "to", "with", "toward", "towards", "on", "upon")
    over = [word, word.head] if word.dep_ == "pobj" else [word]
    return [o for t in over for o in clauses.preposition_objects(t, *preps) if o != word]


def _by_degree(word: Token) -> str:
    """ "Increasingly hostile", "has grown closer", "less suspicious": a standing that is said to have moved."""
    lexicon = load_lexicon("relations")
    way = next((w for w in ("closer", "worse") if word.norm_ in lexicon["standing"][w]), "")
    near = {c.norm_ for c in word.children}
    moved = word.tag_ == "JJR" or bool(near & {"increasingly", "more", "ever"})
    turned = word.dep_ == "acomp" and word.head.lemma_.lower() in {"become", "grow", "turn", "get"}
    if not way or not (moved or turned or "less" in near):
        return "none"
    return way if "less" not in near else "worse" if way == "closer" else "closer"


def _bearer(word: Token) -> Token | None:
    if clauses.is_verb(word) and word.dep_ not in {"acl", "amod"}:
        return clauses.subject(word)
    if word.dep_ in {"acomp", "attr", "oprd"} and clauses.is_verb(word.head) and word.head.dep_ != "pcomp":
        return clauses.subject(word.head)
    if word.dep_ == "pobj" and word.head.norm_ == "at" and clauses.is_verb(word.head.head):
        return clauses.subject(word.head.head)
    return word.head if word.dep_ in {"amod", "acl", "relcl"} else None


def by_clause(context: Context, verb: Token) -> Relation | None:
    """ "X broke with Y", "X, who backs Y", "X and Y fight each other"; what is only planned changes nothing yet."""
    if not clauses.is_verb(verb):
        return None
    for change, rows in load_lexicon("relations")["clauses"].items():
        for row in rows:
            if verb.lemma_.lower() in row["verbs"] and _beside(verb, row):
                record = _told(context, verb, row, change)
                if record is not None:
                    return record
    return None


def _beside(verb: Token, row: dict[str, Any]) -> bool:
    wanted = row.get("beside")
    words = [c for c in verb.subtree if c.i > verb.i]
    return not wanted or any(c.norm_ in wanted for c in words[:8])


def _told(context: Context, verb: Token, row: dict[str, Any], change: str) -> Relation | None:
    if status_of(verb).status not in FACTS or clauses.negation(verb) is not None:
        return None
    if verb.dep_ == "pcomp" and not (row.get("lasting") and _habit(verb)):
        return None
    lasting, why = bool(row.get("lasting")), f"'{verb.text}'"
    if lasting and not _lasts(verb):
        return None
    doer = _doers(verb)
    a = [c for t in doer for c in who_is(context, t)]
    if row.get("reciprocal"):
        each = any(t.norm_ in {"other", "another"} for t in clauses.objects(verb))
        return write(context, _span(verb, doer), a[:1], a[1:], change, f"{why} each other") if each else None
    if row.get("apart"):
        return write(context, _span(verb, doer), a[:1], a[1:], change, why)
    others = [o for t in _others(verb, row) for o in clauses.conjuncts(t)]
    b = [c for t in others if t.pos_ in _NAMING for c in who_is(context, t, itself=lasting)]
    if row.get("between"):
        a, b = b[:1], b[1:]
    if lasting and len(a) == 1 and not b and others and others[0].tag_ == "NNS":
        b = armed_here(context, others[0], base(a[0]))
    armed = not lasting and any(c.endswith(".MIL") for c in (*a, *b))
    if armed or any(t.lemma_ == "group" and t.tag_ == "NNS" for t in others):
        return None
    return write(context, _span(verb, [*doer, *others] if lasting else doer), a, b, change, why)


_NAMING = frozenset({"PROPN", "NOUN", "PRON"})


def _doers(verb: Token) -> list[Token]:
    if clauses.is_passive(verb):
        return [o for t in clauses.agents(verb) for o in clauses.conjuncts(t)]
    subject = clauses.subject(verb)
    return [subject] if subject is not None else []


def _others(verb: Token, row: dict[str, Any]) -> list[Token]:
    others = clauses.objects(verb) if row["prep"] == [""] else clauses.preposition_objects(verb, *row["prep"])
    if not row.get("beside"):
        return others
    for word in verb.children:
        others += clauses.preposition_objects(word, *row["prep"]) if word.norm_ in row["beside"] else []
    first = min((t.i for t in verb.subtree if t.i > verb.i and t.norm_ in row["beside"]), default=verb.i)
    return [t for t in others if t.i > first]  # "moved to the border to be closer" is no "moved closer to"


def _lasts(verb: Token) -> bool:
    """ "Supports the rebels", "militias funded by Iran", not "helped them cross": a standing, not one deed."""
    if clauses.children(verb, "xcomp", "ccomp", "oprd"):
        return False
    if verb.dep_ in {"acl", "relcl"} and verb.tag_ in {"VBN", "VBG", "VBZ", "VBP"}:
        return True
    if _habit(verb):
        return True
    going_on = bool({"is", "are", "been", "'s", "’s", "'re", "’re"} & set(clauses.auxiliaries(verb)))
    return verb.tag_ in {"VBZ", "VBP"} or (verb.tag_ == "VBG" and going_on)


def _habit(verb: Token) -> bool:
    """ "A policy of shunning the group": what is done again and again."""
    of = verb.head
    return verb.dep_ == "pcomp" and of.norm_ == "of" and of.head.lemma_ in {"policy", "practice", "strategy", "habit"}


def _span(verb: Token, doer: list[Token]) -> tuple[int, int]:
    left, right = clauses.clause_span(verb)
    starts = [t.left_edge.idx for t in doer if t.i < verb.i and verb.i - t.left_edge.i < 12]
    return min([left, *starts]), right
