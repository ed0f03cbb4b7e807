"""Turns the words of a time expression into the stretch of time that they stand for, or into nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from . import calendar, dates, holidays, lengths, quarters, relative
from .calendar import Stretch
from .context import Context
from .grammar import words
from .match import Match
from .modifiers import in_part
from .units import number_of

_NAME_NEXT = re.compile(r" [A-Z][a-z]")
Resolver = Callable[[Match, Context], Stretch | None]


def resolve(rule: str, match: Match, context: Context) -> Stretch | None:
    """What a match of one shape stands for; ``None`` where its words only look like a time."""
    return _RESOLVERS[rule](match, context)


def _weekday(m: Match, c: Context) -> Stretch | None:
    names = c.grammar.words
    if c.behind(20).lstrip().startswith(tuple(names["names_after"])) or c.before(20).rstrip().endswith(
        tuple(names["names_before"])
    ):
        return None
    number, base = words()["weekdays"][m["dow"].lower()], c.published
    which, week = (m["which"] or "").lower(), (m["week"] or "").lower()
    if which.startswith(("the ", "that ")):
        base = c.anchor.first if c.anchor else None
    if base is None:
        return in_part(Stretch(f"XXXX-WXX-{number + 1}", grain="day"), m["part"])
    day = _weekday_near(number, base, which or week, c)
    return in_part(_with_next(calendar.day_of(day), day, m["dow2"]), m["part"])


def _with_next(stretch: Stretch, day: date, until: str | None) -> Stretch:
    """The night from one weekday to the next reaches into both."""
    following = day + timedelta(days=1)
    if until is None or words()["weekdays"][until.lower()] != following.weekday():
        return stretch
    return stretch.between(day, following)


def _weekday_near(number: int, base: date, which: str, c: Context) -> date:
    monday, back, ahead = (
        base - timedelta(days=base.weekday()),
        (base.weekday() - number) % 7,
        (number - base.weekday()) % 7,
    )
    if which.endswith("week"):
        return monday + timedelta(days=number + {"last week": -7, "next week": 7}.get(which, 0))
    if which.endswith(("last", "previous")) or which == "this past":
        return base - timedelta(days=back or 7)
    if which.endswith(("next", "following", "coming")):
        return base + timedelta(days=ahead or 7)
    coming = c.direction > 0 or (c.direction == 0 and ahead == 1)  # told without a verb, tomorrow is nearer
    return base + timedelta(days=ahead) if coming else base - timedelta(days=back)


def _weekdays(m: Match, _: Context) -> Stretch | None:
    return in_part(Stretch(f"XXXX-WXX-{words()['weekdays'][m['dow'].lower()] + 1}"), m["parts"])


def _set(m: Match, c: Context) -> Stretch | None:
    if _NAME_NEXT.match(c.behind(4)):
        return None  # a paper: "the party daily Granma"
    return Stretch(words()["sets"][m["set"].lower()])


def _reference(m: Match, c: Context) -> Stretch | None:
    word = re.sub(r"\s+", " ", m["ref"].lower())
    value = words()["references"][word]
    if word in words()["adjective_references"] and not (m["ref"].islower() and c.token and c.token.tag_ == "JJ"):
        return None
    if value != "PRESENT_REF":
        return Stretch(value)
    return Stretch(value, c.published, c.published)


def _clock(m: Match, c: Context) -> Stretch | None:
    if m["named"]:
        return Stretch("T24:00" if m["named"].lower() == "midnight" else "T12:00")
    if words_of_hour := m["oc"] or m["hw"]:
        hour, minute = int(number_of(words_of_hour) or 0), 0
        if hour > 12:
            return None
    else:
        hour, minute = int(m["h"] or m["h24"] or m["h4"]), int(m["min"] or m["m24"] or m["m4"] or 0)
    if hour > 24 or minute > 59:
        return None
    if m["h24"] and not (c.preposition or m.group()[-1].isalpha() or c.around("day_next").match(c.behind(16))):
        return None  # the length of a film, a score
    zone = "Z" if m.group().endswith(("GMT", "UTC")) else ""
    return Stretch(f"T{_of_the_day(hour, m):02d}:{minute:02d}{zone}")


def _of_the_day(hour: int, m: Match) -> int:
    """Nine p.m., eleven in the morning."""
    half = (m["ap"] or m["part"] or "").lower()
    if not half or hour > 12:
        return hour
    return hour % 12 + (0 if half.startswith(("a.", "am", "m")) else 12)


_RESOLVERS: Mapping[str, Resolver] = {
    "iso": dates.iso,
    "slashed": dates.slashed,
    "month_day": dates.month_day,
    "day_month": dates.month_day,
    "month": dates.month,
    "year": dates.year,
    "century": dates.century,
    "attacks": dates.attacks,
    "decade": dates.decade,
    "year_period": quarters.year_period,
    "quarter": quarters.quarter,
    "latest": quarters.latest,
    "year_ago": quarters.year_ago,
    "same_period": quarters.same_period,
    "half": dates.half,
    "holiday": holidays.holiday,
    "weekdays": _weekdays,
    "the_day": relative.the_day,
    "short_year": dates.short_year,
    "of_day": relative.of_day,
    "this_length": relative.this_length,
    "season": dates.season,
    "weekday": _weekday,
    "set": _set,
    "reference": _reference,
    "clock": _clock,
    "today": relative.today,
    "this_part": relative.this_part,
    "period": relative.period,
    "of_period": relative.of_period,
    "year_end": relative.year_end,
    "weekend": relative.weekend,
    "ago": relative.ago,
    "next_to": relative.next_to,
    "span": lengths.span,
    "unit_long": lengths.unit_long,
    "unit_since": lengths.unit_long,
    "length": lengths.length,
    "lengths": lengths.lengths,
    "every": lengths.every,
    "from_count": lengths.from_count,
    "times": lengths.times,
    "week_of_month": dates.week_of_month,
    "then": relative.since_then,
}
