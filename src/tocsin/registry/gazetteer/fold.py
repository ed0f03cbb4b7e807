"""One spelling for all the ways to write a name: the key by which places are looked up."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ə": "e",
     "ɓ": "b", "ɗ": "d", "ƙ": "k", "ŋ": "ng", "ɛ": "e", "ɔ": "o", "&": " and "}
)  # fmt: skip
"""Letters that NFKD leaves whole. Hausa's hooked letters are written plain in English and French news."""
_SILENT = re.compile(r"[\u0300-\u036f'’‘ʼʻʿʾ`´′ʹ\"“”]")
"""Accents once taken apart, and apostrophes: N'Djamena is written Ndjamena, Ta'izz Taizz."""
_APART = re.compile(r"[^\w]+|_+")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """The name without case, accents and punctuation, words parted by one space; empty where nothing is left.

    "St. Louis" and "Saint-Louis" fold alike, and so do "the Gambia" and "Gambia".
    """
    if name.isascii() and name.isalpha():
        return name.lower()
    bare = _SILENT.sub("", unicodedata.normalize("NFKD", name)).casefold().translate(_LETTERS)
    words = _APART.sub(" ", bare).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join([*(_SHORT.get(word, word) for word in words[:-1]), *words[-1:]])


def joined_up(folded: str) -> str:
    """The folded name as one word: Bani Bangou is Banibangou, De Kalb DeKalb. Empty where it is one, or too short."""
    whole = folded.replace(" ", "")
    return whole if whole != folded and len(whole) >= _SURE and folded.count(" ") <= 2 else ""


_SURE = 6
"""Letters from which on two names that differ in spaces alone are one: shorter, La Me would be Lame."""
