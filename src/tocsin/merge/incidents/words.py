"""Which words two reports share, and how much that says: a name weighs, "people" does not."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

FREQUENCIES = Path(__file__).parent / "words.json"
"""Words of news with the logarithm of how rarely an article holds them, written by ``training.merging_words``.

It is fixed, so that a decision on two reports rests on these two alone and not on whatever else a project holds.
"""
RAREST = 7.0
"""What is in no table: as rare as a name. In 4,000 articles log(4000 / 4) is 6.9."""
TELLING = 3.0
"""Words at least this rare are compared: those that stand in fewer than one article in twenty (log 20 = 3.0)."""
_WORD = re.compile(r"[^\W\d_][\w'’-]{2,}")
_MARKS = re.compile(r"[\u0300-\u036f]")


def plain_word(word: str) -> str:
    """A word without case, accents, possessive and plural: Téra's → tera, drones → drone."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", word.casefold())).replace("’", "'")
    bare = bare.removesuffix("'s").strip("'-")
    return bare[:-1] if len(bare) > 4 and bare.endswith("s") and not bare.endswith("ss") else bare


def tokens(text: str) -> list[str]:
    """The words of a text as they are compared, numbers left out."""
    return [_plain(word) for word in _WORD.findall(text)]


@lru_cache(maxsize=65_536)
def _plain(word: str) -> str:
    return plain_word(word)


def telling(text: str) -> frozenset[str]:
    """The words of a text that are rare enough to say something."""
    return frozenset(word for word in tokens(text) if len(word) > 2 and rarity(word) >= TELLING)


def rarity(word: str) -> float:
    """Logarithm of how many articles one has to read to meet the word once."""
    return _rarities().get(word, RAREST)


@lru_cache(maxsize=1)
def _rarities() -> dict[str, float]:
    found: dict[str, float] = json.loads(FREQUENCIES.read_text(encoding="utf-8"))
    return found
