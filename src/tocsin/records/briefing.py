"""What whoever codes is told before the first document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Briefing:
    """The language model, and what analysts decided before. Hashable: one coder serves all who give the same."""

    model: str
    """Installed package that parses the texts."""
    choices: tuple[tuple[str, str], ...] = ()
    """Names and the actors that they stand for, ``-`` for none, as analysts said."""
