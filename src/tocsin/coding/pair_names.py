"""Reads pairs of states written as one word before a noun: "U.S.-Turkish ties", "Sino-Indian relations"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tocsin.records.actor import base

from . import clauses
from .context import Context
from .lexicon import load_lexicon

_PAIR = re.compile(r"\b([A-Z][\w.]*(?: [A-Z][a-z]+)?)\s?[-–‑/]\s?([A-Z][\w.]*(?: [A-Z][a-z]+)?)\s")


def hyphened(context: Context, noun: Token) -> list[str]:
    """The two states of a hyphened name in the noun's phrase; empty where there is none."""
    start = min(clauses.noun_span(noun)[0], noun.left_edge.idx)
    for match in _PAIR.finditer(context.text, start, noun.idx):
        found = [_state(context, match[1]), _state(context, match[2])]
        if all(found) and found[0] != found[1]:
            return found
    return []


def _state(context: Context, name: str) -> str:
    short = load_lexicon("relations")["prefixes"].get(name, "")
    if short:
        return str(short)
    entries = context.who.registry.lookup(name)
    code = base(entries[0].code) if entries and entries[0].code and entries[0].kind != "person" else ""
    return code if context.is_state(code) or code in {"EUR", "NAT"} else ""
