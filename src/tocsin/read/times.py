"""Finds the words that date something, and the days that bound it."""

from __future__ import annotations

from spacy.tokens import Doc

from tocsin.records import TimeExpression


def find_times(parse: Doc, published: str = "") -> tuple[TimeExpression, ...]:
    """Time expressions in text order. Without a publication date a relative one keeps its words and no bounds."""
    return ()
