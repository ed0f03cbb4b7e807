"""What is rare among documents, and each document's words weighed by it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Self

from .lexicon import load_lexicon
from .sketch import Sketch

Vector = dict[str, float]
_COMMON = 0.05
"""Weight of a word that every document has: near nothing, yet no division by it."""
_RAREST = 4000.0
"""One in so many documents is as rare as a word can count: the background knows no rarer ones, and of a name met in two
documents of 100,000 nothing more follows than of one in two of 4,000."""
PRIOR = 1000
"""For how many documents the background stands. It tells what is common where few documents are compared, and gives way
where there are many: among thousands of reports on shootings, "shooting" tells nothing."""
_UNKNOWN = 0.5 / 4000
_NAME = 3
"""Letters of the shortest name: shorter ones are initials and directions."""
_IN_TITLE = 2.0
"""What the headline adds to a word's log frequency: as much as the text's saying it seven times more."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A sketch with its words weighed. Vectors have length 1."""

    sketch: Sketch
    whole: Vector
    """Headline, address and body, log frequency by rareness."""
    title: Vector
    """Headline and address."""
    lead: Vector
    """Headline and opening."""
    names: Vector
    """Words that are names in this corpus, each with its rareness: not scaled."""
    first_names: frozenset[str]
    """Those of them in headline, address or opening."""


class Corpus:
    """How many documents have a word, and which words are names: written with a capital inside sentences mostly.

    Counts only, so that it can grow; what is weighed by it holds for the corpus as it was then. A background, what
    share of world news has a word, is mixed in (:data:`PRIOR`), so that two documents alone can be compared too.
    """

    def __init__(self) -> None:
        self.size = 0
        self._background = load_background()
        self._rare: dict[str, float] = {}
        self._with: Counter[str] = Counter()
        self._with_full_name: Counter[tuple[str, str]] = Counter()
        self._capital: Counter[str] = Counter()
        self._small: Counter[str] = Counter()

    @classmethod
    def of(cls, sketches: Iterable[Sketch]) -> Self:
        """The corpus of these documents."""
        corpus = cls()
        for sketch in sketches:
            corpus.add(sketch)
        return corpus

    def add(self, sketch: Sketch) -> None:
        """Count one more document."""
        self.size += 1
        self._rare.clear()
        self._with.update({*sketch.title, *sketch.address, *sketch.body})
        self._with_full_name.update(sketch.full_names)
        self._capital.update(sketch.inside)
        self._small.update(sketch.small)

    def documents_with(self, word: str) -> int:
        """How many documents have the word."""
        return self._with[word]

    def rareness(self, word: str) -> float:
        """From near 0, in every document, to 1, in one of thousands: the log of the share of documents that have it."""
        known = self._rare.get(word)
        if known is None:
            known = self._rare[word] = self._rareness(self._with[word], self._background.get(word, _UNKNOWN))
        return known

    def full_name_rareness(self, name: tuple[str, str]) -> float:
        """The same for two neighbouring names."""
        return self._rareness(self._with_full_name[name], 0.0)

    def is_name(self, word: str) -> bool:
        """Whether the word stands with a capital inside sentences more often than small."""
        return len(word) >= _NAME and self._capital[word] > self._small[word]

    def profile(self, sketch: Sketch) -> Profile:
        """The sketch weighed by what is rare here."""
        title = dict.fromkeys((*sketch.title, *sketch.address))
        whole: Vector = {word: 1 + math.log(count) for word, count in sketch.body.items()}
        for word in sketch.title:
            whole[word] = whole.get(word, 0.0) + _IN_TITLE
        for word in sketch.address:
            whole[word] = whole.get(word, 0.0) + 1
        lexicon = load_lexicon()
        rareness = {word: self.rareness(word) for word in whole}
        names = {
            word: self.rareness(word)
            for word in dict.fromkeys((*sketch.capitals, *title))
            if self.is_name(word) and word not in lexicon.stop
        }
        return Profile(
            sketch=sketch,
            whole=_unit({word: count * rareness[word] for word, count in whole.items()}),
            title=_unit({word: rareness[word] for word in title}),
            lead=_unit(
                {word: rareness[word] * (1 + (word in title)) for word in whole if word in sketch.lead or word in title}
            ),
            names=names,
            first_names=frozenset(word for word in names if word in sketch.lead or word in title),
        )

    def _rareness(self, documents: int, share: float) -> float:
        mixed = (documents + PRIOR * share) / (self.size + PRIOR)
        return max(_COMMON, min(1.0, -math.log(max(mixed, 1 / _RAREST)) / math.log(_RAREST)))


@cache
def load_background() -> dict[str, float]:
    """The share of articles of world news that have a word, for words of eight in 4,000 or more.

    Counted by ``python -m training.stories`` on 129 outlets' articles of 2010 to 2020 (Baly et al., 2020).
    """
    lines = resources.files(__package__).joinpath("background.tsv").read_text("utf-8").splitlines()
    _, _, total = lines[0].partition("\t")
    return {word: int(count) / int(total) for word, _, count in (line.partition("\t") for line in lines[1:])}


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(value * value for value in vector.values()))
    return {word: value / length for word, value in vector.items()} if length else vector
