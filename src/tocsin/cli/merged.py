"""What merging came to, in one line."""

from __future__ import annotations

from tocsin.export.sureness import left_out as left_out_in_words
from tocsin.watch import Overview


def incidents_line(overview: Overview) -> str:
    """How many incidents the events tell, how many of these are told more than once, and how many are left out.

    Empty where there are no events.
    """
    if not overview.events:
        return left_out_line(overview.left_out, overview.least)
    line = f"{_count(overview.events, 'event')} {_tell(overview.events)} {_count(overview.incidents, 'incident')}"
    if several := overview.several_documents:
        line += f"; {several:,} {_is(several)} told in more than one document"
        line += f", {overview.several_origins:,} by more than one origin" if overview.several_origins else ""
    return f"{line}; {left_out}" if (left_out := left_out_line(overview.left_out, overview.least)) else line


def left_out_line(number: int, least: float, how: str = "`tocsin incidents --sure 0` shows") -> str:
    """How many incidents are left out for being less sure, and how to see them; empty where none is."""
    return f"{left_out_in_words(number, least)}; {how} {'it' if number == 1 else 'them'}" if number else ""


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _tell(number: int) -> str:
    return "tells" if number == 1 else "tell"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"
