"""Says in plain words how a document belongs to its origin. Words of copying and crediting only: no blame."""

from __future__ import annotations

from collections.abc import Mapping

from tocsin.records.origin import Fingerprint, Membership, Tie

from .compare import is_own
from .runs import RUN


def explain(one: Fingerprint, kind: Membership, tie: Tie | None, texts: Mapping[str, Fingerprint]) -> str:
    """One sentence; ``texts`` are those of the origin, by id."""
    if tie is None:
        return _unheld(one, kind)
    other = texts[tie.other if tie.one == one.doc else tie.one]
    if tie.kind == "same text":
        return f"copy of {_named(other)}: the same words"
    if tie.kind == "retells":
        return _retold(one, tie, other)
    said = f"copy of {_named(other)}: {tie.shared:.0%} of the shorter text's runs of {RUN} words stand in both"
    return said + (f"; both credit {tie.agency}" if tie.agency else _credited(one))


def _unheld(one: Fingerprint, kind: Membership) -> str:
    if kind == "alone":
        return "no other text shares its origin" + _credited(one)
    if kind == "unknown":
        return "the others are held against it; nothing tells which was first" + _credited(one)
    if one.credit and is_own(one):
        return f"{one.credit.agency}'s own text" + _credited(one)
    return f"the earliest published of them, on {one.published}" + _credited(one)


def _retold(one: Fingerprint, tie: Tie, other: Fingerprint) -> str:
    if tie.one != one.doc:
        return f"told again in other words by {_named(other)}"
    said = f"tells in other words what {_named(other)} tells: {tie.shared:.0%} of its words that carry meaning stand "
    said += f"there, {tie.order:.0%} of these in the same order; "
    if one.sourced:
        return said + "every source, figure and quotation in it stands there too"
    return said + "it has no named source, figure or quotation"


def _credited(one: Fingerprint) -> str:
    if not one.credit or not one.credit.words:
        return ""
    return f"; credits {one.credit.agency}: “{one.credit.words}”"


def _named(text: Fingerprint) -> str:
    return (text.outlet or f"document {text.doc}") + (f" of {text.published[:10]}" if text.published else "")
