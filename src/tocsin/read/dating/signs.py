"""What a text's dates, offices and events say of each day on which it may have been written: the step it falls into.

A sign counts how far a day lies from something that the text tells ("days since the latest full date told as past") and
sorts that distance into steps. How likely a step is was learned from dated reports (``weights.yaml``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from .days import Column, Days, since_latest, until_next
from .known import Mention, event_days
from .spells import Spell
from .told import Told

_DAYS = (-365, -30, -7, -1, 0, 1, 2, 4, 8, 15, 31, 61, 121, 241, 366, 731, 1462, 3650)
_ROUND = (1, 2, 4, 8, 15, 31, 61, 91, 121, 181, 241, 301, 336, 351, 359, 363)
_MONTHS = (-12, -5, -2, -1, 0, 1, 2, 3, 4, 7, 13, 25, 49, 121)
_YEARS = (-10, -5, -3, -2, -1, 0, 1, 2, 3, 4, 6, 10, 20)
_MONTH_ROUND = (1, 2, 3, 4, 6, 8, 10, 11)
_POSSIBLE = {
    **dict.fromkeys(("stamp", "post", "day_past", "day_known", "event_once", "event_often", "event_lasting"), -1),
    "office_begun": -30,  # a president-elect is called president before the day
    "office_former": -7,
    "month_past": -1,
    "year_past": -1,
}
"""The least distance that can be, by what the words mean: none writes of what has not happened. A slip is let pass."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that the text says of when it was written."""

    group: str
    edges: tuple[int, ...]
    distance: Callable[[Days], Column]
    clues: tuple[Told | Spell | Mention, ...]
    """What it rests on, the most telling last."""

    def impossible(self, days: Days) -> NDArray[np.bool_]:
        """The days on which nobody could have told this."""
        least = _POSSIBLE.get(self.group)
        return np.zeros(len(days), dtype=np.bool_) if least is None else self.distance(days) < least

    def steps(self, days: Days) -> Column:
        """For each day the step that its distance falls into: 0 below the first edge."""
        return np.searchsorted(np.array(self.edges, dtype=np.int64), self.distance(days), side="right").astype(np.int64)


def signs(told: Sequence[Told], spells: Sequence[Spell], known: Sequence[Mention]) -> tuple[Sign, ...]:
    """All signs of one text."""
    return (*_date_signs(told), *_office_signs(spells), *_event_signs(known), *_event_month(told, known))


def _date_signs(told: Sequence[Told]) -> Iterator[Sign]:
    plain = [t for t in told if not t.mark and not _is_named_day(t)]
    if old := _latest([t for t in told if _is_event_day(t)]):
        yield Sign("day_known", _DAYS, _since_day(old[-1]), old)
    for mark in ("stamp", "post"):
        if marked := _latest([t for t in told if t.mark == mark and t.grain == "day"]):
            yield Sign(mark, _DAYS, _since_day(marked[-1]), marked)
    if rights := _latest([t for t in told if t.mark == "rights" and t.year]):
        yield Sign("rights", _YEARS, _since_year(rights[-1]), rights)
    for name, way in (("past", (-1,)), ("bare", (0,)), ("ahead", (1,))):
        some = [t for t in plain if t.way in way]
        yield from _full(name, [t for t in some if t.year], latest=name != "ahead")
        yield from _yearless(name, [t for t in some if not t.year])
    if named := [t for t in plain if t.grain == "open_day" and t.weekday >= 0]:
        yield Sign("weekday", (1,), _weekdays_fit(named), tuple(named))
    if years := _latest([t for t in plain if t.year and t.way <= 0]):
        yield Sign("latest_year", _YEARS, _since_year(years[-1]), years)


def _is_event_day(told: Told) -> bool:
    """The full date of a known event is told again for years."""
    return told.grain == "day" and _ordinal(told) in event_days()


def _is_named_day(told: Told) -> bool:
    """ "Sept. 11" is a name, and full dates of known events have a sign of their own."""
    return _is_event_day(told) or (told.grain == "open_day" and (told.month, told.day) == (9, 11))


def _full(name: str, told: list[Told], *, latest: bool) -> Iterator[Sign]:
    for grain, edges, since in (
        ("day", _DAYS, _since_day),
        ("month", _MONTHS, _since_month),
        ("year", _YEARS, _since_year),
    ):
        if some := _latest([t for t in told if t.grain == grain]):
            yield Sign(f"{grain}_{name}", edges, since(some[-1] if latest else some[0]), some)


def _yearless(name: str, told: list[Told]) -> Iterator[Sign]:
    if some := [t for t in told if t.grain == "open_day"]:
        count = min(len({(t.month, t.day) for t in some}), 3)
        gone = _until if name == "ahead" else _since
        yield Sign(f"open_day_{name}_{count}", _ROUND, gone(some, np.minimum), tuple(some))
        if count > 1:
            yield Sign(f"open_day_{name}_{count}_far", _ROUND, gone(some, np.maximum), tuple(some))
    if some := [t for t in told if t.grain == "open_month"]:
        yield Sign(f"open_month_{name}", _MONTH_ROUND, _month_gap(some, -1 if name == "ahead" else 1), tuple(some))


