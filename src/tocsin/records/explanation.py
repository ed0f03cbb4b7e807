"""Why a record says what it says: field by field, the words that gave it, what decided, and what would change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Self

from .base import Record
from .event import Event

How = Literal["rule", "lexicon", "encoder", "trees", "registry"]
"""What decided: a rule over the parse, a list of words, the encoder, fitted trees, or who and what is known by name."""

_HALF = 0.005
"""Half of a hundredth."""


def percent(share: float) -> str:
    """A probability in whole hundredths; what rounds to nothing or to all says that it is not quite."""
    if 0 < share < _HALF:
        return "under 1%"
    return "over 99%" if 1 - _HALF <= share < 1 else f"{share:.0%}"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the text that something rests on, and the stretch around them that a reader needs to see."""

    start: int
    end: int
    text: str
    around: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason by its name, with what stands in its gaps. ``export/explaining.yaml`` has the sentence for each."""

    name: str
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """The value that came second."""

    value: str
    """Empty for none at all: no place."""
    how: How
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Why one field has its value, or is empty."""

    field: str
    """The record's field; ``type`` for what the record is at all, of events the root."""
    value: tuple[str, ...]
    words: tuple[Words, ...]
    how: How
    reasons: tuple[Reason, ...]
    """What decided, in the order in which it is told."""
    probability: float | None = None
    """That of this value, where whatever decided gives one."""
    runner_up: RunnerUp | None = None
    changes: tuple[Reason, ...] = ()
    """What would have to be otherwise for another value."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One record, explained."""

    record: str
    """The record's id."""
    doc: str
    type: str
    evidence: Words
    coder: str
    """Version of the coder whose reasons these are."""
    confidence: float | None
    """Probability that the record is right."""
    fact: float | None
    """Of an event, the probability that it is told as happened or happening."""
    parts: tuple[Part, ...]
    stored: str = ""
    """Version of the coder that made the kept record, where that is another one."""
    found: bool = True
    """Whether the coder makes this record; if not, only what was kept with it is told."""

    @classmethod
    def of_kept(cls, record: Record) -> Self:
        """A record that the coder does not make: what was kept with it is all that can be told."""
        words = Words(record.start, record.end, record.evidence, record.span)
        reason = Reason("kept note", {"note": record.why}) if record.why else Reason("kept without a note")
        event = record if isinstance(record, Event) else None
        part = Part("type", (event.event_type if event else record.type,), (words,), "rule", (reason,))
        return cls(
            record.id, record.doc, record.type, words, "", record.confidence, event.fact if event else None, (part,),
            record.version, found=False,
        )  # fmt: skip
