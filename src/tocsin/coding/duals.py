"""Tells which two are meant by "them", "the two countries", "both sides": the last two that a text named together."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.records.actor import base

from . import clauses
from .context import Context
from .lexicon import load_lexicon
from .pairs import parties

_FAR = 350
"""How many characters back the two may have been named."""


def dual(context: Context, noun: Token) -> list[str]:
    """The two parties of "ties between them", "their relations", "bilateral ties"; empty where more or fewer fit."""
    if not _of_two(noun) or noun.lemma_.lower() in {"cooperation", "collaboration", "coordination"}:
        return []  # what two do together may be one deed
    sentence = noun.sent.start_char
    for start in (sentence, max(0, sentence - _FAR)):
        named = [n for n in context.reading.names if start <= n.start < noun.idx and n.code and n.kind != "person"]
        found = parties(context, [n.code for n in named])
        if len(found) == 2 and base(found[0]) != base(found[1]):
            return found
    return []


def _of_two(noun: Token) -> bool:
    lexicon = load_lexicon("relations")
    if any(c.norm_ in lexicon["mutual"] for c in clauses.children(noun, "amod")):
        return True
    for both in clauses.preposition_objects(noun, "between", "of"):
        if both.norm_ == "them":
            return True
        counted = any(c.norm_ in {"two", "both"} for c in both.children)
        if both.lemma_.lower() in lexicon["pairs_of"] and (counted or both.norm_ in {"combatants", "foes", "rivals"}):
            return True
    return False
