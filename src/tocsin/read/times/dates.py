"""Dates by the calendar: days, months, quarters, seasons, years and decades, with or without a year in their words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from . import calendar
from .calendar import Stretch
from .context import DEADLINES, Context
from .grammar import words
from .match import Match
from .modifiers import modified

_OF_YEAR = re.compile(r"(this|last|next|that|the same|the following|the previous)", re.IGNORECASE)
_NTH = ("first", "second", "third", "fourth")
_YEARLY = ("for", "at", "over", "about", "around", "within", "up to", "on", "of")
"""Prepositions that may stand before a count as well as before a year."""


def with_year(stretch: Stretch, year: int) -> Stretch:
    """A date whose words name no year, in the year that another part of its words names."""
    if stretch.day:
        made = _day(year, stretch.month, stretch.day)
        return made or stretch
    return calendar.month_of(year, stretch.month) if stretch.month else stretch


def iso(m: Match, _: Context) -> Stretch | None:
    """2023-07-26."""
    return _day(int(m["y"]), int(m["m"]), int(m["d"]))


def slashed(m: Match, c: Context) -> Stretch | None:
    """Day first or month first: where both can be, the bounds hold both and no value is claimed."""
    year, a, b = int(m["y"] or 0) or _century(m["yy"], c), int(m["a"]), int(m["b"])
    if m["sep"] == "." and m["yy"]:
        return None  # a clause of a document, or a decimal
    either = (_day(year, b, a), None if c.grammar.words["day_first"] else _day(year, a, b))
    readings = [s for s in either if s]
    if len(readings) < 2 or a == b:
        return readings[0] if readings else None
    days = sorted(s.first for s in readings if s.first)
    return Stretch("", days[0], days[1], "day")


def month_day(m: Match, c: Context) -> Stretch | None:
    """July 26, 26 July 2023, May 3-5, the week of March 6."""
    number, day = _month_number(m["m"]), int(re.sub(r"\D", "", m["d"]))
    year = stated_year(m, c)
    stretch = _yearless_day(number, day, c, m["side"]) if year is None else _day(year, number, day)
    if stretch and m["week"] and stretch.first:
        return calendar.week_of(stretch.first)
    if (
        stretch
        and m["d2"]
        and stretch.first
        and (last := _day(stretch.first.year, number, int(re.sub(r"\D", "", m["d2"]))))
    ):
        return replace(stretch, last=last.last)
    return stretch


def _yearless_day(month: int, day: int, c: Context, side: str | None) -> Stretch | None:
    if _day(2000, month, day) is None:
        return None
    open_day = Stretch(f"XXXX-{month:02d}-{day:02d}", open_year=True, month=month, day=day, grain="day")
    if c.published is None:
        return open_day
    for named in c.grammar.words["named_days"]:
        if (month, day) == (named["month"], named["day"]) and re.match(named["before"], c.behind(24)):
            return calendar.day_of(date(named["year"], month, day))
    near = [s.first for y in (-1, 0, 1) if (s := _day(c.published.year + y, month, day)) and s.first]
    past, coming = [d for d in near if d <= c.published], [d for d in near if d >= c.published]
    if side:
        past, coming = ([], coming) if side == "next" else (past, [])
    chosen = nearest(past, coming, c)
    return open_day if chosen is None else replace(calendar.day_of(chosen), open_year=True, month=month, day=day)


def nearest(past: list[date], future: list[date], c: Context) -> date | None:
    """The latest past day or the next coming one, as the tense says; or the coming one where it is far nearer."""
    if not past or not future or c.published is None:
        return (past or future or [None])[0]  # type: ignore[list-item]
    back, ahead = c.published - past[-1], future[0] - c.published
    if c.preposition.startswith("since") or (back.days < 30 and ahead.days > 300):
        return past[-1]
    if back.days > 300 and ahead.days < 60:  # a day of almost a year ago is not told without its year
        return future[0]
    return future[0] if c.direction > 0 else past[-1]


def month(m: Match, c: Context) -> Stretch | None:
    """In July, early January 2024, last April."""
    number, year = _month_number(m["m"]), stated_year(m, c)
    if year is None and not m["which"] and not m["mod"] and not _is_month_name(m["m"], c):
        return None
    return _modified(_month_in(number, year, m, c), m["mod"], c)


def _month_in(number: int, year: int | None, m: Match, c: Context) -> Stretch:
    if year is not None:
        return calendar.month_of(year, number)
    open_month = Stretch(f"XXXX-{number:02d}", open_year=True, month=number, grain="month")
    if c.published is None:
        return open_month
    year, which = c.published.year, (m["which"] or "").lower()
    if which == "that" and c.anchor and c.anchor.first:
        year = c.anchor.first.year
    elif which == "last":
        year -= number >= c.published.month
    elif which == "next":
        year += number <= c.published.month
    elif which != "this":
        year += _month_shift(number, c)
    return replace(calendar.month_of(year, number), open_year=True, month=number)


def _month_shift(number: int, c: Context) -> int:
    now = c.published.month if c.published else 0
    if c.direction > 0:
        return int(number < now)
    ahead = number - now
    if c.preposition in DEADLINES and 0 < ahead <= 3:
        return 0
    if c.direction == 0 and (0 < ahead <= 2 or (c.present and 0 < ahead <= 6)):
        return 0  # a month ahead is nearer than the one of last year
    return -int(number > now)


def _is_month_name(name: str, c: Context) -> bool:
    """May and March are words of their own, April, June and August people's names: the parse or a preposition tells."""
    if c.preposition and not re.match(r"\s+[A-Z][a-z]+", c.behind(20)):
        return True
    if name in c.grammar.words["unsure_months"]:
        return c.token is not None and c.token.ent_type_ == "DATE" and not re.match(r" (?:on|for|to)\b", c.behind(6))
    return c.token is None or c.token.ent_type_ in ("DATE", "") or bool(c.preposition)


