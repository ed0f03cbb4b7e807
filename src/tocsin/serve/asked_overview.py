"""Since when the overview tells what is new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tocsin import views
from tocsin.records.shown import Basis
from tocsin.records.wanted import WantedIncidents
from tocsin.store import Project

from .asked import asked

SPANS = ((1, "24 hours"), (7, "7 days"), (30, "30 days"), (90, "90 days"), (365, "a year"))
"""Days back from the last report, and what they are called."""
ENOUGH = 12
"""New incidents that make a picture: where nobody says since when, the shortest span that has so many."""
EVERYTHING = "0001-01-01"


@dataclass(frozen=True, slots=True)
class Cutoff:
    """Since when, by what, and what else could be asked for."""

    since: str
    """ISO day of publication, or ISO time in UTC since which it stands in the project."""
    basis: Basis
    name: str
    """In words: "since 2024-08-04"."""
    offered: tuple[tuple[str, str, bool], ...]
    """Spans as name, address and whether it is this one."""
    ignored: tuple[str, ...] = ()

    @property
    def day(self) -> str:
        """The day of the cut-off; empty where everything is asked for."""
        return "" if self.since == EVERYTHING else self.since[:10]


def cutoff(project: Project, query: Mapping[str, str], latest: str) -> Cutoff:
    """The cut-off that an address asks for (``since``: a day, ``seen``: a time); else one that shows a picture.

    Days are counted back from the ``latest`` report, not from today: what is read may be long past.
    """
    want, seen = asked(query, ("since",), {}), _time(query.get("seen", ""))
    days = [(days_back(latest, days - 1), name) for days, name in SPANS] if latest else []
    since = want.values["since"] or (EVERYTHING if query.get("all") or not days else "")
    if not since and not seen:
        since = next((day for day, _ in days if _new(project, day) >= ENOUGH), EVERYTHING)
    offered = [(name, f"/?since={day}", not seen and since == day) for day, name in days]
    offered.append(("everything", "/?all=1", not seen and since == EVERYTHING))
    bad = (*want.ignored, *(["seen"] if query.get("seen") and not seen else []))
    if seen:
        return Cutoff(seen, "seen", f"since {seen[:16].replace('T', ' ')} UTC", tuple(offered), bad)
    return Cutoff(since, "told", "ever" if since == EVERYTHING else f"since {since}", tuple(offered), bad)


def days_back(day: str, days: int) -> str:
    """So many days before an ISO day."""
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()


def _new(project: Project, day: str) -> int:
    return views.incidents(project, WantedIncidents(new_since=day), limit=0).total


def _time(value: str) -> str:
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return ""
    return found.astimezone(UTC).isoformat(timespec="seconds") if found.tzinfo else ""
