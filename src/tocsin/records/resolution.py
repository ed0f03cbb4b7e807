"""What an analyst said came of a forecast that somebody made, and the record that its maker has by that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Came = Literal["came", "did-not", "undecided"]
"""``undecided`` takes back what was said before: it is too early, or the wording too loose to tell."""
OUTCOMES: tuple[Came, ...] = get_args(Came)


@dataclass(frozen=True, slots=True)
class Resolved:
    """One analyst's word on one forecast, by document and span, so that it outlives coding anew."""

    document: str
    start: int
    end: int
    evidence: str
    outcome: Came
    user: str
    note: str = ""
    created_at: str = ""


@dataclass(frozen=True, slots=True)
class HolderRecord:
    """How one holder's forecasts came out."""

    holder: str
    """Actor's code; empty: outlets in their own voice."""
    made: int
    """Forecasts of the holder in the project."""
    resolved: int
    came: int
    by_word: tuple[tuple[str, int, int], ...]
    """By what was said (expected, conditional, possible): how many are resolved, and how many of them came."""
    brier: float | None
    """Mean squared error of the probabilities that the holder gave; None where none of the resolved has one."""
    given: int = 0
    """Resolved forecasts whose words give a probability in figures."""
