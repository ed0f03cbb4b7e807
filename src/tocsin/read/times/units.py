"""Counts and units of time in words, and the TIMEX3 value of a length."""

from __future__ import annotations

import re

from .calendar import Grain
from .grammar import words

GRAINS: dict[str, Grain] = {
    "D": "day", "W": "week", "F": "week", "M": "month", "Q": "quarter", "Y": "year", "E": "decade", "C": "century",
}  # fmt: skip


def number_of(text: str | None) -> float | None:
    """A count in figures or words; ``None`` for "half a" and for no words."""
    word, ones = (text or "").lower(), words()["numbers"]
    if word in ("a", "an"):
        return 1
    if word in ("a couple of", "couple of", "a dozen"):
        return 2 if "couple" in word else 12
    if word in ("half a", "half an", "a half", ""):
        return None
    if word[0].isdigit():
        number = float(word.replace(",", "").removesuffix(" 1/2")) + 0.5 * word.endswith(" 1/2")
        return int(number) if number.is_integer() else number
    if "hundred" in word:
        hundreds, _, rest = word.partition(" hundred")
        return 100 * (number_of(hundreds) or 1) + (number_of(rest.strip("- ")) or 0)
    return float(sum(ones[part] for part in re.split(r"[- ]", word)))


def length_value(count: float | None, unit: str) -> str:
    """P2D, PT5H; PXY where the count is not told."""
    code = unit_code(unit)
    if code in ("E", "C", "F") and count is not None:
        count, code = count * {"E": 10, "C": 100, "F": 2}[code], "W" if code == "F" else "Y"
    shown = "X" if count is None else f"{count:g}"
    return f"P{'T' if code in ('S', 'M-', 'H') else ''}{shown}{code.rstrip('-')}"


def unit_code(unit: str) -> str:
    """The unit's letter in TIMEX3; minutes carry a dash, for months have their letter."""
    plain = unit.lower()
    plain = plain if plain in words()["units"] else plain.removesuffix("s")
    plain = {"centurie": "century"}.get(plain, plain)
    return "M-" if plain == "minute" else str(words()["units"][plain])


def grain_of(unit: str) -> Grain:
    """The stretch of the calendar that a unit's name counts."""
    plain = unit.lower()
    if plain in ("weekend", "morning"):
        return "weekend" if plain == "weekend" else "day"
    return GRAINS.get(unit_code(plain), "day")
