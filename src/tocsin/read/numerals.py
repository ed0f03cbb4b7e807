"""Reads numerals: figures and number words with what qualifies them, as low and high."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from .lexicon import load_lexicon
from .plain import PLAIN, known

Bounds = tuple[float | None, float | None]

_LARGEST = 1e15
"""Longer rows of figures are identifiers."""
_PHONE = re.compile(r"\d{3}-\d{4}")


class Numerals(NamedTuple):
    """The patterns of a language's numerals and the word lists that they are built from."""

    pattern: re.Pattern[str]
    none: re.Pattern[str]
    words: re.Pattern[str]
    """Takes a numeral apart: its figures, its number words, and whatever else is a word."""
    labels: Labels
    data: dict[str, Any]
    foreign: bool
    """Whether its figures are written with a comma and blanks, and its texts have to be made plain first."""

    def plain(self, text: str) -> str:
        """The text as the patterns have it, character for character."""
        return text.translate(PLAIN) if self.foreign else text

    def figure(self, written: str) -> float:
        """What figures say: 1,500.5 in English, 1 500,5 in French, where a point parts thousands too."""
        if not self.foreign:
            return float(re.sub(r"[,\u00a0\u202f]", "", written.rstrip(".,")))
        bare = re.sub(r"\.(?=\d{3}(?!\d))|\s", "", written.rstrip("., "))
        return float(bare.replace(",", "."))


class Labels(NamedTuple):
    """What tells by its place that a number counts nothing: an age, the number of a thing."""

    age: re.Pattern[str]
    age_before: re.Pattern[str]
    number_sign: re.Pattern[str]


@lru_cache(maxsize=4)
def numerals(language: str = "en") -> Numerals:
    """The compiled patterns of a language, once a process; of one that has none the English ones."""
    language = known(language)
    data = load_lexicon(Path(__file__).with_name("numbers.yaml" if language == "en" else f"numbers.{language}.yaml"))
    fragments = {
        "@ONES": _either(data["ones"]),
        "@MULTIPLES": _either(data["multiples"]),
        "@QUALIFIERS": _either(data["at_least"] + data["at_most"] + data["about"]),
        "@TOLLS": rf"(?:{_either(data['none_of'])})",
    }
    shapes = {name: _filled(shape, fragments) for name, shape in data["shapes"].items()}
    numeral = rf"(?:{shapes['figures']}{shapes['figure_behind']}|{shapes['word']})"
    currency = r"(?P<currency>US\$|(?<![A-Z])[$€£]) ?"
    pattern = (
        rf"(?<![\w.,/:$€£#@-])(?:{shapes['qualifier']})?(?:{currency})?"
        rf"(?:(?P<vague>{_either(data['vague'])})|(?P<few>(?:{_either(data['few'])}){shapes['few_of']})"
        rf"|(?:{shapes['between']})?(?P<a>{numeral})"
        rf"(?:(?(between){shapes['and']}|{shapes['to']})(?:[$€£])?(?P<b>{numeral}))?)"
        rf"(?![\w/:@]|[-–]\w|[.,]\d)(?P<more>\+|{shapes['more']})?"
        rf"(?P<percent>{shapes['percent']})?(?P<dollars>{shapes['dollars']})?(?P<sign>{shapes['sign']})?"
    )
    parts = "|".join([rf"\d[\d,.\u00a0\u202f{' ' * (language != 'en')}]*", shapes["parts"]])
    return Numerals(
        pattern=re.compile(pattern, re.IGNORECASE),
        none=re.compile(shapes["none"], re.IGNORECASE),
        words=re.compile(parts),
        labels=Labels(
            re.compile(shapes["age"]),
            re.compile(shapes["age_before"], re.IGNORECASE),
            re.compile(shapes["number_sign"]),
        ),
        data=data,
        foreign=language != "en",
    )


def core(m: re.Match[str]) -> tuple[int, int]:
    """The numeral itself, without "more than" and "percent"."""
    last = "b" if m["b"] else "vague" if m["vague"] else "few" if m["few"] else "a"
    first = "vague" if m["vague"] else "few" if m["few"] else "a"
    return m.start(first), m.end(last)


def currency_of(m: re.Match[str], read: Numerals) -> str:
    """The currency that a sign or "dollars" names, or nothing."""
    if m["dollars"]:
        return "usd"
    return str(read.data["currencies"].get(m["currency"] or (m["sign"] or "").strip(), ""))


def value_of(numeral: str, language: str) -> float | None:
    """The number that figures or words of a language say, or none where they make no number."""
    return _value(numeral, numerals(language))


def bounds_of(m: re.Match[str], read: Numerals) -> Bounds | None:
    """Low and high, none where open; nothing where the words make no number."""
    lists, qualifier = read.data, (m["qualifier"] or "").lower()
    if m["vague"]:
        low, high = lists["vague"][re.sub(r"\s+", " ", m["vague"].lower())]
        return (float(low), None) if high is None or qualifier in lists["at_least"] else (float(low), float(high))
    if m["few"]:
        times = lists["multiples"][m["few"].split()[-1].lower()]
        low, high = 2 * times, (9 if times >= 100 or times == 10 else 8) * times + times - 1
    else:
        low = high = _value(m["a"], read)
        if m["b"] and _PHONE.fullmatch(m.string[m.start("a") : m.end("b")]):
            return None
        if m["b"]:
            low, high = _range(m["a"], m["b"], read)
    if low is None or high is None or low > high or high > _LARGEST:
        return None
    if qualifier in lists["at_least"] or m["more"]:
        return float(low), None
    if qualifier in lists["at_most"]:
        return None, float(high)
    return float(low), float(high)


def _range(a: str, b: str, read: Numerals) -> Bounds:
    """ "5 to 6 million" are five to six million; "50 to 60" say their size each."""
    low, high = _value(a, read), _value(b, read)
    times = _multiple(b, read)
    if low is not None and times > 1 and _multiple(a, read) == 1:
        low *= times
    return low, high


def _multiple(numeral: str, read: Numerals) -> float:
    word = re.sub(r"[\d.,\s]", "", numeral.lower().split()[-1])
    lists = read.data
    return float(lists["multiples"].get(word) or lists["short_multiples"].get(word) or 1)


def _value(numeral: str, read: Numerals) -> float | None:
    lists, total, part = read.data, 0.0, 0.0
    for word in read.words.findall(numeral.lower()):
        if word[0].isdigit():
            part += read.figure(word)
        elif word in lists["ones"]:
            part += lists["ones"][word]
        elif times := lists["multiples"].get(word) or lists["short_multiples"].get(word):
            part = (part or 1) * times
            if times >= 1000:
                total, part = total + part, 0.0
        elif word == lists["half"]:
            part = 0.5
        elif word not in lists["silent"]:
            return None
    return total + part


def _filled(shape: str, fragments: Mapping[str, str]) -> str:
    for name, words in fragments.items():
        shape = shape.replace(name, words)
    return shape


def _either(names: Iterable[str]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", " ") for name in sorted(names, key=len, reverse=True))
