"""Measures toponym finding and resolving on geoparsing corpora, as Gritta et al. (ACL 2018) and their peers do."""

from __future__ import annotations

import csv
import itertools
import math
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from evaluation.toponyms import Article, GoldPlace, corpora
from tocsin.records import PlaceName
from tocsin.registry.gazetteer import distance_km as kilometres

NEAR = 161.0
"""Kilometres, 100 miles: the tolerance that the literature counts with."""
FARTHEST = 20_039.0
"""Kilometres, half the equator: the error that the AUC of the ACL 2018 paper counts as 1."""
Pair = tuple[GoldPlace, PlaceName]


def measure_places(folder: Path, *, out: Path | None = None, demonyms: bool = True) -> dict[str, Any]:
    """Figures of each corpus in ``folder``. One corpus stands at the top level, several under their names.

    ``out`` gets one row a toponym with coordinates; with several corpora each has a file of its own beside it.
    """
    from evaluation.place_finder import find_in  # noqa: PLC0415 - loads the language model

    found = corpora(folder)
    figures: dict[str, Any] = {}
    for corpus, articles in found.items():
        predictions = find_in(articles, demonyms=demonyms)
        if out is not None:
            write_predictions(out if len(found) == 1 else out.with_stem(f"{out.stem}.{corpus}"), predictions)
        figures[corpus] = score_places(articles, predictions)
    if len(found) == 1:
        corpus, only = next(iter(figures.items()))
        return {"corpus": corpus, **only}
    return figures


def write_predictions(file: Path, predictions: Sequence[Sequence[PlaceName]]) -> None:
    """Tab-separated: doc (the article's position from 0), start, end, latitude, longitude."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
        writer.writerow(["doc", "start", "end", "latitude", "longitude"])
        for doc, places in enumerate(predictions):
            writer.writerows([doc, p.start, p.end, p.latitude, p.longitude] for p in places if p.latitude is not None)


def score_places(articles: Sequence[Article], predictions: Sequence[Sequence[PlaceName]]) -> dict[str, Any]:
    """The figures over one corpus. ``_raw`` is by distance alone, also for countries and first-order units."""
    located = [(place, found) for article, found in zip(articles, predictions, strict=True)
               for place in article.gold if place.latitude is not None]  # fmt: skip
    exact = [pair for place, found in located if (pair := _pair(place, found, _same_span)) is not None]
    loose = [pair for place, found in located if (pair := _pair(place, found, _overlapping)) is not None]
    errors, raw = [error_km(*pair) for pair in exact], [distance_km(*pair) for pair in exact]
    return {
        "articles": len(articles),
        "mentions": len(located),
        "resolved": len(exact),
        "detection_f1": detection_f1(articles, predictions),
        "all_acc161": _near(errors, len(located)),
        "resolved_acc161": _near(errors, len(errors)),
        "all_acc161_raw": _near(raw, len(located)),
        "resolved_acc161_raw": _near(raw, len(raw)),
        "overlap_acc161": _near([error_km(*pair) for pair in loose], len(located)),
        "median_km": median(errors) if errors else None,
        "auc": error_auc(errors),
    }


def detection_f1(articles: Sequence[Article], predictions: Sequence[Sequence[PlaceName]]) -> float:
    """Exact spans, over all gold toponyms and all that we resolve."""
    gold = {(doc, p.start, p.end) for doc, article in enumerate(articles) for p in article.gold}
    told = {(doc, p.start, p.end) for doc, found in enumerate(predictions) for p in found if p.latitude is not None}
    return 2 * len(gold & told) / max(1, len(gold) + len(told))


def error_auc(errors: Sequence[float]) -> float | None:
    """Area under the curve of log-scaled errors, 0 (best) to 1 (ACL 2018, section 4)."""
    if len(errors) < 2:
        return None
    logs = sorted(math.log(1 + error) for error in errors)
    area = sum((a + b) / 2 for a, b in itertools.pairwise(logs))
    return area / (math.log(1 + FARTHEST) * (len(logs) - 1))


def error_km(gold: GoldPlace, found: PlaceName) -> float:
    """Distance, which is 0 where gold and ours are the same country or first-order unit."""
    return 0.0 if _same_unit(gold, found) else distance_km(gold, found)


def distance_km(gold: GoldPlace, found: PlaceName) -> float:
    """Great-circle distance between the two points."""
    if gold.latitude is None or gold.longitude is None or found.latitude is None or found.longitude is None:
        raise ValueError("both places need coordinates")
    return kilometres(gold.latitude, gold.longitude, found.latitude, found.longitude)


_UNIT_RADIUS = {"country": 1_500.0, "admin1": 800.0}
"""Kilometres. Two middle points of one unit lie no farther apart; the Georgias do."""


def _same_unit(gold: GoldPlace, found: PlaceName) -> bool:
    """Both are a country, or both a first-order unit, under the same words of the text and in one part of the world."""
    return unit_kind(gold) == found.precision and within_unit(found.precision, distance_km(gold, found))


def unit_kind(gold: GoldPlace) -> str:
    """``country`` or ``admin1`` where the gold is one, empty for all else."""
    return "country" if gold.feature.startswith("PCL") else "admin1" if gold.feature == "ADM1" else ""


def within_unit(kind: str, km: float) -> bool:
    """Whether two points so far apart may be the middle of one unit of that kind."""
    return km < _UNIT_RADIUS.get(kind, 0.0)


def _same_span(gold: GoldPlace, found: PlaceName) -> bool:
    return (gold.start, gold.end) == (found.start, found.end)


def _overlapping(gold: GoldPlace, found: PlaceName) -> bool:
    return gold.start < found.end and found.start < gold.end


def _pair(gold: GoldPlace, found: Sequence[PlaceName], fits: Any) -> Pair | None:
    return next(((gold, p) for p in found if p.latitude is not None and fits(gold, p)), None)


def _near(errors: Sequence[float], of: int) -> float:
    return sum(error <= NEAR for error in errors) / max(1, of)
