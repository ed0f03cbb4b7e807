"""Finds many known phrases in a text at once, by their first words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\w+")


class Phrases:
    """Phrases by first word. Case counts; a phrase ends where a word does, and the longest that fits is taken."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        for phrase in sorted(set(phrases), key=lambda p: (-len(p), p)):
            if first := _WORD.match(phrase):
                self._by_first.setdefault(first.group(), []).append(phrase)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and phrase of each, in text order, none inside another."""
        reached = 0
        for word in _WORD.finditer(text):
            start = word.start()
            if start < reached:
                continue
            for phrase in self._by_first.get(word.group(), ()):
                end = start + len(phrase)
                if text.startswith(phrase, start) and not text[end : end + 1].isalnum():
                    yield start, end, phrase
                    reached = end
                    break
