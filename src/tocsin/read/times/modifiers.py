"""Words that pick a part of a stretch: early, the middle of, later, in the evening."""

from __future__ import annotations

import re
from datetime import date

from .calendar import Stretch, narrowed
from .grammar import words

_PARTS = (("early", re.compile(r"\bearly\b|\bbeginning\b|\bstart\b")), ("mid", re.compile(r"\bmid")),
    ("late", re.compile(r"\blate\b|\bend\b|\blatter\b|\bclose\b")))  # fmt: skip


def modified(stretch: Stretch, mod: str | None, published: date | None) -> Stretch:
    """The part of a stretch that the words before it pick out; "earlier this month" ends with the publication."""
    word = (mod or "").lower()
    if word.startswith(("earlier", "later")):
        return _up_to(stretch, published, earlier=word.startswith("earlier"))
    for part, pattern in _PARTS:
        if pattern.search(word) and not word.startswith("as "):
            return narrowed(stretch, part)
    return stretch


def _up_to(stretch: Stretch, published: date | None, *, earlier: bool) -> Stretch:
    if stretch.first is None or stretch.last is None or published is None:
        return stretch
    if not stretch.first <= published <= stretch.last:
        return stretch
    return stretch.between(stretch.first, published) if earlier else stretch.between(published, stretch.last)


def in_part(stretch: Stretch, part: str | None) -> Stretch:
    """A day's morning or night: the same bounds, the part in the value."""
    return stretch.valued(f"{stretch.value}T{words()['parts'][part.lower()]}") if part else stretch
