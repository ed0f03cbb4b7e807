"""What a candidate for an event is: an act with its status, its parties and the words that it rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tocsin.records.actor import base

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
    or_else: str = ""
    """Another status that the words can be read to give, where parse and encoder differ and neither is sure."""


def apart(trigger: Trigger, actors: Resolution, targets: Resolution) -> tuple[Resolution, Resolution]:
    """Nobody acts on themselves: who is named on both sides stands as actor alone.

    Of two who do it to each other the first named stands as actor and the others as targets: "clashes between A and
    B", "A and B met".
    """
    both = tuple(dict.fromkeys([*actors.actors, *targets.actors]))
    one_side = not actors.actors or not targets.actors or set(actors.actors) == set(targets.actors)
    if one_side and _is_mutual(trigger) and len({base(a) for a in both}) > 1:
        told = actors if actors.actors else targets
        return replace(told, actors=both[:1]), Resolution(both[1:], targets.names, targets.why)
    doers = {*actors.actors, *map(base, actors.actors)}
    others = tuple(t for t in targets.actors if t not in doers)
    return actors, Resolution(others, targets.names, targets.why)


def _is_mutual(trigger: Trigger) -> bool:
    """Whether the act takes two: by its kind, or because it is told to be between them."""
    between = any(c.norm_ == "between" for c in trigger.token.children)
    return between or (trigger.root in _TWO_SIDED and bool(trigger.doer or trigger.noun))


_TWO_SIDED = frozenset({"AGREE", "CONSULT", "COOPERATE"})
