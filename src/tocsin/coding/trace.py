"""Notes what events were made of, for whoever asks why a record says what it says. Nobody else pays for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tocsin.records import Event, TimeExpression

if TYPE_CHECKING:
    from .candidate import Candidate
    from .scene import Where


@dataclass(frozen=True)
class Decided:
    """What one event was made of, before it was written down."""

    candidate: Candidate
    where: Where
    when: TimeExpression | None


@dataclass(frozen=True)
class Trace:
    """The notes on one document."""

    _noted: dict[str, list[tuple[Event, Decided]]] = field(default_factory=dict)

    def note(self, event: Event, decided: Decided) -> None:
        """Keep what an event was made of."""
        self._noted.setdefault(event.id, []).append((event, decided))

    def of(self, event: Event) -> Decided | None:
        """What an event was made of; of two that were told by the same words, the one that says the same."""
        found = self._noted.get(event.id, [])
        same = (decided for noted, decided in found if event.why.startswith(noted.why) and noted.status == event.status)
        return next(same, found[0][1] if found else None)
