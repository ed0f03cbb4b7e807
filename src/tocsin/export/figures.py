"""Numbers, dates and the text's own words, as they stand in a line."""

from __future__ import annotations

from tocsin.records import Bounds, Record

from .naming import one_line

QUOTE_LENGTH = 160
"""Longest run of the text's own words in a headline."""


def quantity(bounds: Bounds) -> str:
    """Low and high as words: 3, "10 to 99", "at least 250", "at most 40"."""
    low, high = bounds
    if low is None:
        return "number not told" if high is None else f"at most {_figure(high)}"
    if high is None:
        return f"at least {_figure(low)}"
    return _figure(low) if low == high else f"{_figure(low)} to {_figure(high)}"


def when(record: Record) -> str:
    """The record's date: the day or days that bound it, else the text's own words; empty where neither is told."""
    first, last = record.date_start, record.date_end
    if first and last:
        return first if first == last else f"{first} to {last}"
    if first or last:
        return f"from {first}" if first else f"until {last}"
    return words(record.date_text) if record.date_text else ""


def words(text: str) -> str:
    """The text's own words in quotation marks, on one line, cut where they are long."""
    line = one_line(text)
    return f"“{line if len(line) <= QUOTE_LENGTH else line[:QUOTE_LENGTH].rstrip() + '…'}”"


def _figure(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:,.10g}"
