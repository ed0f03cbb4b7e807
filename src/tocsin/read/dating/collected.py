"""What the day on which a text was collected says: it was written by then."""

from __future__ import annotations

from dataclasses import replace

from tocsin.records import DateClue, Written


def by_then(written: Written, collected: str) -> Written:
    """The interval, ending on the day of collection at the latest. A text without any other clue keeps none.

    The clue has no words of the text: ``start`` and ``end`` are 0.
    """
    if not collected or not written.first or (written.last and written.last <= collected) or written.first > collected:
        return written
    clue = DateClue(0, 0, "", "last", "", collected, f"it was added on {collected}, and so written by then")
    kept = tuple(c for c in written.clues if c.bound != "last")
    return replace(written, last=collected, clues=(*kept, clue))
