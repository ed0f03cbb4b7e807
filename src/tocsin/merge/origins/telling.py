"""What a text tells, as far as a retelling in other words keeps it: stems, names, figures, quoted words, who is named.

All as hashes in text order, so that order can be held against order. It reads capitals and a few words of saying, no
parse: ten thousand texts take seconds. In languages that write no capitals it finds no names, so no retelling.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np

from .lists import lists
from .runs import Hashes
from .words import dates, quotations_of, without, word_hash

STEM = 6
"""Letters that a stem keeps: "demand" of "demanded", "suspen" of "suspension"."""
LONGEST = 200
"""Stems kept of a text."""
FIRST = 8
"""Words with a capital by which a retelling is looked for: the first names, then what opens a sentence."""
READ = 6000
"""Characters that are looked at: what is retold is the beginning, and long reads are no rewrites."""
_QUOTED_RUN = 4
_TOKEN = re.compile(r"[^\W_]+(?:[.,]\d+)*(?:['’][^\W_]+)?")
_STOPS = frozenset('.!?…:\n“”"«»')
_APPOSITION = 12
"""Words between two commas at most: "Idrissa Sow, the governor of the region, said"."""


class Telling(NamedTuple):
    """Hashes of what a text tells, each array in text order and without repeats."""

    stems: Hashes
    names: Hashes
    capitals: Hashes
    """The first ``FIRST`` names, and where there are fewer, words that open a sentence."""
    figures: Hashes
    quoted: Hashes
    sources: Hashes


def telling_of(text: str, furniture: tuple[tuple[int, int], ...] = ()) -> Telling:
    """What the text tells, furniture left out."""
    body = without(text, furniture)[:READ]
    tokens = list(_TOKEN.finditer(body))
    words = [token.group() for token in tokens]
    lower = [word.lower() for word in words]
    opening = [
        _opens(body, token.start()) if word[0].isupper() else False for token, word in zip(tokens, words, strict=True)
    ]
    empty, numbers = _empty(), lists().numbers
    stems: list[int] = []
    names: list[int] = []
    opens: list[int] = []
    figures: list[int] = []
    for at, word in enumerate(lower):
        if word in numbers or word[0].isdigit():
            if figure := _figure(lower, at):
                figures.append(word_hash(figure))
        elif len(word) > 3 and word not in empty:
            stem = stem_hash(word)
            stems.append(stem)
            if words[at][0].isupper():
                (opens if opening[at] else names).append(stem)
    quoted = [run for quotation in quotations_of(body) for run in _quoted_runs(quotation)]
    sources = [stem_hash(lower[at]) for at in _sources(words, lower, _Gaps(body, tokens), opening)]
    kept = (stems[: 4 * LONGEST], names, [*dict.fromkeys(names), *opens], figures, quoted, sources)
    most = (LONGEST, None, FIRST, None, None, None)
    return Telling(*map(_kept, kept, most))


class _Gaps:
    """What stands behind each word, before the next: cut out only where somebody is said to have said something."""

    def __init__(self, body: str, tokens: list[re.Match[str]]) -> None:
        self._body, self._tokens = body, tokens

    def __getitem__(self, at: int) -> str:
        return self._body[self._tokens[at].end() : self._tokens[at + 1].start()]


@lru_cache(maxsize=1)
def _empty() -> frozenset[str]:
    return lists().common | lists().months | lists().days


def _opens(body: str, start: int) -> bool:
    """Whether a sentence, a line or a quotation begins there, where any word has a capital."""
    at = start - 1
    while at >= 0 and body[at] in " \t(":
        at -= 1
    return at < 0 or body[at] in _STOPS


@lru_cache(maxsize=1 << 16)
def stem_hash(word: str) -> int:
    """The hash of a word's first letters, spelling aside."""
    return word_hash(word.replace("’", "'").removesuffix("'s")[:STEM])


def _figure(words: list[str], at: int) -> str:
    """The number that stands there, in figures; empty for dates, years and ordinals."""
    word = words[at]
    if word[0].isdigit():
        plain = word.replace(",", "")
        if dates(words, at) or not plain.replace(".", "").isdigit() or (len(plain) == 4 and plain[:2] in ("19", "20")):
            return ""
        return plain
    return lists().numbers.get(word, "")


def _quoted_runs(words: list[str]) -> list[int]:
    """Quotations of fewer words than a run are scare quotes or titles."""
    return [
        crc32(" ".join(words[at : at + _QUOTED_RUN]).encode("utf-8", "surrogatepass"))
        for at in range(len(words) - _QUOTED_RUN + 1)
    ]


def _sources(words: list[str], lower: list[str], gaps: _Gaps, opening: list[bool]) -> list[int]:
    """Where the last word of each name beside a word of saying stands: family name, ministry, agency.

    A single word that opens a sentence ("Medics said") is a name only where it has its capital elsewhere too.
    """
    found: list[int] = []
    saying = lists().saying
    for at, word in enumerate(lower):
        if word in saying:
            found += [name for name in (_before(words, gaps, at), _behind(words, gaps, at)) if name is not None]
        elif word in ("according", "selon") and at + 2 < len(words):
            follows = at + 1 if lower[at + 1] in ("to", "the", "la", "le") else at
            follows += lower[follows + 1 : follows + 2] == ["the"]
            if (name := _behind(words, gaps, follows)) is not None:
                found.append(name)
    if not any(opening[at] for at in found):
        return found
    inside = {word for word, opens in zip(words, opening, strict=True) if word[0].isupper() and not opens}
    return [at for at in found if not opening[at] or words[at] in inside]


def _before(words: list[str], gaps: _Gaps, at: int) -> int | None:
    """The name that a word of saying stands behind, with or without an apposition between commas."""
    if at and not gaps[at - 1].strip() and _is_name(words[at - 1]):
        return at - 1
    if not at or gaps[at - 1].strip() != ",":
        return None
    for back in range(at - 1, max(0, at - 1 - _APPOSITION), -1):
        gap = gaps[back - 1].strip()
        if gap == ",":
            return back - 1 if _is_name(words[back - 1]) else None
        if set(gap) & _STOPS:
            return None
    return None


def _behind(words: list[str], gaps: _Gaps, at: int) -> int | None:
    """The last word of the name that follows."""
    name = at
    while name + 1 < len(words) and not gaps[name].strip(" .") and _is_name(words[name + 1]):
        name += 1
        if "." in gaps[name - 1] and name > at + 1 and len(words[name - 1]) > 3:
            return name - 1
    return name if name > at else None


def _is_name(word: str) -> bool:
    return word[0].isupper() and word.lower() not in lists().nobody


def _kept(hashes: list[int], most: int | None) -> Hashes:
    return np.fromiter(list(dict.fromkeys(hashes))[:most], dtype=np.uint32)
