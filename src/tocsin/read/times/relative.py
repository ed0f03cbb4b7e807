"""Times that count from another: from the day of publication, or from the date that the text told last."""

from __future__ import annotations

import re
from datetime import date, timedelta

from . import calendar, quarters
from .calendar import Grain, Stretch, months_on
from .context import Context
from .grammar import words
from .lengths import rolling
from .match import Match
from .modifiers import in_part, modified
from .units import GRAINS, grain_of, length_value, number_of, unit_code

_DAY = timedelta(days=1)
_SHIFTS = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
_FINER: tuple[Grain, ...] = ("day", "week", "month", "quarter", "year", "decade", "century")
_BACK = ("last", "previous", "past", "preceding", "prior")
_ON = ("next", "following", "coming")
_NAMED = re.compile(r"[A-Z]\w+ \Z")
_QUOTES = tuple("\"'“‘`")
_CLAUSE = re.compile(r"\s+[\w“\"‘]")


def today(m: Match, c: Context) -> Stretch | None:
    """Yesterday, today, tonight, tomorrow, overnight."""
    word = m["word"].lower()
    if _NAMED.search(c.before(12)) and not m["word"].islower():
        return None  # a paper or a programme: "USA Today"
    part = m["part"] or ("night" if word in ("tonight", "overnight") else None)
    if c.published is None:
        return Stretch(f"T{words()['parts'][part.lower()]}" if part else "")
    day = calendar.day_of(c.published + _SHIFTS.get(word, 0) * _DAY)
    if word == "overnight":
        night = calendar.day_of(c.published - _DAY)
        return in_part(night.between(night.first, c.published), part)
    return in_part(day, part)


def this_part(m: Match, c: Context) -> Stretch | None:
    """This morning, last night, the next evening."""
    which = m["which"].lower()
    base, shift = c.published, -1 if which == "last" else 0
    if which.startswith("th") and which != "this":
        base = c.anchor.first if c.anchor and c.anchor.grain == "day" else None
        shift = 1 if which.endswith(_ON) else -1 if which.endswith(_BACK) else 0
    if base is None:
        return Stretch(f"T{words()['parts'][m['part'].lower()]}")
    return in_part(calendar.day_of(base + shift * _DAY), m["part"])


def period(m: Match, c: Context) -> Stretch | None:
    """Last week, this year, the following month, the past decade, that day."""
    which, grain = m["which"].lower(), grain_of(m["unit"])
    if m["unit"].istitle() and c.before(1) in _QUOTES:
        return None  # a programme: "This Week"
    if which in ("this", "current", "the current"):
        stretch = _current(grain, c)
    elif grain == "quarter" and which == "the last":
        stretch = _around(grain, c.published, -1)
    elif re.fullmatch(r"the (?:last|past|coming)|past|the next", which) and not _tells_next(which, grain, c):
        way = -1 if which.endswith(_BACK) else 1
        stretch = _around(grain, c.published, way) if grain == "weekend" else rolling(1, m["unit"], way, c)
    elif which in ("last", "next", "coming", "previous"):
        stretch = _around(grain, c.published, -1 if which in _BACK else 1)
    elif which.endswith(("latest", "most recent")):
        stretch = _around(grain, c.published, -1)  # what is told of is over: the figures of a year, of a week
    elif which.endswith(("year-ago", "year-earlier")):
        return Stretch()
    elif which in ("this past", "this coming"):
        stretch = _around(grain, c.published, -1 if which.endswith("past") else 1)
    elif which.endswith(_BACK) and not _reaches(grain, c.anchor):
        stretch = _around(grain, c.published, -1)  # "from the previous month" where no month was told
    else:
        stretch = _anchored(grain, 1 if which.endswith(_ON) else -1 if which.endswith(_BACK) else 0, c)
    return modified(stretch, m["mod"], c.published)


def _tells_next(which: str, grain: Grain, c: Context) -> bool:
    """In a tale of what was, "the next day" and "the next year" follow the date told before."""
    return which == "the next" and (grain == "day" or c.direction < 0)


