"""Denials of a deed, or of its having been asked for, that were coded as words alone."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tocsin.records import Event, Record, Statement
from tocsin.records.actor import base

from .act import Act

_OUT = re.compile(
    r"\b(?:leav(?:e|es|ing)|left|exit\w*|withdr[ae]w\w*|pull(?:s|ed|ing)? (?:out|back)|pull-?out|get(?:ting)? out"
    r"|depart\w*|go(?:ing)? home|retrait|se retirer|quitter|départ|partir)\b",
    re.IGNORECASE,
)
_FREE = re.compile(r"\b(?:releas\w+|fre(?:e|ed|eing)|libér\w+)\b", re.IGNORECASE)
_NAMED: Mapping[tuple[str, str], re.Pattern[str]] = {
    ("RETREAT", ""): _OUT,
    ("RETREAT", "withdraw"): _OUT,
    ("RETREAT", "evacuate"): _OUT,
    ("RETREAT", "release"): _FREE,
}
"""By root and mode, the plain words by which such a deed is denied. Of others no denial is read: they have too many."""
_NOT = re.compile(r"\b(?:not|never|no|nor|yet to|ne|aucun\w*|jamais|pas encore)\b|n[’']t\b|\bn[’']", re.IGNORECASE)
_LONGEST = 100
"""Characters of a statement that is about one thing: some fifteen words."""


def denying(record: Record) -> frozenset[str]:
    """Who is in a denial, without sectors; nobody where the record is none."""
    if isinstance(record, Statement) and len(record.evidence) <= _LONGEST and _NOT.search(record.evidence):
        return frozenset(map(base, record.speaker))
    if isinstance(record, Event) and record.event_type == "REQUEST" and record.status == "denied":
        return frozenset(map(base, record.actors + record.targets))
    return frozenset()


def denies(record: Record, deed: Act) -> bool:
    """Whether a denial names the deed by a plain word. Who says so, and near whom, is for the caller to look at."""
    words = _NAMED.get((deed.root, deed.mode))
    return words is not None and bool(words.search(record.evidence))


def involved(record: Record) -> frozenset[str]:
    """Everybody who stands in the fields of a record, without sectors."""
    fields = vars(record)  # asking a model for what it may lack is slow, and this is asked of every record
    found = {base(code) for field in _LISTS for code in fields.get(field, ())}
    return frozenset(found | {code for field in _CODES if (code := fields.get(field))})


_LISTS = ("actors", "targets", "speaker", "a", "b", "parties", "owner")
_CODES = ("country", "host")
