"""The shapes that time expressions have, as patterns that are tried where a word can open one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from tocsin.read.lexicon import load_lexicon

_NAMED = re.compile(r"\(\?P(?:(<\w+>)|=sep\))")
_FRAGMENT = re.compile(r"@[A-Z]+")


class Rule(NamedTuple):
    """One shape and the name of what resolves it."""

    name: str
    pattern: re.Pattern[str]


class Grammar(NamedTuple):
    """All shapes, the words that can open one, and what stands before a date and belongs to it."""

    rules: tuple[Rule, ...]
    openers: re.Pattern[str]
    any_shape: re.Pattern[str]
    """Matches where one of the shapes does: one look at most openers, which open nothing."""
    preposition: re.Pattern[str]


@lru_cache(maxsize=1)
def words() -> Mapping[str, Any]:
    """The word lists beside this file."""
    return load_lexicon(Path(__file__).with_name("words.yaml"))


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The compiled shapes, once a process."""
    data = load_lexicon(Path(__file__).with_name("shapes.yaml"))
    fragments = _fragments(data["fragments"])
    rules = tuple(Rule(n, re.compile(_filled(shape, fragments) + r"(?!\w)")) for n, shape in data["shapes"].items())
    prepositions = "|".join(sorted(words()["prepositions"], key=len, reverse=True))
    owner = "(?: the| his| her| its| their| our)?"
    since_event = "since (?:a|an|the|his|its|their) [a-z-]+(?: [a-z-]+)? (?:of|on|in)"
    before = re.compile(rf"(?i:\b((?:{prepositions})(?: at least| around| about)?{owner}|{since_event}))[ \t\xa0]+\Z")
    any_shape = "|".join(_NAMED.sub(_unnamed, rule.pattern.pattern) for rule in rules)
    return Grammar(rules, re.compile(_filled(data["openers"], fragments)), re.compile(any_shape), before)


def _unnamed(group: re.Match[str]) -> str:
    return "(?:" if group.group(1) else "[/.]"  # the one group that is referred to again: the stroke of 3/4/2023


def _fragments(named: Mapping[str, str]) -> dict[str, str]:
    lists = words()
    ones = sorted(lists["numbers"], key=len, reverse=True)
    return {
        **named,
        "@MONTHS": "|".join(lists["months"]),
        "@SHORTS": "|".join(lists["short_months"]),
        "@WEEKDAYS": "|".join(lists["weekdays"]),
        "@ONES": rf"(?i:{'|'.join(ones)})",
        "@VAGUE": rf"(?i:{'|'.join(lists['vague_numbers'])})",
        "@HOLIDAYS": "|".join(sorted(lists["holidays"], key=len, reverse=True)),
        "@SETS": rf"(?i:{'|'.join(lists['sets'])})",
        "@REFS": rf"(?i:{'|'.join(sorted(lists['references'], key=len, reverse=True))})",
    }


def _filled(shape: str, fragments: Mapping[str, str]) -> str:
    while "@" in shape:
        shape = _FRAGMENT.sub(lambda name: fragments[name.group()], shape)
    return shape
