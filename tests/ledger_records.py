"""Records as reports tell them, made in a line."""

from __future__ import annotations

from typing import Any

from tocsin.records import TYPES, Reported


def told(
    kind: str, evidence: str, *, doc: str = "wire", published: str = "", outlet: str = "", origin: str = "",
    written: tuple[str, str] = ("", ""), before: str = "", **fields: Any,
) -> Reported:  # fmt: skip
    """A record of some type in a document of its own words; ``before`` is text that stands before the evidence."""
    text = before + evidence
    record = TYPES[kind].of(text, doc=doc, start=len(before), end=len(text), **fields)
    return Reported(record, outlet, published, *written, origin)


def agreement(evidence: str, state: str, parties: tuple[str, ...] = ("NER", "USA"), **more: Any) -> Reported:
    """An agreement record whose name is its evidence unless another is given."""
    return told("agreement", evidence, state=state, parties=parties, **{"name": evidence} | more)


def posture(evidence: str, state: str, count: tuple[int, int | None] | None = None, **more: Any) -> Reported:
    """American troops in Niger, unless told otherwise."""
    fields = {"owner": ("USA.MIL",), "host": "NER", "element": "troops"} | more
    return told("posture", evidence, state=state, count=count, **fields)


def event(evidence: str, root: str, status: str = "actual", **more: Any) -> Reported:
    """An event record."""
    return told("event", evidence, event_type=root, status=status, **more)
