"""What an analyst said of a record: kept beside the records, so that it outlives coding anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Self

from .base import Record

Verdict = Literal["right", "wrong", "comment", "neither"]
"""The record holds; it does not; something was noted about it; what was said of it before is taken back."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One verdict on what a document says at one place. It names the place and words too, for ids may change."""

    document: str
    type: str
    start: int
    end: int
    evidence: str
    verdict: Verdict
    user: str
    note: str = ""
    correction: str = ""
    """The record as the analyst found it right or would have it, as JSON; empty where there is none to be had."""
    created_at: str = ""
    """ISO date and time, UTC; the store sets it."""
    record: str = ""
    """The record's id; empty where all of this type at this place are meant."""

    @classmethod
    def of(cls, record: Record, verdict: Verdict, user: str, *, note: str = "", correction: str = "") -> Self:
        """A verdict on a record."""
        place = (record.doc, record.type, record.start, record.end, record.evidence)
        return cls(*place, verdict=verdict, user=user, note=note, correction=correction, record=record.id)

    @property
    def place(self) -> tuple[str, str, int, int, str]:
        """Where it is, and on which words: what outlives coding anew."""
        return self.document, self.type, self.start, self.end, self.evidence

    def is_of(self, record: Record) -> bool:
        """Whether it speaks of this record: same type, at the same place of the same document, on the same words.

        The same words elsewhere do not count: nobody looked at those. Coded anew it may have another id; which of
        several records of one place was judged, :attr:`record` says.
        """
        return self.place == (record.doc, record.type, record.start, record.end, record.evidence)
