"""One spelling for all the ways to write a name: the key by which places are looked up."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ə": "e",
    "ɓ": "b", "ɗ": "d", "ƙ": "k", "ŋ": "ng", "ɛ": "e", "ɔ": "o", "&": " and "
}  # fmt: skip
"""Letters that NFKD leaves whole. Hausa's hooked letters are written plain in English and French news."""
_SILENT = frozenset("'’‘ʼʻʿʾ`´′ʹ\"“”") | {chr(accent) for accent in range(0x300, 0x370)}
"""Accents once taken apart, and apostrophes: N'Djamena is written Ndjamena, Ta'izz Taizz."""
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


class _Folded(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        bare = "".join(part for part in unicodedata.normalize("NFKD", chr(code)) if part not in _SILENT).casefold()
        self[code] = "".join(map(_plain, bare))
        return self[code]


def _plain(letter: str) -> str:
    return _LETTERS.get(letter) or (letter if letter.isalnum() else " ")


_TABLE = _Folded()


@lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """The name without case, accents and punctuation, words parted by one space; empty where nothing is left.

    "St. Louis" and "Saint-Louis" fold alike, and so do "the Gambia" and "Gambia".
    """
    if name.isascii() and name.isalpha():
        return name.lower()
    words = name.translate(_TABLE).split()
    if len(words) < 2:
        return "".join(words)
    if words[0] == "the":
        del words[0]
    if not _SHORT.keys().isdisjoint(words):
        words[:-1] = [_SHORT.get(word, word) for word in words[:-1]]
    return " ".join(words)


def joined_up(folded: str) -> str:
    """The folded name as one word: Bani Bangou is Banibangou, De Kalb DeKalb. Empty where it is one, or too short."""
    whole = folded.replace(" ", "")
    return whole if whole != folded and len(whole) >= _SURE and folded.count(" ") <= 2 else ""


_SURE = 6
"""Letters from which on two names that differ in spaces alone are one: shorter, La Me would be Lame."""
