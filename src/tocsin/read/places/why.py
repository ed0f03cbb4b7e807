"""Tells in words what decided for a place."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.registry.gazetteer import distance_km

from .clues import Clues
from .context import lies_in

_NEAR = 150.0
"""Kilometres within which another place of the text is worth naming as a reason."""


def why(clues: Clues, best: Sequence[int], number: int) -> str:
    """Reasons for the best reading of one group: "2nd of 12 places of this name; in Texas, named right after it"."""
    row = clues.rows[best[number]]
    if clues.spans[clues.groups[number].mentions[0]].form == "demonym":
        return f"people or things of {row.place.name}"
    reasons = ["only place of this name" if row.of == 1 else _rank(row.rank, row.of)]
    reasons += [one for one in (_holder(clues, best, number), _neighbour(clues, best, number)) if one]
    return "; ".join(reasons)


def _rank(rank: int, of: int) -> str:
    if rank == 0:
        return f"weightiest of {of} places of this name"
    return f"number {rank + 1} by weight of {of} places of this name"


def _holder(clues: Clues, best: Sequence[int], number: int) -> str:
    """The unit or country of the text that the place lies in."""
    place, group = clues.rows[best[number]].place, clues.groups[number]
    for mentions, where in ((group.beside, "named right after it"), (group.around, "named beside it")):
        for mention in mentions:
            span = clues.spans[mention]
            if any(lies_in(place, reading.place) for reading in span.readings[:3]):
                return f"in {span.readings[0].place.name}, {where}"
    others = [clues.rows[row].place for other, row in enumerate(best) if other != number]
    holders = sorted((p for p in others if lies_in(place, p)), key=lambda p: p.kind == "country")
    return f"in {holders[0].name}, named in the text" if holders else ""


def _neighbour(clues: Clues, best: Sequence[int], number: int) -> str:
    """The nearest other town of the text."""
    place = clues.rows[best[number]].place
    if place.kind in ("country", "continent", "region"):
        return ""
    near = [
        (distance_km(place.latitude, place.longitude, p.latitude, p.longitude), p.name)
        for other, row in enumerate(best)
        if other != number and (p := clues.rows[row].place).kind in ("city", "site", "admin2") and p.id != place.id
    ]
    km, name = min(near, default=(_NEAR + 1, ""))
    return f"{max(1, round(km))} km from {name}" if km <= _NEAR else ""