def _latest(told: list[Told]) -> tuple[Told, ...]:
    return tuple(sorted(told, key=lambda t: (t.year, t.month, t.day)))


def _since_day(told: Told) -> Callable[[Days], Column]:
    return _since_event(_ordinal(told))


def _ordinal(told: Told) -> int:
    try:
        return date(told.year, told.month or 12, told.day or 28).toordinal()
    except ValueError:
        return date(told.year, told.month, 28).toordinal()


def _since_month(told: Told) -> Callable[[Days], Column]:
    return lambda days: days.month - (12 * told.year + told.month - 1)


def _since_year(told: Told) -> Callable[[Days], Column]:
    return lambda days: days.year - told.year


def _since(told: list[Told], pick: np.ufunc) -> Callable[[Days], Column]:
    return lambda days: pick.reduce([since_latest(days, t.month, t.day)[0] for t in told])


def _until(told: list[Told], pick: np.ufunc) -> Callable[[Days], Column]:
    return lambda days: pick.reduce([until_next(days, t.month, t.day)[0] for t in told])


def _month_gap(told: list[Told], way: int) -> Callable[[Days], Column]:
    return lambda days: np.minimum.reduce([(way * (days.month - (t.month - 1))) % 12 for t in told])


def _weekdays_fit(told: list[Told]) -> Callable[[Days], Column]:
    """Whether the day named with its weekday bears it in the year that the day of writing makes it: 1, else 0."""

    def fits(days: Days) -> Column:
        found = np.ones(len(days), dtype=np.int64)
        for t in told:
            _, latest = since_latest(days, t.month, t.day)
            gap, coming = until_next(days, t.month, t.day)
            near = (latest + 6) % 7 == t.weekday
            ahead = ((coming + 6) % 7 == t.weekday) & ((gap < 120) if t.way <= 0 else True)
            found &= (ahead if t.way > 0 else near | ahead).astype(np.int64)
        return found

    return fits


def _office_signs(spells: Sequence[Spell]) -> Iterator[Sign]:
    holders = {(s.person, s.role): s for s in reversed(spells) if not s.former}
    if held := tuple(sorted(holders.values(), key=lambda s: max(a for a, _ in s.terms))):
        yield Sign("office_begun", _DAYS, _begun(held), held)
        yield Sign(f"office_held_{min(len(held), 4)}", (1, 2, 3, 4), _not_held(held), held)
        yield Sign("office_over", _DAYS, _over(held), held)
    past = {(s.person, s.role): s for s in reversed(spells) if s.former and all(b for _, b in s.terms)}
    if gone := tuple(sorted(past.values(), key=lambda s: min(b for _, b in s.terms))):
        yield Sign("office_former", _DAYS, lambda days: days.ordinal - min(b for _, b in gone[-1].terms), gone)


def _begun(held: tuple[Spell, ...]) -> Callable[[Days], Column]:
    """Days since the last of them took office; of one who held it twice the nearest beginning before the day counts."""
    latest = held[-1]
    return lambda days: days.ordinal - min(a for a, _ in latest.terms)


def _not_held(held: tuple[Spell, ...]) -> Callable[[Days], Column]:
    def count(days: Days) -> Column:
        total = np.zeros(len(days), dtype=np.int64)
        for spell in held:
            inside = np.zeros(len(days), dtype=bool)
            for first, last in spell.terms:
                inside |= (days.ordinal >= first) & ((days.ordinal <= last) if last else True)
            total += ~inside
        return total

    return count


def _over(held: tuple[Spell, ...]) -> Callable[[Days], Column]:
    """Days since the holder who came last left; far below 0 where no end is known."""
    last = [b for _, b in held[-1].terms]
    end = 0 if not all(last) else max(last)
    return lambda days: days.ordinal - end if end else np.full(len(days), -4000, dtype=np.int64)


def _event_signs(known: Sequence[Mention]) -> Iterator[Sign]:
    fresh = sorted((m for m in known if not m.lasting), key=lambda m: m.first)
    often = sum(m.first == fresh[-1].first for m in fresh) > 1 if fresh else False
    lasting = sorted((m for m in known if m.lasting), key=lambda m: m.first)
    for group, some in (("event_often" if often else "event_once", fresh), ("event_lasting", lasting)):
        if some:
            yield Sign(group, _DAYS, _since_event(some[-1].first), tuple(some))
    if ended := sorted((m for m in known if m.last), key=lambda m: m.last):
        yield Sign("event_ended", _DAYS, _since_event(ended[-1].last), tuple(ended))


def _since_event(ordinal: int) -> Callable[[Days], Column]:
    return lambda days: days.ordinal - ordinal


def _event_month(told: Sequence[Told], known: Sequence[Mention]) -> Iterator[Sign]:
    """ "A coup in July" where the text names an event of some July: without a year it is no older than one."""
    months = {t.month for t in told if t.grain in ("open_month", "open_day") and t.way <= 0}
    same = [m for m in known if date.fromordinal(m.first).month in months]
    if same:
        latest = max(same, key=lambda m: m.first)
        yield Sign("event_month", _DAYS, lambda days: days.ordinal - latest.first, (latest,))
