"""The two sides of a relation: which codes are political actors, and the record about them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from spacy.tokens import Token

from tocsin.records import Relation
from tocsin.records.actor import base

from .context import Context
from .hosts import theatre
from .lexicon import load_lexicon
from .nouns import premodifiers

_BLOCS = frozenset({"west", "kurdish-forces", "UNO", "EUR", "NAT", "AFU", "ECO", "ARL"})


class Pair(NamedTuple):
    """Two bare codes, the smaller first."""

    one: str
    other: str

    @classmethod
    def of(cls, relation: Relation) -> set[Pair]:
        """Every pair that a relation is about."""
        return {cls(*sorted((base(x), base(y)))) for x in relation.a for y in relation.b}


def parties(context: Context, codes: Iterable[str]) -> list[str]:
    """The codes that stand for political actors, each bare code once."""
    kept: dict[str, str] = {}
    for code in codes:
        if _political(context, code):
            kept.setdefault(base(code), code)
    return list(kept.values())


def _political(context: Context, code: str) -> bool:
    bare, _, sector = code.partition(".")
    if sector and sector not in load_lexicon("relations")["sectors"]:
        return False
    if context.is_state(bare) or bare in _BLOCS:
        return True
    return any(n.code == bare and n.kind == "group" for n in context.reading.names)


def who_is(context: Context, token: Token | None, *, itself: bool = False) -> list[str]:
    """The parties behind a noun phrase, or behind the names in it: "Iranian activity" is Iran's.

    ``itself`` asks for the phrase alone: who supports Kenya's bid need not support Kenya.
    """
    if token is None:
        return []
    found = parties(context, context.actors(token, acting=False).actors)
    found = [c for c in found if not _stray(context, token, c)]
    if found or itself or token.pos_ == "PRON":
        return found
    names = {i for n in context.reading.names for i in range(n.start, n.end)}
    inner = [a for t in premodifiers(token) if t.idx in names for a in context.actors(t, acting=False).actors]
    return parties(context, inner)


def _stray(context: Context, token: Token, code: str) -> bool:
    """Rebels without a name that were laid to a country which their phrase does not name and the text is not set in."""
    if not code.endswith(".REB") or token.pos_ == "PRON" or base(code) == theatre(context):
        return False
    start, end = token.left_edge.idx, token.right_edge.idx + len(token.right_edge)
    named = [n for n in context.reading.names if start <= n.start < end]
    return not any(n.code and base(n.code) == base(code) for n in named)


def write(
    context: Context, span: tuple[int, int], a: list[str], b: list[str], change: str, why: str
) -> Relation | None:
    """A relation of two sides that are not the same actor; None where one is missing.

    A state is its bare code here, also where its government or a leader stands for it (ruling 8).
    """
    others = [c for c in b if base(c) not in {base(x) for x in a}]
    if not a or not others:
        return None
    return context.record(
        Relation,
        span,
        a=tuple(dict.fromkeys(map(_state, a))),
        b=tuple(dict.fromkeys(map(_state, others))),
        change=change,
        why=why,
    )


def _state(code: str) -> str:
    return base(code) if code.endswith(".GOV") else code
