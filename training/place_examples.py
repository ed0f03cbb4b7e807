"""What the geoparsing corpora show: which spans are toponyms, and which readings of a name are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from spacy.tokens import Doc

from evaluation.place_finder import country_of
from evaluation.places import NEAR, unit_kind, within_unit
from evaluation.toponyms import Article, GoldPlace
from tocsin.read import Reader
from tocsin.read.names import find_names
from tocsin.read.places.clues import Clues, Table
from tocsin.read.places.context import groups_of
from tocsin.read.places.detect import choose, probability
from tocsin.read.places.evidence import Evidence, Features
from tocsin.read.places.readings import Reading
from tocsin.read.places.spans import Span, find_spans
from tocsin.registry.gazetteer import Gazetteer, distance_km

_CLOSE = 25.0
"""Kilometres within which a reading counts as the gold place under another id."""


@dataclass(slots=True)
class Example:
    """One article with all that can be said of its spans before any weight is known."""

    corpus: str
    article: Article
    parse: Doc
    spans: list[Span]
    features: list[Features]
    clues: Clues | None = None
    labels: dict[int, tuple[Table, Table, float]] = field(default_factory=dict)
    """Group → which readings are right, how far each is from the gold, and the mentions' worth."""


def examples_of(corpus: str, articles: Sequence[Article], reader: Reader, gazetteer: Gazetteer) -> list[Example]:
    """Parses the articles and collects their spans."""
    found = []
    for article in articles:
        parse = reader.model.nlp(article.text)
        names = find_names(parse, reader.registry)
        spans = find_spans(parse, names, reader.registry, gazetteer)
        features = Evidence(parse, names, spans, reader.registry).features()
        found.append(Example(corpus, article, parse, spans, features))
    return found


def toponym_rows(examples: Sequence[Example], unmarked: Mapping[str, bool]) -> tuple[list[Features], list[bool]]:
    """Features of every span, and whether the annotators took it for a toponym.

    ``unmarked``: corpora that mark no names of peoples; what they say of those is left out.
    """
    rows, right = [], []
    for example in examples:
        gold = {(place.start, place.end) for place in example.article.gold}
        for span, features in zip(example.spans, example.features, strict=True):
            if span.readings and not (span.form == "demonym" and unmarked.get(example.corpus)):
                rows.append(features)
                right.append((span.start, span.end) in gold)
    return rows, right


def add_clues(example: Example, table: Mapping[str, float], least: float) -> None:
    """Chooses the toponyms by a detection model, and marks which of their readings are right."""
    likely = [probability(features, table) for features in example.features]
    spans = [span for span, _ in choose(example.spans, likely, least) if span.readings]
    groups = groups_of(example.parse, spans)
    clues = example.clues = Clues(spans, groups, country_of(example.article.domain))
    gold = {(g.start, g.end): g for g in example.article.gold if g.latitude is not None}
    for number, group in enumerate(groups):
        mentions = [(spans[i].start, spans[i].end) for i in group.mentions]
        told = [gold[where] for where in mentions if where in gold]
        if told:
            most = Counter((place.latitude, place.longitude) for place in told).most_common(1)[0][0]
            place = next(one for one in told if (one.latitude, one.longitude) == most)
            far = _distances([clues.rows[row] for row in np.flatnonzero(clues.group_of == number)], place)
            right = (far <= max(_CLOSE, far.min() + 5)) & (far.min() <= NEAR)
            example.labels[number] = right.astype(float), far, len(told) ** 0.5


def _distances(readings: Sequence[Reading], gold: GoldPlace) -> Table:
    """Kilometres from the gold; 0 for the same country or first-order unit."""
    if gold.latitude is None or gold.longitude is None:
        raise ValueError("the gold place has no coordinates")
    found = np.zeros(len(readings))
    for i, reading in enumerate(readings):
        km = distance_km(gold.latitude, gold.longitude, reading.place.latitude, reading.place.longitude)
        same = unit_kind(gold) == reading.place.kind and within_unit(reading.place.kind, km)
        found[i] = 0.0 if same else km
    return found
