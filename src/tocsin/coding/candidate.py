"""What a candidate for an event is: an act with its status, its parties and the words that it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from .status import StatusReading
from .triggers import Trigger
from .who import Resolution


@dataclass(frozen=True)
class Candidate:
    """An event before it is written down: its trigger with what is known of it."""

    trigger: Trigger
    start: int
    end: int
    status: StatusReading
    actors: Resolution
    targets: Resolution


def apart(actors: Resolution, targets: Resolution) -> tuple[Resolution, Resolution]:
    """Nobody acts on themselves: who is named on both sides ("talks between A and B") stands as actor alone."""
    others = tuple(t for t in targets.actors if t not in actors.actors)
    return actors, Resolution(others, targets.names, targets.why)
