"""A judgement names its record by document, type and words, not by number, so that it fits the record that comes back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from tocsin.records import Record

Verdict = Literal["accepted", "rejected", "comment"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one analyst said of one record, at one time. A later one of the same user on the same record replaces it."""

    doc: str
    type: str
    evidence: str
    verdict: Verdict
    user: str
    created_at: str
    """ISO date and time, UTC."""
    note: str = ""

    def is_of(self, record: Record) -> bool:
        """Whether it speaks of this record: same document, type and words, wherever they stand now."""
        return (self.doc, self.type, self.evidence) == (record.doc, record.type, record.evidence)


def standing_judgements(record: Record, judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """The last verdict of each user on a record; comments leave verdicts standing."""
    found: dict[str, Judgement] = {}
    for judgement in sorted(judgements, key=lambda j: j.created_at):
        if judgement.verdict != "comment" and judgement.is_of(record):
            found[judgement.user] = judgement
    return found
