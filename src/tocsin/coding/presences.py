"""Codes whom a clause tells to be active somewhere: "the group also operates in Syria", "fighters entered the town"."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.records import Posture
from tocsin.records.actor import base
from tocsin.records.event import FACTS

from . import clauses
from .context import Context
from .hosts import country_at, theatre
from .lexicon import load_lexicon
from .nouns import lemma
from .owners import armed
from .status import status_of

_AT = ("in", "inside", "across", "throughout", "near", "around", "at", "within", "along", "into", "on", "outside")


def presence(context: Context, verb: Token) -> Posture | None:
    """An armed group or a foreign force that is told to operate, to be active or to have come in somewhere."""
    if verb.pos_ not in {"VERB", "AUX"} or not clauses.is_verb(verb) or not _of_being_there(verb):
        return None
    doer = clauses.subject(verb)
    if doer is None or status_of(verb).status not in FACTS or clauses.negation(verb) is not None:
        return None
    if verb.dep_ == "relcl" and verb.lemma_ not in _LASTING and verb.tag_ in {"VBP", "VBZ"}:
        return None  # "militants who enter the country": whoever does so
    host, where = _place(context, verb)
    owner = _fighters(context, doer, host)
    if not host or not owner or where is None:
        return None
    foreign = any(base(o) != host or o.endswith(".REB") for o in owner)
    if not foreign:
        return None
    past = verb.tag_ == "VBD" and verb.lemma_.lower() in _LASTING and not clauses.auxiliaries(verb)
    left = min(doer.left_edge.idx if verb.i - doer.i < _NEAR else verb.idx, verb.idx, where.idx)
    return context.record(
        Posture,
        (left, max(verb.idx + len(verb), clauses.noun_span(where)[1])),
        owner=owner,
        host=host,
        element="troops",
        state="past" if past else "present",
        why=f"'{verb.text}' in a place",
    )


_NEAR = 12
_LASTING = frozenset({"operate", "be", "base", "roam", "train", "shelter", "hide"})
"""What these told in the past tense may be over."""


def _of_being_there(verb: Token) -> bool:
    words = load_lexicon("postures")
    if verb.lemma_ in {"be", "remain", "stay"}:
        told = [c for c in verb.children if c.dep_ in {"acomp", "advmod", "attr", "prep"}]
        return any(c.norm_ in words["active"] for c in told)
    return verb.lemma_.lower() in words["presence_verbs"] and not clauses.is_passive(verb)


def _place(context: Context, verb: Token) -> tuple[str, Token | None]:
    """Where: behind its prepositions or its complement's, what it enters, or the place that its clause hangs on."""
    inner = [c for c in verb.children if c.dep_ in {"acomp", "advmod", "attr", "prt", "dobj"}]
    words = clauses.preposition_objects(verb, *_AT)
    words += [o for c in inner for o in clauses.preposition_objects(c, *_AT)]
    words += [d for d in clauses.objects(verb) if verb.lemma_.lower() in load_lexicon("postures")["entering"]]
    if verb.dep_ == "relcl" and any(c.norm_ == "where" for c in verb.children):
        words.append(verb.head)
    for word in words:
        host = country_at(context, word)
        if not host and word.lemma_.lower() in load_lexicon("postures")["territory"]:
            host = theatre(context)
        if host:
            return host, word
    return "", None


def _fighters(context: Context, doer: Token, host: str) -> tuple[str, ...]:
    """Armed groups, rebels and foreign armies; unnamed militants are the rebels of where they are."""
    lexicon = load_lexicon("postures")
    word = lemma(doer)
    groups = {n.code for n in context.reading.names if n.kind == "group"}
    found = []
    for code in context.actors(doer).actors:
        if doer.pos_ == "PRON" and doer.norm_ not in {"who", "which", "that"} and code.endswith(".MIL"):
            continue  # "it has been active there": no army is told, only guessed
        if code.endswith((".REB", ".MIL")) or (code.islower() and code in groups):
            found.append(code)
    known = [armed(context, c) for c in found]
    if not known and host and (word in lexicon["armed"] or word in lexicon["irregulars"]):
        return (f"{host}.REB",)
    return tuple(dict.fromkeys(known))
