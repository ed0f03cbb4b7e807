"""What is drawn from a project to be judged, and what was said of it: the ground of a project's own error bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from .document import Document

Subject = Literal["record", "sentence"]
"""Records are drawn to see what is wrong, sentences to see what is missed."""
SUBJECTS: tuple[Subject, ...] = get_args(Subject)

Answer = Literal["right", "wrong", "nothing", "missed", "skip"]
"""Of a record: right or wrong. Of a sentence: nothing is missed in it, or something is. Skip: cannot be said."""


@dataclass(frozen=True, slots=True)
class AuditItem:
    """One record or sentence that can be drawn, with the text that it stands in known by its hash."""

    subject: Subject
    id: str
    """What it is drawn by: a record's id, a sentence's place."""
    key: str
    """What is judged: it changes when the document is coded anew and the record then says something else."""
    document: str
    text_sha256: str
    outlet: str
    type: str
    """A record's type; of a sentence whether a record rests on it: ``recorded`` or ``bare``."""
    band: str
    """The record's confidence, in words; empty for a sentence."""
    start: int
    end: int
    """Offsets of the evidence, or of the sentence."""
    context: tuple[int, int]
    """Offsets of the sentence or sentences that it stands in."""
    records: tuple[str, ...] = ()
    """As JSON: the record itself; of a sentence, those of the text that are listed beside it."""


@dataclass(frozen=True, slots=True)
class Stratum:
    """A part of what could be drawn from, out of which a fixed number was drawn, each with the same chance."""

    name: str
    size: int
    """How many there are."""
    drawn: int
    """How many of them were drawn; ``drawn / size`` is the chance that each had."""


@dataclass(frozen=True, slots=True)
class Draw:
    """A sample as it stands after the latest drawing: what was drawn earlier is in it as long as it is still there."""

    subject: Subject
    seed: int
    strata: tuple[Stratum, ...]
    members: tuple[tuple[AuditItem, int], ...]
    """What was drawn, each with its stratum's index, in the order in which it is to be judged."""
    coders: tuple[str, ...] = ()
    """Versions that made the records, as far as they tell."""
    user: str = ""
    created_at: str = ""
    """ISO date and time, UTC; the store sets it."""

    @property
    def population(self) -> int:
        """How many there were to draw from."""
        return sum(stratum.size for stratum in self.strata)


@dataclass(frozen=True, slots=True)
class AuditJudgement:
    """What one person said of one drawn item. The last word of a person on an item stands."""

    subject: Subject
    key: str
    """The item's."""
    user: str
    answer: Answer
    details: tuple[str, ...] = ()
    """What is wrong of a wrong record; of a sentence the types of what is missed, one entry for each."""
    created_at: str = ""
    """ISO date and time, UTC; the store sets it."""


@dataclass(frozen=True, slots=True)
class FrameRow:
    """One record as drawing asks for it: its JSON, and what is known of its document."""

    id: str
    document: str
    text_sha256: str
    outlet: str
    confidence: float | None
    body: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A drawn item beside the document and the very text that it was drawn from."""

    item: AuditItem
    document: Document
