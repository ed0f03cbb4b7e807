"""Words by which two passages are compared: what is left without the small ones."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

import yaml

_WORD = re.compile(r"[^\W\d_][\w'’-]+|\d[\d.,]*")


@lru_cache(maxsize=8192)
def content(text: str) -> frozenset[str]:
    """The words that say what a passage is about, in lower case."""
    return frozenset(word for match in _WORD.finditer(text) if (word := match.group().casefold()) not in _small())


@cache
def _small() -> frozenset[str]:
    text = files(__package__).joinpath("small_words.yaml").read_text("utf-8")
    return frozenset(map(str, yaml.safe_load(text)["words"]))


def same_wording(text: str) -> str:
    """A key that copies of one passage share, whatever their blanks, quotation marks and case."""
    return " ".join(match.group().casefold() for match in _WORD.finditer(text))
