"""Finds counts in figures and words, with what is open at either end."""

from __future__ import annotations

from spacy.tokens import Doc

from tocsin.records import Number


def find_numbers(parse: Doc) -> tuple[Number, ...]:
    """Counts in text order: "more than 250" is (250, None), "hundreds" (100, 999), "dozens" (10, 99)."""
    return ()
