"""Decides of two texts, by their words, whether one is a copy of the other or both are copies of a third."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from tocsin.records.origin import Fingerprint, Tie

from .lists import agencies
from .runs import Hashes, highest

SHARE = 0.42
"""Of the shorter text's runs of words, what a copy shares with the other at least. Chosen by reading all pairs of the
shared articles and stories that share 0.3 or more: reports by two hands reach 0.4, and cut copies begin there.
"""
CREDITED_SHARE = 0.25
"""The same where both name one agency: an editor who cut and rewrote it still says whose it is."""
LONGER_SHARE = 0.3
"""Of the longer text's runs. One that shares less is a copy only where the longer's opening is shared: an excerpt keeps
the beginning, while a round-up that holds a short report whole has it anywhere, and is no copy of it."""
LEAD = 60
"""Runs that open a text."""
_LEAD_SHARE = 0.2
SAME_OUTLET_SHARE = 0.65
"""The same within one outlet: it takes up its own background paragraphs again for months, and a day's report holds half
of the day's before."""
CORE = 0.3
"""Of the middle half of the shorter text. What an outlet puts round all its reports, and reading did not find to be
furniture, stands at the edges."""
LEAST = 40
"""Runs shared at least, so that a notice, a standing phrase or a message that both print makes no copy."""
_LEAST_SHORT = 0.6
"""Share of both texts that two texts with fewer shared runs than ``LEAST`` have in common."""


class Overlap(NamedTuple):
    """What two texts have in common."""

    runs: int
    """How many runs of words."""
    share: float
    """Of the shorter text's runs."""
    of_longer: float
    lead: float
    """Of the runs that open the longer text."""
    core: float
    """Of the middle half of the shorter text."""


def compare(one: Fingerprint, other: Fingerprint) -> Tie | None:
    """What makes them copies, or None. It looks at these two alone, and gives the same for either order of them."""
    if not (one.told or other.told) and one.title != other.title:
        return None  # two pages of one form, under the titles of the reports that it hides
    first, second = in_time(one, other)
    if one.digest and one.digest == other.digest:
        return Tie(second.doc, first.doc, "same text", 1.0, 1.0)
    agency = _agency(one, other)
    least = _least_share(one, other, agency)
    if _in_common(one, other) < min(least, _LEAST_SHORT):
        return None
    count, share, of_longer, lead, core = overlap(one, other)
    if count < LEAST:
        if min(share, of_longer) < _LEAST_SHORT:
            return None
    elif share < least or core < CORE or (of_longer < LONGER_SHARE and lead < _LEAD_SHARE):
        return None
    return Tie(second.doc, first.doc, "credits" if agency else "near copy", share, of_longer, agency=agency)


def _least_share(one: Fingerprint, other: Fingerprint, agency: str) -> float:
    if one.outlet and one.outlet == other.outlet:
        return SAME_OUTLET_SHARE
    return CREDITED_SHARE if agency else SHARE


def in_time(one: Fingerprint, other: Fingerprint) -> tuple[Fingerprint, Fingerprint]:
    """Earlier first; a text that is credited as a whole to its own outlet before all others, undated ones last."""
    first, second = sorted((one, other), key=precedence)
    return first, second


def precedence(one: Fingerprint) -> tuple[bool, str, str]:
    """Sorts by what is known of who had it first: the agency's own text, then the day of publication."""
    return not is_own(one), one.published or "9999", one.doc


def is_own(one: Fingerprint) -> bool:
    """Whether it is an agency's text as the agency itself sent it out."""
    credit = one.credit
    if credit is None or not credit.whole:
        return False
    return not credit.words or agencies().get(one.outlet.strip()) == credit.agency


def overlap(one: Fingerprint, other: Fingerprint) -> Overlap:
    """How much two texts share: exact for shorter texts, estimated where one has more than ``KEPT`` runs."""
    short, long = sorted((one, other), key=lambda text: (text.size, text.doc))
    scale = max(one.scale, other.scale)
    a, b = _at(short, scale), _at(long, scale)
    if not len(a) or not len(b):
        return Overlap(0, 0.0, 0.0, 0.0, 0.0)
    both = np.isin(b, a, assume_unique=True)
    count = int(both.sum())
    middle = a[len(a) // 4 : len(a) - len(a) // 4]
    core = float(np.isin(middle, b, assume_unique=True).mean())
    return Overlap(count << scale, count / len(a), count / len(b), float(both[: _lead(long, scale)].mean()), core)


def _in_common(one: Fingerprint, other: Fingerprint) -> float:
    """``Overlap.share`` alone, in a fifth of the time: most that are proposed share a notice and no more."""
    scale = max(one.scale, other.scale)
    a, b = (set(_at(text, scale).tolist()) for text in (one, other))
    short = a if (one.size, one.doc) < (other.size, other.doc) else b
    return len(a & b) / len(short) if short else 0.0


def _at(text: Fingerprint, scale: int) -> Hashes:
    runs = np.frombuffer(text.runs, dtype="<u4")
    return runs if text.scale == scale else runs[runs <= highest(scale)]


def _lead(text: Fingerprint, scale: int) -> int:
    return max(1, min(LEAD, text.size) >> scale)


def _agency(one: Fingerprint, other: Fingerprint) -> str:
    if one.credit and other.credit and one.credit.agency == other.credit.agency:
        return one.credit.agency
    return ""
