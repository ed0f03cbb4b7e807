"""Finds headings, captions, bylines and notices: what stands in a text and is no report."""

from __future__ import annotations

from tocsin.records import Furniture


def find_furniture(text: str, title: str = "") -> tuple[Furniture, ...]:
    """Stretches of the text that must give no record, in text order. A title repeated as the first line is one."""
    return ()