def year(m: Match, c: Context) -> Stretch | None:
    """In 2012, early 1990, 2011-2013."""
    if not m["mod"] and not m["y2"] and not _is_year(c):
        return None
    first = calendar.year_of(int(m["y"]))
    if not m["y2"]:
        return _modified(first, m["mod"], c)
    last = int(m["y2"]) if len(m["y2"]) == 4 else int(m["y"][:2] + m["y2"])
    if last <= int(m["y"]) or (
        len(m["y2"]) == 2 and m["dash"].strip() == "-" and 1 <= last % 100 <= 12 and int(m["y"]) % 100 > 12
    ):
        return None
    return Stretch(f"{m['y']}/{last}", first.first, date(last, 12, 31), "year")


def _is_year(c: Context) -> bool:
    """Four digits are a year unless they count what follows, or a name has them."""
    token = c.token
    opens = c.preposition.startswith(("since", "until", "till", "by"))  # "until at least 2015"
    counted = c.around("counts").search(c.before(16)) and not opens
    if token is None or counted or c.around("measured").match(c.behind(12)):
        return False
    counts = token.dep_ == "nummod" and token.head.i > token.i
    if counts and token.head.lemma_.lower() in words()["counted"]:
        return False
    if c.preposition and c.preposition not in _YEARLY:
        return True
    if counts and not c.grammar.words["year_before_noun"]:
        return False
    if counts and c.around("one_of").search(c.before(4)) and token.nbor(1).tag_ == "NN" and c.behind(1) == " ":
        return True  # "a 2011 study": no count stands between "a" and one thing
    named = counts and token.nbor(1).pos_ == "PROPN"  # "1990 Acme earnings"
    if counts and not named and token.head.tag_ == "NNS" and token.i and token.nbor(-1).pos_ in ("VERB", "ADP"):
        return False
    return token.ent_type_ in ("DATE", "", "EVENT", "LAW")


def short_year(m: Match, c: Context) -> Stretch | None:
    """Since '82."""
    return calendar.year_of(_century(m["yy"], c)) if c.preposition in ("in", "since", "of", "by", "until") else None


def _century(short: str, c: Context) -> int:
    """Two figures of a year are of the hundred years that end some years after publication."""
    latest = c.published.year + 5 if c.published else 2030
    return latest - (latest - int(short)) % 100


