"""What each look means, in words: the page's key."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the key."""

    look: str
    symbol: str
    name: str
    meaning: str


LEGEND = (
    Row(
        "fact",
        "●",
        "Told by the outlet",
        "The outlet says in its own voice that it happened or is under way. It may be wrong.",
    ),
    Row("claim", "○", "Claim", "Somebody says so, and the record names who. It is never counted as fact."),
    Row("speech", "❝", "Quoted", "What somebody said, in their words or reported. Only that it was said is told."),
    Row(
        "plan",
        "▷",
        "Planned, demanded, expected",
        "Not done: decided, wanted or taken for granted, at the time of the report.",
    ),
    Row("prospect", "?", "Possible", "Not confirmed: held possible, hoped for, discussed, or tied to a condition."),
    Row("denial", "✕", "Denied", "Said not to have happened, or not yet."),
    Row("dispute", "⇄", "Disputed", "Two sides state things that cannot both hold. No side is taken."),
    Row("past", "◌", "Past", "Was so, and is told as over."),
)
