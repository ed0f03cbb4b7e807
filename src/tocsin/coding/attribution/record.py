"""The joint between who says what and everything that is coded from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

QuoteKind = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of text that somebody else than the outlet answers for."""

    start: int
    end: int
    """The content said, without quotation marks and without "X said"; within one line."""
    holders: tuple[str, ...]
    """Who says so, outermost first; the last is the speaker. ``("unnamed",)`` for "reportedly" and blame."""
    names: tuple[str, ...]
    quote: QuoteKind
    cue: str
    """Lemma of the verb or preposition of saying: say, accuse, according to, reportedly."""
    cue_start: int
    """Offset of the cue; −1 for a quotation with none of its own."""
    addressee: tuple[str, ...] = ()
    is_statement: bool = True
    """False for a bare "X urged", "reportedly", blame: holders, but no statement record."""
    ambiguous: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    """The innermost source's actors alone: several where several speak together; empty where the source is unknown."""
    why: str = ""
    """The rule that found it, in plain words."""
    source_start: int = -1
    """Offset of the head of the noun phrase that speaks; −1 where the text names none."""
