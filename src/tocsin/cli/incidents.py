"""What merging came to, in one line."""

from __future__ import annotations

from tocsin.watch import Overview


def incidents_line(overview: Overview) -> str:
    """How many incidents the events tell, and how many of these are told more than once; empty without events."""
    if not overview.events:
        return ""
    line = f"{_count(overview.events, 'event')} {_tell(overview.events)} {_count(overview.incidents, 'incident')}"
    if several := overview.several_documents:
        line += f"; {several:,} {_is(several)} told in more than one document"
        line += f", {overview.several_outlets:,} by more than one outlet" if overview.several_outlets else ""
    return line


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _tell(number: int) -> str:
    return "tells" if number == 1 else "tell"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"
