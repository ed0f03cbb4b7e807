"""A match of a shape, in the words that the rules know."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Meanings = Mapping[str, Mapping[str, str]]
"""By the name of a group: what the rules call the words that it can hold."""


class Match:
    """What a shape has matched. Its groups are told in the rules' own words: French "dernière" is their "last".

    A group that the language's shape lacks is empty, as one that took no part.
    """

    __slots__ = ("_meanings", "found")

    def __init__(self, found: re.Match[str], meanings: Meanings) -> None:
        self.found, self._meanings = found, meanings

    def __getitem__(self, name: str) -> str | Any:
        text = self.found[name] if name in self.found.re.groupindex else None
        meanings = self._meanings.get(name)
        return text if text is None or meanings is None else meaning(text, meanings)

    def group(self) -> str:
        """All words that were matched, as they stand in the text."""
        return self.found.group()

    def start(self, name: str = "") -> int:
        """Where the match or one of its groups begins."""
        return self.found.start(name or 0)

    def end(self, name: str = "") -> int:
        """Where the match or one of its groups ends."""
        return self.found.end(name or 0)


def meaning(text: str, meanings: Mapping[str, str]) -> str:
    """What the rules call a word; a plural in -s is looked up with and without it, a word not listed stays itself."""
    plain = text.lower()
    for form in (text, plain, plain.removesuffix("s")):
        if form in meanings:
            return meanings[form]
    return text


__all__ = ["Match", "Meanings", "meaning"]
