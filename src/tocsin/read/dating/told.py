"""The dates that a text tells, sorted by how much of a date their words name and which way they look."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc

from tocsin.records import TimeExpression

from ..times.context import DEADLINES, Context
from ..times.grammar import Grammar, grammar, words

Grain = Literal["day", "open_day", "month", "open_month", "year"]
Mark = Literal["", "stamp", "post", "rights"]
"""Where the page says when it or what it shows was put out: "Updated" lines, signatures of posts, copyright lines."""

_PIECE = re.compile(
    r"(?P<y>\d{4}|XXXX)(?:-(?P<m>\d\d)(?:-(?P<d>\d\d))?|-(?P<season>SP|SU|FA|WI)|-Q(?P<q>\d)|-H(?P<h>\d))?(?:T.*)?"
)
_LAST_MONTH = {"SP": 5, "SU": 8, "FA": 11, "WI": 12}
_PREPOSITION = re.compile(r"(?:(?:up|no later|ahead|as|at least) )*(?:[a-z]+|[A-Z]+)(?= )")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(r"\b(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE)
_WEEKDAY_REACH = 14
"""Characters before a date in which its weekday stands: "Wednesday, on"."""
_STAMPED = "published|updated|posted|modified|last update|first aired|publié|modifié|mis à jour"
_MARKS: tuple[tuple[Mark, re.Pattern[str]], ...] = (
    ("post", re.compile(r"\(@\w{2,20}\)[\s|·•—-]*\Z")),
    ("stamp", re.compile(rf"(?i)\b(?:{_STAMPED})\b[^.\n]{{0,48}}\Z")),
    ("rights", re.compile(r"(?i)(?:©|\bcopyright\b|\(c\))[^.\n]{0,16}\Z")),
)
_MARK_REACH = 60
_EARLIEST, _LATEST = 1800, 2100
"""Years outside are more often numbers than years."""


@dataclass(frozen=True, slots=True)
class Told:
    """One date that the text tells. What its words do not name is 0."""

    start: int
    end: int
    text: str
    grain: Grain
    year: int
    month: int
    day: int
    weekday: int
    """0 for Monday; -1 where none is named beside it."""
    way: int
    """-1 told as past, 1 as to come, 0 where the sentence shows neither."""
    mark: Mark = ""


def told_dates(parse: Doc, text: str, times: tuple[TimeExpression, ...]) -> tuple[Told, ...]:
    """The dates among the time expressions of a parse of ``text``; both ends of a range are dates of their own."""
    return tuple(told for time in times for told in _of(time, parse, text))


def _of(time: TimeExpression, parse: Doc, text: str) -> list[Told]:
    shapes = grammar(parse.lang_)
    pieces = [m for piece in time.value.split("/") if (m := _PIECE.fullmatch(piece))]
    found = [told for m in pieces if (told := _told(m, time, text, shapes))]
    if not found:
        return []
    before = _PREPOSITION.match(time.text)
    word = shapes.preposition_called(before.group()) if before else ""
    at = time.start + (before.end() + 1 if before else 0)
    way = 1 if word in DEADLINES else Context(shapes, parse, text, at, time.end, None, None, word).direction
    mark = _mark(text, at)
    return [replace(told, way=way, mark=mark) for told in found]


def _told(m: re.Match[str], time: TimeExpression, text: str, shapes: Grammar) -> Told | None:
    year = 0 if m["y"] == "XXXX" else int(m["y"])
    month = int(m["m"] or 0) or _LAST_MONTH.get(m["season"] or "", 0) or 3 * int(m["q"] or 0) or 6 * int(m["h"] or 0)
    day = int(m["d"] or 0)
    if (year and not _EARLIEST <= year <= _LATEST) or (not year and not m["m"]):
        return None
    grain: Grain = ("day" if day else "month" if month else "year") if year else ("open_day" if day else "open_month")
    weekday = _weekday(time, text, shapes) if day else -1
    return Told(time.start, time.end, time.text, grain, year, month, day, weekday, 0)


def _weekday(time: TimeExpression, text: str, shapes: Grammar) -> int:
    if names := shapes.meanings.get("dow"):
        told = next((names[word] for word in names if word in time.text.lower()), "")
        return int(words()["weekdays"].get(told, -1))
    found = _WEEKDAY.search(time.text) or _WEEKDAY.search(text, max(0, time.start - _WEEKDAY_REACH), time.start)
    return _WEEKDAYS.index(found.group(1)[:3].lower()) if found else -1


def _mark(text: str, at: int) -> Mark:
    before = text[max(0, at - _MARK_REACH) : at]
    return next((mark for mark, pattern in _MARKS if pattern.search(before)), "")
