"""Says by which words of a text a string of a MUC-4 key is known again."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from tocsin.registry.gazetteer import fold

Kind = Literal["description", "organisation", "person"]


class Head(NamedTuple):
    """Words of a string of which so many must be there."""

    words: frozenset[str]
    needed: int = 1

    def is_in(self, words: frozenset[str]) -> bool:
        """Whether a text of these words names it."""
        return len(self.words & words) >= self.needed


_CUT = re.compile(
    r"\s(?:of|in|on|at|from|for|with|by|to|who|which|that|near|against|between|whose|owned|belonging|located|parked"
    r"|working|living|traveling|riding|driven|driving|led|headed|known|called|named)\s|,|\s[(\[]"
)
"""What follows describes the head of the phrase, which stands before it."""
_HOLLOW = frozenset({"the", "a", "an", "of", "and", "for", "in", "on", "s", "de", "la", "las", "los", "el", "del", "y"})


def words_of(text: str) -> frozenset[str]:
    """The words of a text as they are compared: folded, without the ending of a plural or a possessive."""
    return frozenset(_words(text))


def head_of(string: str, kind: Kind) -> Head | None:
    """The words by which a string of a key is known again; nothing where it has none.

    A description is known by the last word of its phrase ("bus" of "a bus owned by the city"). A person is known by
    either of the last two words of a name of three or more, for Spanish names end in two family names of which texts
    use one; by the last word of a shorter one. An organisation takes more than half of its words: "front" may be
    anybody's.
    """
    if kind == "organisation":
        words = words_of(string)
        return Head(words, len(words) // 2 + 1) if words else None
    listed = _words(_CUT.split(string.lower(), maxsplit=1)[0])
    if not listed:
        return None
    return Head(frozenset(listed[-2:] if kind == "person" and len(listed) > 2 else listed[-1:]))


def _words(text: str) -> list[str]:
    plain = fold(text.replace("-", " "))
    return [_singular(word) for word in re.findall(r"[^\W_]+", plain) if word not in _HOLLOW]


def _singular(word: str) -> str:
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ss|x|ch|sh|(?<!o)us)es$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > 3 else word
