"""Weighs records: how likely each is right, and how likely an event is told as a fact."""

from __future__ import annotations

import math
from functools import cache
from importlib import resources

from tocsin.records import Event, Record

from ..context import Context
from ..forest import Forest, read_forest
from .features import features

RIGHT, FACT = "right.json", "fact.json"
LEAST = 0.15
"""Confidence below which a record is not kept. Hardly one in seventeen of those is right. On articles that were kept
back from everything (`dev`, November 2026) F1 of what is right is 0.49 without them and 0.47 with them; of what an
analyst must have 0.77 and 0.82 is found."""


def weighed(context: Context, records: list[Record]) -> list[Record]:
    """The records with their ``confidence``, and events with the probability that they are facts.

    Both are boosted trees over :func:`features`, fitted to what the program got right in coded articles that it had
    not been fitted to (:mod:`training.confidence`); how far they hold is measured by ``python -m evaluation
    confidence``. Records of a text that the encoder does not read have none yet: most of what tells right from wrong is
    its view of them.
    """
    if not records or not context.is_encoded:
        return records
    rows = [features(context, record) for record in records]
    right = [_share(score) for score in load_weights(RIGHT).scores(rows)]
    events = [row for row, record in zip(rows, records, strict=True) if isinstance(record, Event)]
    facts = iter(load_weights(FACT).scores(events))
    return [
        record.revised(
            context.text, confidence=share, **({"fact": _share(next(facts))} if isinstance(record, Event) else {})
        )
        for record, share in zip(records, right, strict=True)
    ]


def likely(records: list[Record], context: Context) -> list[Record]:
    """The records that are likely enough to be kept or were not weighed, without links to those that are not."""
    kept = [r for r in records if r.confidence is None or r.confidence >= LEAST]
    known = {r.id for r in kept}
    return [_linked(record, known, context.text) for record in kept]


def _linked(record: Record, known: set[str], text: str) -> Record:
    links = tuple(link for link in record.links if link.record in known)
    return record if links == record.links else record.revised(text, links=links)


def _share(score: float) -> float:
    """A probability, to the hundredth: more digits would claim more than was measured."""
    return round(1 / (1 + math.exp(-score)), 2)


@cache
def load_weights(name: str) -> Forest:
    """The packaged trees of one question; ``ModelError`` where they are missing or broken."""
    return read_forest(resources.files(__package__).joinpath(name), "the confidence")
