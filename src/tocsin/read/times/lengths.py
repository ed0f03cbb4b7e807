"""Lengths of time and rhythms: two hours, several years, every day; and the span of them that ends or begins now."""

from __future__ import annotations

import re
from datetime import timedelta

from . import calendar
from .calendar import Stretch
from .context import Context
from .grammar import words
from .match import Match
from .units import GRAINS, length_value, number_of, unit_code

_SPANNING = ("for", "in", "after", "within", "over", "during")
_COUNTED = re.compile(r"\d[ -]\Z")
_TITLE = re.compile(r" [A-Z]")
_FRACTION = re.compile(r"\bthree[- ]quarters\Z", re.IGNORECASE)


def span(m: Match, c: Context) -> Stretch | None:
    """The past two days, the next five years: counted from the day of publication."""
    which = re.sub(r"^the ", "", m["which"].lower())
    if m["unit"].istitle():
        return None  # a title: "The Final Hours"
    if m["few"] or m["num"] is None:
        return Stretch(length_value(None, m["unit"])) if m.group().endswith("s") else None
    count = number_of(m["num"])
    if count is not None and m["half"]:
        count += 0.5
    if count is None or which not in ("last", "past", "next", "coming", "previous"):
        return Stretch(length_value(count, m["unit"]))
    return rolling(count, m["unit"], 1 if which in ("next", "coming") else -1, c)


def rolling(count: float, unit: str, way: int, c: Context) -> Stretch:
    """A span that ends (``way`` -1) or begins (+1) on the day of publication."""
    value, code, now = length_value(count, unit), unit_code(unit), c.published
    if now is None:
        return Stretch(value)
    if code in ("S", "M-", "H"):
        far = now + way * timedelta(hours=count) if code == "H" else now
        far = now + way * timedelta(days=-(-int(count) // 24)) if code == "H" else far
    elif code == "Y":
        far = calendar.moved(now, "month", int(way * count * 12))
    else:
        far = calendar.moved(now, GRAINS[code], int(way * count * (2 if code == "F" else 1)))
    return Stretch(value, min(now, far), max(now, far))


def length(m: Match, c: Context) -> Stretch | None:
    """For several years, a two-week truce: a length, which lies nowhere."""
    if c.around("age_behind").match(c.behind(10)) or c.around("age_before").search(c.before(24)):
        return None
    if m["few"]:
        return Stretch(length_value(None, m["unit"])) if m.group().endswith("s") or "-" in m.group() else None
    single, unit = m["num"].lower() in ("a", "an"), m["unit"].lower()
    if unit in ("second", "quarter") and not m.group().endswith("s"):
        return None
    if _FRACTION.search(m.group()):
        return None
    if single and unit in ("night", "minute", "second") and not m["approx"] and c.preposition not in _SPANNING:
        return None
    if m["unit"].istitle():
        return None  # a title: "60 Minutes"
    if m.group().lower() == "one day" and not c.preposition and c.direction > 0:
        return Stretch("FUTURE_REF")
    half = 0.5 if m["half"] or m["half2"] else 0
    count = number_of(m["num"])
    if count is None and unit in words()["halves"]:
        return Stretch(words()["halves"][unit])
    return Stretch(length_value(None if count is None else count + half, m["unit"]))


def from_count(m: Match, c: Context) -> Stretch | None:
    """The first count of "two to six days" and "between 60 and 90 days"; both corpora mark it apart."""
    joined_by_and = c.behind(4) == " and"
    if m["num"].lower() in ("a", "an") or (joined_by_and and c.preposition != "between"):
        return None
    return Stretch(length_value(number_of(m["num"]), m["unit"]))


def times(m: Match, _: Context) -> Stretch | None:
    """Twice a week: a rhythm, with the value of what it is counted by (TimeML 1.2.1, ``freq`` and ``quant``)."""
    return Stretch(length_value(1, m["unit"]))


def unit_long(m: Match, _: Context) -> Stretch | None:
    """A month-long siege, the decade since."""
    return Stretch(length_value(1, m["unit"]))


def lengths(m: Match, c: Context) -> Stretch | None:
    """For years, in decades, weeks ago."""
    way = (m["way"] or "").lower()
    if _COUNTED.search(c.before(8)):
        return None  # what the count before them made of them has been judged: "52 years old"
    brief = m["bare"].lower() in ("minutes", "hours")
    if (not m["bare"].islower() and _TITLE.match(c.behind(3))) or (
        brief and not way and not m["tail"] and c.preposition not in _SPANNING
    ):
        return None
    return Stretch("PAST_REF" if way == "ago" else length_value(None, m["bare"]))


def every(m: Match, _: Context) -> Stretch | None:
    """Every day, each Thursday: a rhythm, not a date."""
    if m["dow"]:
        return Stretch(f"XXXX-WXX-{words()['weekdays'][m['dow'].lower()] + 1}")
    return Stretch(length_value(number_of(m["num"] or "one"), m["unit"] or "day"))
