"""What an analyst said of a record: kept beside the records, so that it outlives coding anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Self

from .base import Record

Verdict = Literal["right", "wrong", "comment"]
"""The record holds, it does not, or only something was noted about it."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One verdict on what a document says at one place. Keyed by document, type and span, not by the record's id."""

    document: str
    type: str
    start: int
    end: int
    evidence: str
    verdict: Verdict
    user: str
    note: str = ""
    correction: str = ""
    """The record as the analyst would have it, as JSON; empty where the verdict says enough."""
    created_at: str = ""
    """ISO date and time, UTC; the store sets it."""

    @classmethod
    def of(cls, record: Record, verdict: Verdict, user: str, *, note: str = "", correction: str = "") -> Self:
        """A verdict on a record."""
        place = (record.doc, record.type, record.start, record.end, record.evidence)
        return cls(*place, verdict=verdict, user=user, note=note, correction=correction)

    def is_of(self, record: Record) -> bool:
        """Whether it speaks of this record: same type, at the same place of the same document, on the same words.

        The same words elsewhere do not count: nobody looked at those.
        """
        here = (record.doc, record.type, record.start, record.end, record.evidence)
        return (self.document, self.type, self.start, self.end, self.evidence) == here
