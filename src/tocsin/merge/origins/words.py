"""Takes a text to the words that copying keeps: case, stops, spelling, dates and page furniture apart."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from .lists import lists

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r"[“”\"«„]([^“”\"«»„\n]{8,1200})[“”\"»]")
_MONTHS = lists().months
_OF_DATES = _MONTHS | lists().days
_OF_TWO_SPELLINGS = re.compile(r"[iy]s(?:e|ing|ation)|our|[bt]re|ence|og[ur]|ll|ae|oeu")
_DAY_OR_YEAR = re.compile(r"\d{1,2}(?:st|nd|rd|th|er)?|(?:19|20)\d\d")


class Words(NamedTuple):
    """The words of one text, and of each whether it stands in quotation marks."""

    words: list[str]
    quoted: list[bool]


def words_of(text: str, furniture: Iterable[tuple[int, int]] = ()) -> Words:
    """The words outside the given spans of furniture, in lower case, without those that date.

    An editor prints "14 July" for "July 14" and "on Monday" for "yesterday", so words that date tell no copy from a
    report of one's own.
    """
    words: list[str] = []
    quoted: list[bool] = []
    for number, part in enumerate(_QUOTED.split(without(text, furniture))):
        found = _undated(_TOKEN.findall(part.lower()))
        words += found
        quoted += [number % 2 == 1] * len(found)
    return Words(words, quoted)


def quotations_of(text: str, furniture: Iterable[tuple[int, int]] = ()) -> list[list[str]]:
    """The words of each quotation."""
    return [_TOKEN.findall(part.lower()) for part in _QUOTED.split(without(text, furniture))[1::2]]


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with a line break for every span."""
    kept, after = [], 0
    for start, end in sorted(spans):
        if start >= after:
            kept += [text[after:start], "\n"]
        after = max(after, end)
    return "".join([*kept, text[after:]]) if kept else text


def _undated(words: list[str]) -> list[str]:
    if _OF_DATES.isdisjoint(words):
        return words
    return [
        word for at, word in enumerate(words) if word not in _OF_DATES and not (word[0].isdigit() and dates(words, at))
    ]


def dates(words: Sequence[str], at: int) -> bool:
    """Whether the word at that place is a month, a weekday, or the day or year beside a month.

    "May" and "March" are also other words: they are left out there too, on both sides alike.
    """
    word = words[at]
    if word in _OF_DATES:
        return True
    if not word[0].isdigit() or not _DAY_OR_YEAR.fullmatch(word):
        return False
    return any(other in _MONTHS for other in words[max(0, at - 2) : at + 2])


@lru_cache(maxsize=1 << 17)
def word_hash(word: str) -> int:
    """A hash of 32 bits, the same for British and American spelling."""
    return zlib.crc32(_spelled(word).encode("utf-8", "surrogatepass"))


def _spelled(word: str) -> str:
    """Rough on purpose: what matters is that both spellings come out alike, not that they are words."""
    word = word.replace("’", "'").removesuffix("'s")
    if len(word) < 5:
        return {"grey": "gray"}.get(word, word)
    if not _OF_TWO_SPELLINGS.search(word):
        return word
    word = re.sub(r"is(e|ed|es|ing|ation|ations)$", r"iz\1", word)
    word = re.sub(r"ys(e|ed|es|ing)$", r"yz\1", word)
    word = re.sub(r"our(s|ed|ing|able|ful|ite)?$", r"or\1", word).replace("bour", "bor").replace("aour", "aor")
    word = re.sub(r"re(s|d)?$", r"er\1", word) if re.search(r"[bt]re[sd]?$", word) else word
    word = re.sub(r"ence(s|less)?$", r"ense\1", word).replace("ogue", "og").replace("ogramme", "ogram")
    return re.sub(r"ll(?=ed|ing|er|or)", "l", word).replace("ae", "e").replace("oeu", "eu")
