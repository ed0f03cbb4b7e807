"""Finds documents of one story that count its victims differently."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tocsin.records import Document

from .counts import INJURED, KILLED, Count, find_counts
from .days import day_of

APART = 14
"""Days within which two documents are held against each other: later ones tell of courts, which count otherwise, or of
another incident."""
_SELF = re.compile(
    r"\bmurder[-\s]suicides?\b|\b(?:him|her|them)sel(?:f|ves)\b|\bsuicide\b|\bturned?\s+(?:a|the|his|her)\s+gun\s+on\b"
    r"|\b(?:gunman|shooter|suspect|attacker|bomber)\s+(?:\w+\s+){0,3}(?:dead|killed|died|dies)\b|\bincluding\s+(?:the|a)\s+"
    r"(?:gunman|shooter|suspect|attacker|bomber)\b",
    re.IGNORECASE,
)
"""Where who did it may be counted among the dead."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two documents that give different tolls. Neither is said to be right."""

    kind: str
    one_doc: str
    one: Count
    other_doc: str
    other: Count


def toll(document: Document, kind: str) -> Count | None:
    """The exact number that a document gives throughout; nothing where it gives none, or two."""
    exact = [count for count in find_counts(document) if count.kind == kind and count.is_exact]
    values = {count.low for count in exact}
    return exact[0] if len(values) == 1 else None


def find_conflicts(documents: Iterable[Document]) -> tuple[Conflict, ...]:
    """The conflicts among documents of one story: each pair, within :data:`APART` days, whose tolls of a kind differ.

    Where the texts may differ on whom they count, and not on what happened, there is none: dead that differ by one
    where a text speaks of a suicide or of a dead attacker, and injured that are the other's injured and dead together.
    """
    ordered = sorted(documents, key=lambda document: (document.published, document.id))
    told = [(document, {kind: toll(document, kind) for kind in (KILLED, INJURED)}) for document in ordered]
    found: list[Conflict] = []
    for at, (document, tolls) in enumerate(told):
        for later, others in told[at + 1 :]:
            if _apart(document, later) > APART:
                continue
            for kind in (KILLED, INJURED):
                one, other = tolls[kind], others[kind]
                if one is None or other is None or one.low == other.low:
                    continue
                if kind == KILLED and abs(one.low - other.low) == 1 and (_is_self(document) or _is_self(later)):
                    continue
                if kind == INJURED and (_takes_in_dead(tolls, others) or _takes_in_dead(others, tolls)):
                    continue
                found.append(Conflict(kind, document.id, one, later.id, other))
    return tuple(found)


def _apart(one: Document, other: Document) -> int:
    days = day_of(one.published), day_of(other.published)
    return abs(days[0] - days[1]) if days[0] is not None and days[1] is not None else 0


def _is_self(document: Document) -> bool:
    return bool(_SELF.search(document.title) or _SELF.search(document.text))


def _takes_in_dead(tolls: Mapping[str, Count | None], others: Mapping[str, Count | None]) -> bool:
    """Whether the first document may count among the injured whom the other counts among the dead."""
    injured, other_injured, killed, other_killed = tolls[INJURED], others[INJURED], tolls[KILLED], others[KILLED]
    if injured is None or other_injured is None or other_killed is None:
        return False
    apart = other_killed.low - (killed.low if killed else 0)
    return apart > 0 and injured.low - other_injured.low == apart
