"""Cuts a text into words, and folds them to what is compared."""

from __future__ import annotations

import re
from functools import lru_cache

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[.!?\n,;:]")
_PLURAL = 5
"""Letters from which an -s is taken for a plural's or a third person's."""


def tokens_of(text: str) -> list[str]:
    """Words, rows of figures and the stops that part them, as written."""
    return _TOKEN.findall(text)


@lru_cache(maxsize=1 << 17)
def fold(word: str) -> str:
    """A word as it is compared: lower case, no possessive, no plural -s."""
    word = word.lower()
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    return word[:-1] if len(word) >= _PLURAL and word.endswith("s") and not word.endswith("ss") else word


def words_of(text: str) -> list[str]:
    """The words and figures of a text, folded."""
    return [fold(token) for token in _TOKEN.findall(text) if token[0].isalnum()]
