"""A town that bears its province's name: "Agadez" is the town, "the Agadez region" is not."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from .clues import Clues
from .lists import lists
from .spans import Span

_APART = frozenset({"USA", "CAN", "AUS", "GBR"})
"""Where the press says the town in full (Quebec City, Oklahoma City), so that the bare name is the unit."""
_NEAR = 2
"""Tokens on either side in which a word such as "province" speaks of the name."""


def seat(parse: Doc, mentions: Sequence[Span], clues: Clues, number: int, best: int) -> int:
    """The row to tell: the town in place of the province of one name, unless a mention is called a province."""
    unit = clues.rows[best].place
    if unit.kind != "admin1" or unit.country in _APART or any(_called_unit(parse, span) for span in mentions):
        return best
    towns = [
        row
        for row, reading in enumerate(clues.rows)
        if clues.group_of[row] == number and reading.place.kind == "city" and reading.place.admin1 == unit.admin1
    ]
    return max(towns, key=lambda row: clues.rows[row].place.population, default=best)


def _called_unit(parse: Doc, span: Span) -> bool:
    words = {*lists()["kind_words"]["admin1"], *lists()["kind_words"]["admin2"]}
    beside = [*parse[max(0, span.first - _NEAR) : span.first], *parse[span.last : span.last + _NEAR]]
    return span.form == "shed" or any(token.norm_ in words for token in beside)
