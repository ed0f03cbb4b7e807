"""The way from a text to its places: spans, the choice of toponyms among them, their places, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from spacy.tokens import Doc

from tocsin.records import Name, PlaceName
from tocsin.registry import Registry
from tocsin.registry.gazetteer import Gazetteer

from .clues import Clues, Table
from .context import groups_of
from .detect import choose, probabilities, threshold
from .evidence import Evidence
from .lists import weights
from .plain import plain_places
from .resolve import Ranking, rank
from .seats import seat
from .spans import Span, find_spans
from .why import why

_AGREED = 0.7
"""Share of the readings that must lie in one country for an unresolved name to have that country."""


def find_places(
    parse: Doc,
    names: tuple[Name, ...],
    registry: Registry,
    gazetteer: Gazetteer | None = None,
    outlet_country: str = "",
    *,
    demonyms: bool = False,
) -> tuple[PlaceName, ...]:
    """Toponyms in text order, none over another, each with the place that it stands for where that can be told.

    Without a gazetteer only the registry's places are known, and the country that the words beside a name tell.
    ``outlet_country`` is the alpha-3 code of the outlet's home, empty where unknown. With ``demonyms`` the names
    of peoples ("Nigerien") are told as their country too, marked ``demonym``: no event happens in a demonym.
    """
    plain = plain_places(parse, names, registry)
    if gazetteer is None:
        return plain
    spans = find_spans(parse, names, registry, gazetteer)
    chances = probabilities(Evidence(parse, names, spans, registry).features(), spans)
    chosen = [span for span, _ in choose(spans, chances, threshold()) if span.readings]
    resolved = list(_resolved(parse, chosen, gazetteer, outlet_country, demonyms))
    rest = [place for place in plain if place.kind == "other" and not _overlaps(place, chosen)]
    return tuple(sorted([*resolved, *rest], key=lambda place: place.start))


def _overlaps(place: PlaceName, spans: Sequence[Span]) -> bool:
    return any(place.start < span.end and span.start < place.end for span in spans)


def _resolved(
    parse: Doc, spans: Sequence[Span], gazetteer: Gazetteer, outlet_country: str, demonyms: bool
) -> Iterator[PlaceName]:
    """A place name for each span; peoples' names help to resolve the others, whether they are told or not."""
    groups = groups_of(parse, spans)
    clues = Clues(spans, groups, outlet_country)
    ranking = rank(clues)
    for number, group in enumerate(groups):
        sure = ranking.sure[number] >= _least()
        mentions = [spans[mention] for mention in group.mentions]
        ranking.best[number] = seat(parse, mentions, clues, number, ranking.best[number])
        reasons = why(clues, ranking.best, number) if sure else "no reading is likely enough"
        for span in mentions:
            if demonyms or span.form != "demonym":
                yield _told(span, clues, number, ranking, reasons, gazetteer)


def _least() -> float:
    """From which probability on a reading is told as the place."""
    return float(weights("resolution")["threshold"])


def _told(span: Span, clues: Clues, number: int, ranking: Ranking, reasons: str, gazetteer: Gazetteer) -> PlaceName:
    sure, demonym = float(ranking.sure[number]), span.form == "demonym"
    if sure < _least():
        country = _agreed(clues, number, ranking.chances)
        return PlaceName(span.start, span.end, span.text, country, why=reasons, demonym=demonym)
    place = clues.rows[ranking.best[number]].place
    return PlaceName(
        span.start, span.end, span.text, place.country, place.kind, place.id, place.latitude, place.longitude,
        gazetteer.admin1_name(place), place.precision, round(sure, 3), reasons, demonym,
    )  # fmt: skip


def _agreed(clues: Clues, number: int, chances: Table) -> str:
    """The country in which nearly all readings of a name lie, by their probability."""
    shares: dict[str, float] = {}
    for row in np.flatnonzero(clues.group_of == number):
        country = clues.rows[row].place.country
        shares[country] = shares.get(country, 0.0) + float(chances[row])
    best = max(shares, key=lambda country: shares[country])
    return best if shares[best] >= _AGREED else ""