def decade(m: Match, c: Context) -> Stretch | None:
    """The 1990s, the early '80s."""
    start = int(m["y"]) if m["y"] else 1900 + int(m["yy"])
    return _modified(calendar.decade_of(start), m["mod"], c)


def century(m: Match, c: Context) -> Stretch | None:
    """The 19th century, the early twentieth century."""
    number = int(m["c"]) if m["c"] else words()["ordinal_centuries"][m["cw"].lower()]
    return _modified(calendar.century_of(100 * (number - 1)), m["mod"], c) if number else None


def attacks(m: Match, c: Context) -> Stretch | None:
    """9/11: the day that is a name."""
    named = next((d for d in c.grammar.words["named_days"] if d["name"] == m.group()), None)
    return calendar.day_of(date(named["year"], named["month"], named["day"])) if named else None


def half(m: Match, c: Context) -> Stretch | None:
    """The first half of 2012."""
    half, year = 1 if m["h"].lower() == "first" else 2, stated_year(m, c)
    if year is None and c.published and (m["ofyear"] or "").lower() == "the year":
        year = c.published.year
    return calendar.half_of(year, half) if year else Stretch(f"XXXX-H{half}")


def season(m: Match, c: Context) -> Stretch | None:
    """Last spring, in the summer of 2012."""
    season, year, which = words()["seasons"][m["s"].lower()], stated_year(m, c), (m["which"] or "").lower()
    if year is None and not which and not _is_season(m, c):
        return None
    if year is None and c.published is not None and not which.startswith("the "):
        year = _season_year(season, which, c.published, c)
    return Stretch(f"XXXX-{season}") if year is None else _modified(calendar.season_of(year, season), m["mod"], c)


def week_of_month(m: Match, c: Context) -> Stretch | None:
    """The first week of March: the week that has most of its days in the month's first seven; the last likewise."""
    month = _month_in(_month_number(m["m"]), stated_year(m, c), m, c)
    if month.first is None or month.last is None:
        return month
    nth = _NTH.index(m["nth"].lower()) if m["nth"].lower() in _NTH else -1
    middle = month.last.replace(day=month.last.day - 3) if nth < 0 else month.first.replace(day=4 + 7 * nth)
    return calendar.week_of(middle)


def _is_season(m: Match, c: Context) -> bool:
    """Spring and fall have other senses: "the fall of the city"."""
    if m["s"].lower() == "fall" and (c.behind(4) == " of " or not c.preposition):
        return False
    return bool(m["the"]) or c.preposition in ("in", "into", "since", "by", "until")


def _season_year(season: str, which: str, now: date, c: Context) -> int:
    def begins(year: int) -> date:
        return calendar.season_of(year, season).first or now

    def ends(year: int) -> date:
        return calendar.season_of(year, season).last or now

    if which == "next" or (not which and c.direction > 0):
        return now.year if begins(now.year) > now else now.year + 1
    if which in ("this", "this coming") and season != "WI":
        return now.year
    latest = max(y for y in (now.year - 2, now.year - 1, now.year) if begins(y) <= now)
    return latest - 1 if which == "last" and ends(latest) >= now else latest


def stated_year(m: Match, c: Context) -> int | None:
    """The year that the words name, by its number or as "last year" or "of that year"."""
    if m["y"]:
        return int(m["y"])
    word = _OF_YEAR.match(m["ofyear"] or m["preyear"] or "")
    if not word:
        return None
    kind = word.group(1).lower()
    if kind in ("this", "last", "next"):
        return c.published.year + {"this": 0, "last": -1, "next": 1}[kind] if c.published else None
    if c.anchor is None or c.anchor.first is None:
        return None
    return c.anchor.first.year + {"the following": 1, "the previous": -1}.get(kind, 0)


def _modified(stretch: Stretch, mod: str | None, c: Context) -> Stretch:
    return modified(stretch, mod, c.published)


def _month_number(name: str) -> int:
    plain = name.rstrip(".")
    return int(words()["months"].get(plain) or words()["short_months"][plain])


def _day(year: int, month: int, day: int) -> Stretch | None:
    try:
        return calendar.day_of(date(year, month, day))
    except ValueError:
        return None
