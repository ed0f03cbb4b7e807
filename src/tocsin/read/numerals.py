"""Reads numerals: figures and number words with what qualifies them, as low and high."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from .lexicon import load_lexicon

Bounds = tuple[float | None, float | None]

_LARGEST = 1e15
"""Longer rows of figures are identifiers."""
_PHONE = re.compile(r"\d{3}-\d{4}")


class Numerals(NamedTuple):
    """The patterns of numerals and the word lists that they are built from."""

    pattern: re.Pattern[str]
    none: re.Pattern[str]
    data: dict[str, Any]


@lru_cache(maxsize=1)
def numerals() -> Numerals:
    """The compiled patterns, once a process."""
    data = load_lexicon(Path(__file__).with_name("numbers.yaml"))
    ones, multiples = _either(data["ones"]), _either(data["multiples"])
    figures = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[\u00a0\u202f]\d{3})+|\d+(?:\.\d+)?)"
    figure = rf"{figures}(?:(?: ?(?:bn|mn|tn)|[mk])\b|(?: (?:{multiples}))+)?"
    word = rf"(?:half an? |an? )?(?:{multiples})(?: and (?:{ones}))?|(?:{ones})(?:[- ](?:and )?(?:{ones}|{multiples}))*"
    numeral = rf"(?:{figure}|{word})"
    currency = r"(?P<currency>US\$|(?<![A-Z])[$€£]) ?"
    qualifiers = _either(data["at_least"] + data["at_most"] + data["about"])
    pattern = (
        rf"(?<![\w.,/:$€£#@-])(?:(?P<qualifier>{qualifiers}) )?(?:{currency})?"
        rf"(?:(?P<vague>{_either(data['vague'])})|(?P<few>(?:{_either(data['few'])}) (?:{multiples}))"
        rf"|(?:(?P<between>between) (?:[$€£])?)?(?P<a>{numeral})"
        rf"(?:(?(between) and |(?: to | ?[-–] ?| or ))(?:[$€£])?(?P<b>{numeral}))?)"
        rf"(?![\w/:@]|[-–]\w|[.,]\d)(?P<more>\+| or more\b| and more\b|-plus\b)?"
        rf"(?P<percent> ?%| per ?cent\b| percentage points?\b)?(?P<dollars> (?:U\.?S\.? )?dollars?\b)?"
    )
    tolls = rf"(?:{_either(data['none_of'])})s?|casualties|injuries|fatalities|losses"
    none = rf"(?P<no>\b(?:no|zero))(?: \w+){{0,2}}? (?P<noun>{tolls})\b"
    return Numerals(re.compile(pattern, re.IGNORECASE), re.compile(none, re.IGNORECASE), data)


def core(m: re.Match[str]) -> tuple[int, int]:
    """The numeral itself, without "more than" and "percent"."""
    last = "b" if m["b"] else "vague" if m["vague"] else "few" if m["few"] else "a"
    first = "vague" if m["vague"] else "few" if m["few"] else "a"
    return m.start(first), m.end(last)


def currency_of(m: re.Match[str]) -> str:
    """The currency that a sign or "dollars" names, or nothing."""
    if m["dollars"]:
        return "usd"
    return str(numerals().data["currencies"].get(m["currency"] or "", ""))


def bounds_of(m: re.Match[str]) -> Bounds | None:
    """Low and high, none where open; nothing where the words make no number."""
    lists, qualifier = numerals().data, (m["qualifier"] or "").lower()
    if m["vague"]:
        low, high = lists["vague"][re.sub(r"\s+", " ", m["vague"].lower())]
        return (float(low), None) if high is None or qualifier in lists["at_least"] else (float(low), float(high))
    if m["few"]:
        times = lists["multiples"][m["few"].split()[-1].lower()]
        low, high = 2 * times, (9 if times >= 100 else 8) * times + times - 1
    else:
        low = high = _value(m["a"])
        if m["b"] and _PHONE.fullmatch(m.string[m.start("a") : m.end("b")]):
            return None
        if m["b"]:
            low, high = _range(m["a"], m["b"])
    if low is None or high is None or low > high or high > _LARGEST:
        return None
    if qualifier in lists["at_least"] or m["more"]:
        return float(low), None
    if qualifier in lists["at_most"]:
        return None, float(high)
    return float(low), float(high)


def _range(a: str, b: str) -> Bounds:
    """ "5 to 6 million" are five to six million; "50 to 60" say their size each."""
    low, high = _value(a), _value(b)
    times = _multiple(b)
    if low is not None and times > 1 and _multiple(a) == 1:
        low *= times
    return low, high


def _multiple(numeral: str) -> float:
    word = re.sub(r"[\d.,\s]", "", numeral.lower().split()[-1])
    lists = numerals().data
    return float(lists["multiples"].get(word) or lists["short_multiples"].get(word) or 1)


def _value(numeral: str) -> float | None:
    """The number that figures or words say, or none where they make no number."""
    lists, total, part = numerals().data, 0.0, 0.0
    for word in re.findall(r"\d[\d,.\u00a0\u202f]*|[a-z]+", numeral.lower()):
        if word[0].isdigit():
            part += float(re.sub(r"[,\u00a0\u202f]", "", word.rstrip(".,")))
        elif word in lists["ones"]:
            part += lists["ones"][word]
        elif times := lists["multiples"].get(word) or lists["short_multiples"].get(word):
            part = (part or 1) * times
            if times >= 1000:
                total, part = total + part, 0.0
        elif word == "half":
            part = 0.5
        elif word not in ("a", "an", "and"):
            return None
    return total + part


def _either(names: Iterable[str]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", " ") for name in sorted(names, key=len, reverse=True))
