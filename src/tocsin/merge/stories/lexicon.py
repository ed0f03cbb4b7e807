"""The few words that a sketch knows: of no content, of days and months, of streets, of whom something befell."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import yaml


class Lexicon(NamedTuple):
    """``words.yaml`` as sketching asks it, all in lower case."""

    stop: frozenset[str]
    months: dict[str, int]
    weekdays: dict[str, int]
    """0 for Monday."""
    streets: frozenset[str]
    people: dict[str, str]
    """A word for somebody to the kind of people: son to boy."""
    numbers: dict[str, int]


@cache
def load_lexicon() -> Lexicon:
    """The packaged words."""
    data: dict[str, Any] = yaml.safe_load(resources.files(__package__).joinpath("words.yaml").read_text("utf-8"))
    return Lexicon(
        stop=frozenset(data["stop"].split()),
        months={name: number for number, names in data["months"].items() for name in names},
        weekdays={name: number for number, names in enumerate(data["weekdays"]) for name in names},
        streets=frozenset(data["streets"].split()),
        people={word: kind for kind, words in data["people"].items() for word in words},
        numbers={word: number for number, word in enumerate(data["numbers"])},
    )
