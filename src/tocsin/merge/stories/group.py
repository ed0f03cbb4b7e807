"""Puts documents that tell one incident into one story."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.records import Document

from .compare import compare
from .corpus import Corpus
from .furniture import repeated_lines
from .link import average_link
from .propose import propose
from .sketch import sketch
from .weigh import Weights, load_weights, rarity, score


@dataclass(frozen=True, slots=True)
class Story:
    """Documents that tell one incident, what came after it included."""

    id: str
    """Made from its members: the same documents are the same story in any run."""
    docs: tuple[str, ...]
    """Ids, in the order of publication; undated ones first."""


def group_stories(documents: Iterable[Document], weights: Weights | None = None) -> tuple[Story, ...]:
    """The stories that these documents tell; every document is in one. Their order does not matter.

    Words are weighed by how rare they are among these documents and in world news. Documents of one id count once.
    ``weights`` other than the packaged ones are for fitting.
    """
    weights = weights or load_weights()
    unique = {document.id: document for document in documents}
    ordered = sorted(unique.values(), key=lambda document: (document.published, document.id))
    furniture = repeated_lines(ordered)
    sketches = [sketch(document, furniture) for document in ordered]
    corpus = Corpus.of(sketches)
    profiles = [corpus.profile(one) for one in sketches]
    found = {
        (one, other): score(weights, compare(corpus, profiles[one], profiles[other]))
        for one, other in propose(corpus, profiles)
    }
    least = weights.threshold + rarity(len(ordered))
    groups = average_link(len(ordered), found, weights.unproposed, least)
    return tuple(_story([ordered[position].id for position in group]) for group in groups)


def _story(docs: list[str]) -> Story:
    digest = hashlib.sha256("\n".join(sorted(docs)).encode()).hexdigest()
    return Story(f"story-{digest[:16]}", tuple(docs))
