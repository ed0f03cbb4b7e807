"""Reads how many were killed and injured, by patterns, each with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tocsin.records import Document

from .lexicon import load_lexicon

KILLED, INJURED = "killed", "injured"
READ = 800
"""Characters of the text that are read: a report gives its own toll in the opening, and others' further down."""
_PEOPLE = (
    r"(?:(?:young|other|teenage|male|female|armed|unarmed|innocent|local)\s+)*(?:people|persons?|men|man|women|woman|teens?|"
    r"teenagers?|boys?|girls?|children|child|kids?|victims?|adults?|others?|officers?|deputies|soldiers?|civilians?|students?|"
    r"residents|villagers|gunshot\s+victims|family\s+members|migrants|workers|miners|protesters|passengers)"
)
_AT_LEAST = r"at\s+least|more\s+than|over"
_ABOUT = r"about|around|nearly|almost|some|up\s+to|as\s+many\s+as|possibly|reportedly"
_BE = (
    r"(?:(?:,\s+)?(?:who\s+)?(?:were|was|are|is|have\s+been|had\s+been|has\s+been|have|has|had|lay|left|found|reported|confirmed)\s+"
    r"(?:(?:also|reported|reportedly|confirmed|both|all|left|found|shot\s+and)\s+)*)?"
)
_DEAD = r"killed|dead|slain|shot\s+(?:to\s+death|dead)|stabbed\s+to\s+death|murdered|died|fatally\s+shot"
_HURT = r"injured|wounded|hurt|hospitali[sz]ed"
_KILLS = r"kill(?:s|ed|ing)?|murder(?:s|ed|ing)|fatally\s+shot|claim(?:s|ed|ing)\s+the\s+lives\s+of"
_HURTS = r"injur(?:es|ed|ing)|wound(?:s|ed|ing)|hurt(?:s|ing)?"
_TOLL = r"death\s+toll\s+(?:\w+\s+){0,4}?(?:to|at|of|is|was|reached)"
_MULTIPLE = {"double": 2, "triple": 3, "quadruple": 4}
_DEEDS = r"homicides?|murders?|killings?|slayings?"
_NOT_ALL = re.compile(
    r"\b(?:another|additional|more|second|third|so\s+far|last\s+(?:year|month|week)"
    r"|in\s+(?:19|20)\d\d|unrelated|separate|different|earlier|(?:seriously|critically|badly|severely|gravely)|critical"
    r"|(?:accused|convicted|guilty|suspected)\s+of|guilty\s+to|(?:charged|indicted)\s+with)\b",
    re.IGNORECASE,
)
"""What makes a sentence tell of some victims: those in danger, those that a court is about, those of another day."""
_SEVERAL = re.compile(
    r"\b(?:(?:shoot|stabb|bomb)ings|shootouts|homicides|accidents|crashes|gun\s+deaths|(?:violent|deadly|"
    r"bloody)\s+(?:night|weekend|week|day)|(?:separate|unrelated|other|several|multiple|two|three|four|five)\s+(?:\w+\s+)?(?:incidents|"
    r"attacks|strikes|scenes)|across\s+(?:the\s+)?(?:city|town|country)|city-?wide|nationwide|this\s+(?:year|month|week|weekend)"
    r"|over\s+the\s+(?:long\s+)?weekend)\b",
    re.IGNORECASE,
)
"""What makes a page tell of several incidents, so that its numbers are of no one."""
_ALSO_BEFORE = re.compile(
    rf"(?:\band|&|\b(?:{_PEOPLE})\s*,|\b\d+,)\s+(?:(?:his|her|their|the|all|other)\s+)?$", re.IGNORECASE
)
_TOLL_BEFORE = re.compile(
    r"\b(?:shot|killed|dead|slain|died|injured|wounded|hurt|hospitali[sz]ed|fatally)\s*,?\s*(?:and|&|,)\s+$",
    re.IGNORECASE,
)
_JOINED_AFTER = re.compile(
    r"\s*(?:,|,?\s*and|\s*&)\s+(?:an?|his|her|their|(?:\d+|one|two|three|four|five|six)\s+\w+\s*[.,]?)\b", re.IGNORECASE
)
_DEATH = re.compile(r"\b(?:kill\w*|dead|dies|died|death|deadly|fatal\w*|slain|murder\w*)\b", re.IGNORECASE)
_ADJECTIVE = re.compile(rf"\s+{_PEOPLE}\b", re.IGNORECASE)
_BOUNDARY = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Count:
    """How many somebody says were killed or injured. Offsets count in the title or the text, whichever it stands in."""

    kind: str
    low: int
    high: int | None
    """The same as ``low`` where the text is exact; nothing where it says "at least"."""
    in_title: bool
    start: int
    end: int
    evidence: str
    is_whole: bool
    """False where the sentence tells it of some of the victims, or of several incidents: then it is no toll."""

    @property
    def is_exact(self) -> bool:
        """Whether it is a number of all, and no bound."""
        return self.is_whole and self.high == self.low


