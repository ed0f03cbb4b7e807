"""Chooses the place of an act among the names of the text, "none of them" included.

Each candidate, and "none", gets a score from its features; the scores become shares by a softmax, and the largest
share wins. The task and its training texts are those of Halterman, Geolocating Political Events in Text (2019).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from spacy.tokens import Token

from tocsin.records import PlaceName, Reading

from .candidates import Candidate, find_candidates
from .features import features_of
from .grammar import link_of
from .weights import load_forest


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen for one act."""

    place: PlaceName | None
    """Nothing where the text names no place for the act. Of a name that reading did not resolve, only the words."""
    score: float
    """Share of this choice among all alternatives, 0 to 1."""
    why: str
    rival: Rival | None = None
    """The second of all alternatives; where no place is chosen, the first among the names."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A name that was not chosen, or no name at all, with its share."""

    start: int
    end: int
    """Characters of the name; both 0 for no place."""
    score: float


def choose_place(reading: Reading, trigger: Token, places: Sequence[PlaceName] | None = None) -> Choice:
    """Where the act that ``trigger`` tells took place, by its sentence and the sentences beside it.

    ``places`` are the toponyms to choose among beside the names that are found here; by default those of the reading.
    """
    candidates = find_candidates(reading.parse, reading.places if places is None else places, *scope_of(trigger))
    shares = _shares(load_forest().scores(features_of(trigger, candidates, reading.names)))
    best = max(range(len(shares)), key=shares.__getitem__)
    if best == len(candidates):
        return Choice(None, shares[best], _why_none(candidates, shares, trigger), _rival(candidates, shares, best))
    chosen = candidates[best]
    rival = _rival(candidates, shares, best)
    return Choice(_resolved(chosen), shares[best], _why(chosen, shares, best, trigger), rival)


def scope_of(trigger: Token) -> tuple[int, int]:
    """Character offsets of the trigger's sentence with the one before and the one after it."""
    doc, own = trigger.doc, trigger.sent
    first = doc[own.start - 1].sent.start if own.start else own.start
    last = doc[own.end].sent.end if own.end < len(doc) else own.end
    return doc[first].idx, doc[last - 1].idx + len(doc[last - 1])


def _rival(candidates: Sequence[Candidate], shares: Sequence[float], best: int) -> Rival | None:
    others = (i for i in range(len(shares)) if i != best)
    second = max(others, key=shares.__getitem__, default=None)
    if second is None:
        return None
    if second == len(candidates):
        return Rival(0, 0, shares[second])
    return Rival(candidates[second].start, candidates[second].end, shares[second])


def _shares(scores: Sequence[float]) -> list[float]:
    highest = max(scores)
    powers = [exp(score - highest) for score in scores]
    return [power / sum(powers) for power in powers]


def _resolved(candidate: Candidate) -> PlaceName:
    if candidate.place is not None and (candidate.place.start, candidate.place.end) == (candidate.start, candidate.end):
        return candidate.place
    return PlaceName(candidate.start, candidate.end, candidate.text)


def _why(chosen: Candidate, shares: Sequence[float], best: int, trigger: Token) -> str:
    link = link_of(chosen.span)
    led = f"'{link.preposition}' leads to it from" if link.preposition else "it belongs to"
    return (
        f"{led} '{link.governor.text}' for '{trigger.text}'; {shares[best]:.2f} against {shares[-1]:.2f} for no place"
    )


def _why_none(candidates: Sequence[Candidate], shares: Sequence[float], trigger: Token) -> str:
    if not candidates:
        return f"no name stands near '{trigger.text}'"
    best = max(range(len(candidates)), key=shares.__getitem__)
    return f"no place for '{trigger.text}'; nearest to one is {candidates[best].text} with {shares[best]:.2f}"
