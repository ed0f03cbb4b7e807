"""The parse's words within a run, and who of them is named."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from ..context import Context
from ..tagged import Run


def words(context: Context, run: Run) -> tuple[Token, ...]:
    """The words that the run holds or begins or ends within."""
    found = context.reading.parse.char_span(run.start, run.end, alignment_mode="expand")
    return tuple(found) if found is not None else ()


def span(context: Context, run: Run) -> tuple[int, int]:
    """Characters of the run in whole words, without a point or comma at its ends."""
    inside = words(context, run)
    tokens = [t for t in inside if not (t.is_punct or t.is_space)]
    return (tokens[0].idx, tokens[-1].idx + len(tokens[-1])) if tokens else (run.start, run.end)


def named(context: Context, tokens: Iterable[Token]) -> dict[Token, tuple[str, ...]]:
    """Words that stand for actors, with whom: heads of phrases and adjectives of countries."""
    found = {t: context.actors(t, acting=False).actors for t in tokens if t.pos_ in {"PROPN", "NOUN", "ADJ"}}
    return {token: codes for token, codes in found.items() if codes}


def why(kind: str, run: Run) -> str:
    """How a record says that it was seen, not found by a rule."""
    return f"read as one of the coded articles' {kind}s ({run.share:.0%})"
