"""Says with which documents one shares its origin. Words of copying and crediting only: nobody is blamed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tocsin.records.origin import Member, Membership, Origin

_KINDS: Mapping[Membership, str] = MappingProxyType(
    {
        "alone": "alone",
        "first": "the first known",
        "unknown": "none is known to be first",
        "same text": "the same words",
        "near copy": "near copy",
        "credits": "near copy",
        "retells": "in other words",
    }
)


def beside(origin: Origin, doc: str, named: int = 0) -> str:
    """The other documents of an origin, each with how it belongs to it; at most ``named`` of them unless it is 0."""
    others = [member for member in origin.members if member.doc != doc]
    shown = others[: named or None]
    more = f" and {len(others) - len(shown):,} more" if len(shown) < len(others) else ""
    return ", ".join(f"{member.doc} ({how(member)})" for member in shown) + more


def how(member: Member) -> str:
    """How a document belongs to its origin, in a word or two: what is credited is named."""
    credit = f"credits {member.credit.agency}" if member.credit and member.credit.words else ""
    return "; ".join(filter(None, (_KINDS[member.kind], credit)))


def of_document(origin: Origin, doc: str) -> tuple[str, ...]:
    """What there is to say of a document's origin, a line each; nothing of one that stands alone and credits nobody."""
    mine = next(member for member in origin.members if member.doc == doc)
    if len(origin.members) > 1:
        return f"one origin with {beside(origin, doc)}", mine.why
    return (mine.why,) if mine.credit and mine.credit.words else ()