def find_counts(document: Document) -> tuple[Count, ...]:
    """The counts in the title and in the opening of the text, in the order of reading."""
    opening = document.text[:READ]
    several = bool(_SEVERAL.search(document.title) or _SEVERAL.search(opening))
    return (
        *_counts(document.title, in_title=True, several=several),
        *_counts(opening, in_title=False, several=several),
    )


def _counts(text: str, *, in_title: bool, several: bool) -> Iterator[Count]:
    found: dict[tuple[str, int], Count] = {}
    for kind, pattern in _patterns():
        for match in pattern.finditer(text):
            number = _value(match)
            if number is not None and not _follows_month(match, text):
                low, high = _bounds(number, match)
                whole = not several and _is_whole(kind, match, text)
                count = Count(kind, low, high, in_title, match.start(), match.end(), match[0], whole)
                found.setdefault((kind, match.start("n")), count)
    yield from sorted(found.values(), key=lambda count: (count.start, count.kind))


def _value(match: re.Match[str]) -> int | None:
    written = match["n"].lower().replace(",", "")
    if written in _MULTIPLE:
        return _MULTIPLE[written]
    return int(written) if written.isdigit() else load_lexicon().numbers.get(written)


def _follows_month(match: re.Match[str], text: str) -> bool:
    """Whether the number is a day: "shot on October 27 has died"."""
    before = text[: match.start("n")].rstrip(" .").rpartition(" ")[2]
    return before.lower() in load_lexicon().months


def _bounds(number: int, match: re.Match[str]) -> tuple[int, int | None]:
    qualifier = (match.groupdict().get("q") or "").lower()
    return (number, None) if qualifier else (number, number)


def _is_whole(kind: str, match: re.Match[str], text: str) -> bool:
    """Whether it counts all: "a man and three boys were killed" does not, "killing one and wounding six" does."""
    start, end = _sentence(match, text)
    sentence, before = text[start:end], text[start : match.start("n")]
    others = re.search(r"\bothers?\b", match[0], re.IGNORECASE)
    if _NOT_ALL.search(sentence) or (others and (kind == KILLED or not _DEATH.search(sentence))):
        return False
    if _ALSO_BEFORE.search(before) and not _TOLL_BEFORE.search(before):
        return False
    if match.re.groupindex.get("joins"):
        return not _JOINED_AFTER.match(text, match.end())
    return not _ADJECTIVE.match(text, match.end())


def _sentence(match: re.Match[str], text: str) -> tuple[int, int]:
    starts = [0, *(stop.end() for stop in _BOUNDARY.finditer(text))]
    start = max(at for at in starts if at <= match.start())
    return start, min((at for at in starts if at > match.start()), default=len(text))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = "|".join(load_lexicon().numbers)
    unlike = r"(?![-–.:/%]?\d|-year|\s+years?|\s+months?)"
    number = rf"(?:(?P<q>{_AT_LEAST}|{_ABOUT})\s+)?(?<![\d.,$#/-])\b(?P<n>\d{{1,3}}|{words})\b{unlike}"
    after = rf"{number}(?:\s+{_PEOPLE})?\s+{_BE}"
    alone = r"(?=\s*[.,;]|\s+(?:in|at|and|before|during|then|outside|near|on|inside)\b|\s*$)"
    before = rf"\s+{number}(?P<joins>\s+{_PEOPLE}|{alone})"
    sources = (
        (KILLED, rf"{after}(?:{_DEAD})\b"),
        (INJURED, rf"{after}(?:{_HURT})\b"),
        (KILLED, rf"\b(?:{_KILLS}){before}"),
        (INJURED, rf"\b(?:{_HURTS}){before}"),
        (KILLED, rf"\b{_TOLL}\s+{number}"),
        (KILLED, rf"\b(?P<n>{'|'.join(_MULTIPLE)})\s+(?:{_DEEDS})\b(?!-)"),
    )
    return tuple((kind, re.compile(source, re.IGNORECASE)) for kind, source in sources)
