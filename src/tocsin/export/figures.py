"""Numbers, dates and the text's own words, as they stand in a line."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tocsin.records import Bounds, Event, Incident, Record, Written

from .naming import one_line

_EXACTNESS: Mapping[str, str] = MappingProxyType(
    {
        "place": "the place itself",
        "near": "near the place",
        "admin2": "middle of the district",
        "admin1": "middle of the province",
        "country": "middle of the country",
        "region": "middle of the region",
    }
)
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


def days(incident: Incident) -> str:
    """The days that an incident can have been on; empty where no report dates it."""
    first, last = incident.first, incident.last
    return first if first == last or not last else f"{first} to {last}"


def written(found: Written) -> str:
    """When an undated text was written, as far as it tells; empty where it tells nothing."""
    first, last = found.first, found.last
    if first and last:
        return f"on {first}" if first == last else f"between {first} and {last}"
    if first or last:
        return f"on {first} or later" if first else f"on {last} or earlier"
    return ""


def location(record: Event) -> str:
    """Coordinates of a place with how exact they are; empty where the place is not known."""
    if record.latitude is None or record.longitude is None:
        return ""
    exactness = _EXACTNESS.get(record.place_precision, "")
    return f"{record.latitude:.2f}, {record.longitude:.2f}{f' ({exactness})' if exactness else ''}"


def words(text: str) -> str:
    """The text's own words in quotation marks, on one line, cut where they are long."""
    line = one_line(text)
    return f"“{line if len(line) <= QUOTE_LENGTH else line[:QUOTE_LENGTH].rstrip() + '…'}”"


def _figure(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:,.10g}"
