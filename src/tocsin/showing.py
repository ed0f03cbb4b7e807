"""What is kept of incidents as they are shown: joins what merging and watching work out with the store's rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from tocsin.merge.contradictions import contradictions
from tocsin.merge.ledgers.parties import parties
from tocsin.records import Incident
from tocsin.store.shown import Showable
from tocsin.watch.counts import week_of


def showable(incidents: Iterable[tuple[int, Incident]]) -> list[Showable]:
    """Incidents, each with the number of its component, as the store keeps them.

    What denies an incident has to be among them: merging never parts the two.
    """
    known = list(incidents)
    denials: dict[str, list[Incident]] = {}
    for _, one in known:
        if one.denies:
            denials.setdefault(one.denies, []).append(one)
    return [_showable(component, one, denials) for component, one in known]


def _showable(component: int, one: Incident, denials: Mapping[str, Sequence[Incident]]) -> Showable:
    against = denials.get(one.id, ())
    # One report contradicts nothing; most incidents have no more.
    found = len(contradictions(one, against)) if against or len(one.reports) > 1 else 0
    return Showable(component, one, found, tuple(sorted(set(_pairs(one)))), week_of(one.first, one.last))


def _pairs(one: Incident) -> Iterator[tuple[str, str]]:
    for actor, target in product(parties(one.actors), parties(one.targets)):
        if actor != target:
            yield (actor, target) if actor < target else (target, actor)