def _current(grain: Grain, c: Context) -> Stretch:
    stretch, now = _around(grain, c.published, 0), c.published
    if now is None or stretch.first is None or stretch.last is None or grain in ("day", "weekend") or not c.direction:
        return stretch
    if stretch.first <= now <= stretch.last:
        return stretch.between(stretch.first, now) if c.direction < 0 else stretch.between(now, stretch.last)
    return stretch


def _around(grain: Grain, base: date | None, shift: int) -> Stretch:
    if base is None:
        return Stretch()
    if grain == "week" and base.weekday() == 6:
        base += _DAY  # told on a Sunday, "this week" is the one ahead and "last week" the one that ends
    return calendar.around(grain, calendar.moved(base, grain, shift))


def _anchored(grain: Grain, shift: int, c: Context) -> Stretch:
    anchor = c.anchor
    if anchor is None or anchor.first is None or not _reaches(grain, anchor):
        return Stretch()
    return _around(grain, anchor.first, shift)


def _reaches(grain: Grain, anchor: Stretch | None) -> bool:
    return anchor is not None and anchor.first is not None and _holds(grain, anchor.grain)


def _holds(grain: Grain, anchor: Grain) -> bool:
    """Whether counting in this grain from a date of that one says anything: not "three days after 2012"."""
    finer = {"weekend": "week", "season": "quarter"}.get(anchor, anchor)
    grown = "week" if grain == "weekend" else grain
    return finer in _FINER and grown in _FINER and _FINER.index(finer) <= _FINER.index(grown)


def of_period(m: Match, c: Context) -> Stretch | None:
    """Earlier in the year, at the end of the month."""
    return modified(_around(grain_of(m["unit"]), c.published, 0), m["mod"], c.published)


def this_length(m: Match, c: Context) -> Stretch | None:
    """The year, the quarter: the running one, or the one spoken of; "the year ended in May" is but a length."""
    unit = m["unit"].lower()
    if m["tail"] is not None:
        return quarters.ended(c) if unit == "quarter" else Stretch(length_value(1, unit))
    if unit == "quarter":
        return quarters.latest(m, c)
    return _around(grain_of(unit), c.published, 0)


def the_day(m: Match, c: Context) -> Stretch | None:
    """End the day, late in the day: the day told last, else that of publication; "the day" alone is no date."""
    if not m["mod"] and not c.around("over_day").search(c.before(16)):
        return None
    told = c.anchor.first if c.anchor and c.anchor.grain == "day" else c.published
    return calendar.day_of(told) if told else Stretch()


def of_day(m: Match, c: Context) -> Stretch | None:
    """In the morning: of the day told last or, if none was, of publication; nothing bounds it."""
    if c.preposition not in ("in", "during", "through", "throughout"):
        return None
    told = c.anchor.first if c.anchor and c.anchor.grain == "day" else c.published
    part = words()["parts"][m["part"].lower()]
    return Stretch(f"{told.isoformat() if told else ''}T{part}")


def weekend(m: Match, c: Context) -> Stretch | None:
    """The weekend: the last that has begun, or the coming one where the sentence looks ahead."""
    if c.published is None:
        return Stretch("XXXX-WXX-WE")
    begun = c.published.weekday() >= 5
    return modified(_around("weekend", c.published, 0 if begun or c.direction > 0 else -1), m["mod"], c.published)


def year_end(m: Match, c: Context) -> Stretch | None:
    """By year's end: the last day of the running year or month."""
    grain = grain_of(m.group().lower().removeprefix("the ")[:5].rstrip("'’- s"))
    stretch = _around(grain, c.published, 0)
    return calendar.day_of(stretch.last) if stretch.last else Stretch()


def ago(m: Match, c: Context) -> Stretch | None:
    """Two weeks ago, three days later, a year earlier."""
    way, count, code = (m["way"] or m["tail"]).lower(), number_of(m["num"]), unit_code(m["unit"])
    if count is not None and (m["half"] or m["half2"]):
        count += 0.5
    if _speaks_of_quarter(way, count, code, c):
        return quarters.a_year_before(c)
    if m["few"] or count is None or code in ("S", "M-", "H") or (way != "ago" and _bounding(m["approx"])):
        return Stretch(_past_or_length(m, count, way))
    base, shift = c.published, -count if way == "ago" else count
    if way not in ("ago", "from now"):
        base = _told_before(way, GRAINS[code], c) or (c.published if way == "earlier" and code == "Y" else None)
        shift = count if way.startswith(("later", "after")) else -count
    if base is None:
        return Stretch(length_value(count, m["unit"]))
    return _bounded_ago(_counted(base, shift, code), _bounding(m["approx"]), c.published)


