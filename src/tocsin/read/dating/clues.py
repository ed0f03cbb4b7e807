"""Which words each bound of the interval rests on, and what they would allow alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tocsin.records import DateClue

from ..lexicon import load_lexicon
from .days import all_days
from .signs import Sign
from .weights import counts

_BEYOND = 366
"""Days outside the interval that a sign must make less likely for a bound to rest on it."""
_LEAST = 0.7
"""How much less, as a logarithm: to half."""
_MOST = 4
"""Clues for one bound; the strongest are given."""
_AGREE = 0.97
"""Share of dated reports that a sign's own range is made to hold."""


def find_clues(
    signs: Sequence[Sign],
    scored: Sequence[NDArray[np.float64]],
    chance: NDArray[np.float64],
    interval: tuple[int, int],
) -> tuple[DateClue, ...]:
    """The words that set the bounds, strongest first."""
    weighed = [(sign, *_pull(score, chance, interval)) for sign, score in zip(signs, scored, strict=True)]
    before = sorted((w for w in weighed if w[1] > _LEAST and interval[0] >= 0), key=lambda w: -w[1])[:_MOST]
    after = sorted((w for w in weighed if w[2] > _LEAST and interval[1] >= 0), key=lambda w: -w[2])[:_MOST]
    chosen = {id(sign): sign for sign, *_ in (*before, *after)}
    first_ids, last_ids = ({id(sign) for sign, *_ in side} for side in (before, after))
    mode = int(np.argmax(chance))
    return tuple(
        clue for key, sign in chosen.items() for clue in _clues(sign, mode, _bound(key in first_ids, key in last_ids))
    )


def _bound(first: bool, last: bool) -> Literal["first", "last", "both"]:
    return "both" if first and last else "first" if first else "last"


def _pull(score: NDArray[np.float64], chance: NDArray[np.float64], interval: tuple[int, int]) -> tuple[float, float]:
    """How much less likely the sign makes the days before the interval, and those after it, than those in it."""
    first, last = interval
    inside = float((score * chance).sum())
    before = score[max(0, first - _BEYOND) : first] if first > 0 else score[:0]
    after = score[last + 1 : last + 1 + _BEYOND] if last >= 0 else score[:0]
    return tuple(inside - float(side.mean()) if len(side) else 0.0 for side in (before, after))  # type: ignore[return-value]


def _clues(sign: Sign, mode: int, bound: Literal["first", "last", "both"]) -> Iterator[DateClue]:
    first, last = alone(sign, mode)
    words = sign.clues[-1]
    yield DateClue(words.start, words.end, words.text, bound, first, last, _why(sign))


def alone(sign: Sign, mode: int) -> tuple[str, str]:
    """What the sign allows by itself around the likeliest day: the steps in which nearly all dated reports lay."""
    low, high = _usual(counts(sign.group))
    steps = sign.steps(all_days())
    fits = (steps >= low) & (steps <= high) & ~sign.impossible(all_days())
    if not fits[mode]:
        return "", ""
    gaps = np.flatnonzero(~fits)
    before, after = gaps[gaps < mode], gaps[gaps > mode]
    ordinal = all_days().ordinal
    first = date.fromordinal(int(ordinal[before[-1] + 1])).isoformat() if len(before) else ""
    return first, date.fromordinal(int(ordinal[after[0] - 1])).isoformat() if len(after) else ""


def _usual(counted: tuple[int, ...]) -> tuple[int, int]:
    """Lowest and highest step after leaving out the rarest at either end."""
    total, spare = sum(counted), (1 - _AGREE) / 2
    share = np.cumsum(counted) / max(total, 1)
    return int(np.searchsorted(share, spare)), int(np.searchsorted(share, 1 - spare))


def _why(sign: Sign) -> str:
    counted = counts(sign.group)
    low, high = _usual(counted)
    held = sum(counted[low : high + 1])
    return f"{_phrases()[_base(sign.group)]}; so in {held} of {sum(counted)} dated reports"


def _base(group: str) -> str:
    return group if group in _phrases() else group.rstrip("0123456789_far")


@lru_cache(maxsize=1)
def _phrases() -> dict[str, str]:
    return dict(load_lexicon(Path(__file__).with_name("phrases.yaml")))
