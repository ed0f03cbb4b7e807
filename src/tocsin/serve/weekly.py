"""Incidents by week as a table that a chart can be drawn from; each figure leads to the incidents behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from tocsin.records.event import ROOTS
from tocsin.records.shown import WeekOfType


@dataclass(frozen=True, slots=True)
class Column:
    """One series: what it is called, and what gives it its colour."""

    name: str
    look: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True)
class Week:
    """One week; each cell is how many, and where they are listed."""

    monday: str
    cells: tuple[tuple[int, str], ...]
    reports: int
    """Event records behind them: a quiet week in which nobody looked is not quiet."""


@dataclass(frozen=True, slots=True)
class Weekly:
    """The table."""

    columns: tuple[Column, ...]
    weeks: tuple[Week, ...]


def weekly(counted: Iterable[WeekOfType], *, by_type: bool, asked: Mapping[str, str]) -> Weekly:
    """Facts beside claims, or with ``by_type`` both together by root. ``asked`` are filters that the lists keep too."""
    by_week: dict[str, list[WeekOfType]] = defaultdict(list)
    for week in counted:
        by_week[week.week].append(week)
    roots = [root for root in ROOTS if any(one.event_type == root for some in by_week.values() for one in some)]
    columns = tuple(Column(root.capitalize(), type=root) for root in roots) if by_type else _STANDING
    pick = _of_type if by_type else _of_standing
    weeks = (
        Week(
            monday,
            tuple((pick(column, some), _listed(monday, column, asked)) for column in columns),
            sum(one.reports for one in some),
        )
        for monday, some in sorted(by_week.items())
    )
    return Weekly(columns, tuple(weeks))


_STANDING = (Column("told as fact", look="fact"), Column("only claimed", look="claim"))
_Pick = Callable[[Column, Iterable[WeekOfType]], int]


def _of_type(column: Column, some: Iterable[WeekOfType]) -> int:
    return sum(one.facts + one.claims for one in some if one.event_type == column.type)


def _of_standing(column: Column, some: Iterable[WeekOfType]) -> int:
    return sum(one.facts if column.look == "fact" else one.claims for one in some)


def _listed(monday: str, column: Column, asked: Mapping[str, str]) -> str:
    sunday = (date.fromisoformat(monday) + timedelta(days=6)).isoformat()
    narrowed = {"since": monday, "until": sunday, "type": column.type, "standing": column.look}
    return "/incidents?" + urlencode({name: value for name, value in {**asked, **narrowed}.items() if value})