def _counted(base: date, shift: float, code: str) -> Stretch:
    """So many units from a day; decades and centuries are told roundly, and give a year with room on both sides."""
    grain = GRAINS[code]
    there = (
        months_on(base, int(shift * 12))
        if code == "Y"
        else calendar.moved(base, grain, int(shift * (1 + (code == "F"))))
    )
    if there == base and shift:
        return Stretch("PAST_REF" if shift < 0 else "FUTURE_REF")  # beyond the calendar: "3,000 years ago"
    if room := {"decade": 1, "century": 10}.get(grain):
        return calendar.year_of(there.year).between(
            date(max(there.year - room, date.min.year), 1, 1), date(min(there.year + room, date.max.year), 12, 31)
        )
    return calendar.around(grain, there)


def _bounding(approx: str | None) -> str:
    """What "more than", "less than" and their like say of a count."""
    word = (approx or "").lower()
    if word.startswith(("more", "over", "at least")):
        return "more"
    return "less" if word.startswith(("less", "under", "fewer")) else ""


def _bounded_ago(there: Stretch, bounding: str, now: date | None) -> Stretch:
    """TIMEX3 gives "more than a decade ago" the date and MOD="BEFORE", "less than a year ago" MOD="AFTER"."""
    if bounding == "more":
        return there.between(None, there.last)
    return there.between(there.first, now) if bounding == "less" else there


def _speaks_of_quarter(way: str, count: float | None, code: str, c: Context) -> bool:
    """Figures of a quarter are set against those of the same quarter "a year earlier"."""
    return c.quarter is not None and count == 1 and code == "Y" and way in ("ago", "earlier")


def _told_before(way: str, grain: Grain, c: Context) -> date | None:
    """The day that "a year later" counts from; "after" and "before" with a clause of their own count from that."""
    if way in ("before", "after") and _CLAUSE.match(c.behind(4)):
        return None
    return c.anchor.first if c.anchor and _holds(grain, c.anchor.grain) else None


def _past_or_length(m: Match, count: float | None, way: str) -> str:
    if m["few"] and way == "ago":
        return "PAST_REF"
    return length_value(count, m["unit"])


def next_to(m: Match, c: Context) -> Stretch | None:
    """The day before, the morning after, a year earlier."""
    grain = grain_of(m["unit"].lower().removeprefix("the ").removeprefix("a "))
    way = (m["way"] or m["tail"]).lower()
    if grain == "year" and _speaks_of_quarter(way, 1, "Y", c):
        return quarters.a_year_before(c)
    base = c.published if way == "ago" else _told_before(way, grain, c)
    if base is None:
        return Stretch()
    return _around(grain, base, 1 if way == "after" else -1)


def beside(m: Match, other: Stretch) -> Stretch | None:
    """ "A day before" a date that the next words name."""
    way, unit = (m["tail"] or "").lower(), (m["unit"] or "").lower()
    count = number_of(m["num"] or "one")
    if way not in ("before", "after") or not unit or other.first is None or count is None:
        return None  # "days before March 3" has no count and no unit of its own
    unit = unit.removeprefix("the ").removeprefix("a ")
    grain = grain_of(unit)
    if not _holds(grain, other.grain) or unit.rstrip("s") in ("second", "minute", "hour"):
        return None
    return _around(grain, other.first, int(count) if way == "after" else -int(count))


def since_then(_: Match, c: Context) -> Stretch | None:
    """Since then: from the date that the text told last."""
    if c.anchor is None or c.anchor.first is None:
        return Stretch()
    return Stretch("", c.anchor.first, c.published if c.published and c.published >= c.anchor.first else None)
