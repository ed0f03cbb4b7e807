"""Finds quoted words: straight and curly marks, guillemets, quotations inside quotations."""

from __future__ import annotations

from tocsin.records import Quotation


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Quoted stretches in text order, without their marks, each within one line."""
    return ()
