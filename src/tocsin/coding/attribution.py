"""Finds who says what: quotations with their speakers, indirect speech, "according to", reports of reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tocsin.records import Reading

from .who import Who


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of text that somebody else than the outlet answers for."""

    start: int
    end: int
    """The content said, without quotation marks and without "X said"; within one line."""
    holders: tuple[str, ...]
    """Who says so, outermost first; the last is the speaker. ``("unnamed",)`` for "reportedly" and blame."""
    names: tuple[str, ...]
    quote: Literal["direct", "indirect", "mixed"]
    cue: str
    """Lemma of the verb or preposition of saying: say, accuse, according to, reportedly."""
    cue_start: int
    """Offset of the cue; −1 for a quotation with none of its own."""
    addressee: tuple[str, ...] = ()
    is_statement: bool = True
    """False for a bare "X urged", "reportedly", blame: holders, but no statement record."""
    ambiguous: tuple[str, ...] = ()


def find_attributions(reading: Reading, who: Who) -> tuple[Attribution, ...]:
    """All attributions of the text, in text order; nested ones stand beside the one they stand in."""
    return ()
