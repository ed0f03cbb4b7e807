"""The shapes that time expressions have in a language, as patterns that are tried where a word can open one.

The rules that resolve them are written once. What a language adds is data: its shapes, the patterns that look at what
stands around them, its words, and which of the words that the rules know each of its own stands for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from tocsin.read.lexicon import load_lexicon
from tocsin.read.numerals import value_of
from tocsin.read.plain import PLAIN, known

from .match import Match, Meanings, meaning

_NAMED = re.compile(r"\(\?P(?:(<\w+>)|=sep\))")
_FRAGMENT = re.compile(r"@[A-Z]+")
_VARIANT = ": "
"""Parts the name of a shape's rule from the name of the variant, where a language tells it in several."""


class Rule(NamedTuple):
    """One shape and the name of what resolves it."""

    name: str
    pattern: re.Pattern[str]


class Grammar(NamedTuple):
    """All shapes of a language, the words that can open one, and what stands around a date and belongs to it."""

    language: str
    rules: tuple[Rule, ...]
    openers: re.Pattern[str]
    any_shape: re.Pattern[str]
    """Matches where one of the shapes does: one look at most openers, which open nothing."""
    around: Mapping[str, re.Pattern[str]]
    """Patterns for what stands around an expression, by name."""
    words: Mapping[str, Any]
    meanings: Meanings

    def read(self, found: re.Match[str]) -> Match:
        """A match in the words that the rules know."""
        return Match(found, self.meanings)

    def preposition(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The preposition that a date that begins at ``end`` has before it, not before ``start``."""
        return self.around["preposition"].search(text, start, end)

    def signal(self, found: re.Match[str]) -> str:
        """The rules' own word for a preposition: "since" for "depuis le"."""
        return self.preposition_called(self.around["article"].sub("", found[1].lower()))

    def preposition_called(self, word: str) -> str:
        """The rules' own word for one that stands before a date."""
        plain = self.plain(word.lower())
        if not self.meanings:
            return plain
        return meaning(self.around["article"].sub("", plain), self.meanings["preposition"])

    def plain(self, text: str) -> str:
        """The text as the shapes have it, character for character."""
        return text.translate(PLAIN) if self.meanings else text


@lru_cache(maxsize=4)
def words(language: str = "en") -> Mapping[str, Any]:
    """The word lists of a language, beside this file. The rules' own words are the English ones."""
    return load_lexicon(_file("words", language))


@lru_cache(maxsize=4)
def grammar(language: str = "en") -> Grammar:
    """The compiled shapes of a language, once a process; of one that has none the English ones."""
    language = known(language)
    data, lists = load_lexicon(_file("shapes", language)), words(language)
    fragments = _fragments(data["fragments"], lists)
    rules = tuple(
        Rule(name.split(_VARIANT)[0], re.compile(_filled(shape, fragments) + r"(?!\w)"))
        for name, shape in data["shapes"].items()
    )
    any_shape = "|".join(_NAMED.sub(_unnamed, rule.pattern.pattern) for rule in rules)
    return Grammar(
        language=language,
        rules=rules,
        openers=re.compile(_filled(data["openers"], fragments)),
        any_shape=re.compile(any_shape),
        around={name: re.compile(_filled(shape, fragments)) for name, shape in data["around"].items()},
        words=lists,
        meanings=_meanings(lists, language),
    )


def _file(name: str, language: str) -> Path:
    return Path(__file__).with_name(f"{name}.yaml" if language == "en" else f"{name}.{language}.yaml")


def _meanings(lists: Mapping[str, Any], language: str) -> Meanings:
    meanings: dict[str, Mapping[str, str]] = dict(lists.get("meanings", {}))
    return {**meanings, "num": _Figures(language)} if meanings else {}


class _Figures(dict[str, str]):
    """Counts in words or in a language's own figures, each as the figure that the rules read."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and value_of(text, self._language) is not None

    def __getitem__(self, text: str) -> str:
        value = value_of(text, self._language)
        single = value == 1 and not text[0].isdigit()
        return "a" if single else f"{value:g}" if value is not None and value < 1e6 else text


def _unnamed(group: re.Match[str]) -> str:
    return "(?:" if group.group(1) else "[/.]"  # the one group that is referred to again: the stroke of 3/4/2023


def _fragments(named: Mapping[str, str], lists: Mapping[str, Any]) -> dict[str, str]:
    either = {
        "@MONTHS": lists.get("months", ()),
        "@SHORTS": lists.get("short_months", ()),
        "@WEEKDAYS": lists.get("weekdays", ()),
        "@SETS": lists.get("sets", ()),
    }
    longest_first = {
        "@ONES": lists["numbers"],
        "@HOLIDAYS": lists["holidays"],
        "@REFS": lists["references"],
        "@PREPOSITIONS": lists.get("prepositions") or lists["meanings"]["preposition"],
    }
    made = {name: "|".join(found) for name, found in either.items()}
    made |= {name: "|".join(sorted(found, key=len, reverse=True)) for name, found in longest_first.items()}
    made["@VAGUE"] = "|".join(lists["vague_numbers"])
    for name in ("@ONES", "@VAGUE", "@SETS", "@REFS"):
        made[name] = f"(?i:{made[name]})"
    return {**made, **named}


def _filled(shape: str, fragments: Mapping[str, str]) -> str:
    while "@" in shape:
        shape = _FRAGMENT.sub(lambda name: fragments[name.group()], shape)
    return shape
