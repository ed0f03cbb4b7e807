"""Says how likely two documents tell one story, and why: named values, each times a fitted weight."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from tocsin.errors import ModelError

from .compare import NAMES, PRIVATE, compare, in_common
from .corpus import Corpus, Profile

SURE = 8.0
"""Greatest log-odds either way, one in three thousand: two copies must not pull in what is unlike one of them."""
USUAL, FEWEST, MOST = 1000, 300, 5000
"""Documents for which the weights say what is likely, and between which their number counts: the more there are, the
less likely is it beforehand that any two are of one story. Beyond that, more are of other times and places."""
HIDDEN = "a name in common"


@dataclass(frozen=True, slots=True)
class Weights:
    """What ``python -m training.stories`` fits. Log-odds, natural logarithm."""

    start: float
    of: Mapping[str, float]
    threshold: float
    """Average log-odds from which two groups are one story, among :data:`USUAL` documents."""
    unproposed: float
    """What a pair counts that was never compared, for having too little in common."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature's part in a likeness."""

    feature: str
    value: float
    weight: float
    words: tuple[str, ...] = ()
    """What the two have in common by this feature, the rarest first."""

    @property
    def part(self) -> float:
        """What it adds to the log-odds."""
        return self.value * self.weight


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two documents tell one story."""

    log_odds: float
    reasons: tuple[Reason, ...]
    """Those that add or take something, the weightiest first."""

    @property
    def probability(self) -> float:
        """From 0 to 1, for two that share rare words among :data:`USUAL` documents; not measured for any two."""
        return 1 / (1 + math.exp(-self.log_odds))


def likeness(corpus: Corpus, one: Profile, other: Profile, *, names: bool = False) -> Likeness:
    """The likeness of two documents, the same whichever is first, with its reasons.

    Words that are names are left out of the reasons unless ``names`` is set: private people are matched by name but
    never shown by it.
    """
    one, other = sorted((one, other), key=lambda profile: profile.sketch.id)
    weights = load_weights()
    values = dict(zip(NAMES, compare(corpus, one, other), strict=True))
    reasons = [
        Reason(name, value, weight, _shown(corpus, name, in_common(corpus, one, other, name), names=names))
        for name, value in values.items()
        if (weight := weights.of[name]) and value
    ]
    return Likeness(
        log_odds=score(weights, tuple(values.values())),
        reasons=tuple(sorted(reasons, key=lambda reason: (-abs(reason.part), reason.feature))),
    )


def score(weights: Weights, values: Sequence[float]) -> float:
    """Log-odds of one story for the values of :data:`NAMES`, at most :data:`SURE` either way."""
    total = weights.start + sum(map(_times, weights.of.values(), values))
    return max(-SURE, min(SURE, total))


def rarity(documents: int) -> float:
    """How much less likely than among :data:`USUAL` two of so many are of one story, in log-odds."""
    return math.log(min(MOST, max(FEWEST, documents)) / USUAL)


@cache
def load_weights() -> Weights:
    """The packaged weights. ``ModelError`` where they are missing or of other features."""
    try:
        found = json.loads(resources.files(__package__).joinpath("weights.json").read_text("utf-8"))
        return Weights(
            start=found["start"],
            of={name: found["weights"][name] for name in NAMES},
            threshold=found["threshold"],
            unproposed=found["unproposed"],
        )
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"the weights of stories cannot be read ({error}): install Tocsin again") from error


def _shown(corpus: Corpus, feature: str, words: tuple[str, ...], *, names: bool) -> tuple[str, ...]:
    if names or not words:
        return words
    if feature in PRIVATE:
        return (HIDDEN,)
    return tuple(dict.fromkeys(HIDDEN if corpus.is_name(word) else word for word in words))


def _times(weight: float, value: float) -> float:
    return weight * value
