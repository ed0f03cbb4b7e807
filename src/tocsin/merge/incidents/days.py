"""When the act of a report can have been, in days."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from tocsin.records import Report

UNDATED = 3
"""An undated act of a dated report is taken to lie so many days before it, at most."""


def window(report: Report) -> tuple[int, int] | None:
    """First and last day that it can have been on, as ordinals; None where nothing bounds it on both sides."""
    start = day(report.date_start)
    if start is not None:
        return start, max(start, day(report.date_end) or start)
    told = day(report.published)
    return (told - UNDATED, told) if told is not None and not report.date_end else None


@lru_cache(maxsize=8192)
def day(text: str) -> int | None:
    """An ISO day as an ordinal; None for an empty text or what is no date."""
    try:
        return date.fromisoformat(text).toordinal() if text else None
    except ValueError:  # whoever fills a store by hand may date things as they like
        return None
