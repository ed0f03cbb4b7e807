"""Weeks, months and years by the day on which they begin."""

from __future__ import annotations

from datetime import date, timedelta

from tocsin.records.figure import Period


def period_of(first: str, last: str, period: Period) -> str:
    """The period that a stretch of days lies in; empty where it lies in no single one, or is no date."""
    one, other = _period(first, period), _period(last or first, period)
    return one if one == other else ""


def before(name: str, period: Period) -> str:
    """The period before."""
    if period == "week":
        return (date.fromisoformat(name) - timedelta(days=7)).isoformat()
    if period == "month":
        return (date.fromisoformat(f"{name}-01") - timedelta(days=1)).isoformat()[:7]
    return f"{int(name) - 1:04d}"


def days_of(name: str, period: Period) -> tuple[str, str]:
    """First and last day of a period."""
    first = date.fromisoformat({"week": name, "month": f"{name}-01", "year": f"{name}-01-01"}[period])
    after = {
        "week": first + timedelta(days=7),
        "month": (first.replace(day=28) + timedelta(days=4)).replace(day=1),
        "year": first.replace(year=first.year + 1),
    }[period]
    return first.isoformat(), (after - timedelta(days=1)).isoformat()


def _period(day: str, period: Period) -> str:
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return ""
    if period == "week":
        return (found - timedelta(days=found.weekday())).isoformat()
    return day[:7] if period == "month" else day[:4]
