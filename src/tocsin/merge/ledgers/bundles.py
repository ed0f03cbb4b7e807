"""By what records of a ledger belong together: entries of one bundle rest on its records alone.

So when an article comes, only the bundles that it touches are worked out anew, and of one entry the state on any day.
Two ledgers have none, agreements and prospects: there a record of one matter may decide what another is taken for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from tocsin.records import Dispute, Event, Forecast, Indicator, Posture, Record, Relation, Reported, Statement
from tocsin.records.ledger.entry import Entry
from tocsin.records.ledger.person import PersonEntry
from tocsin.records.ledger.relation import RelationEntry
from tocsin.registry import load_registry

from .hear import hear
from .indicators import figure_key
from .parties import parties
from .people import befalls
from .persons import Persons
from .relations import between
from .wording import same_wording


@dataclass(frozen=True, slots=True)
class Bundling:
    """How one ledger's records fall into bundles."""

    types: tuple[str, ...]
    """Types of the records that have a bundle; others stand beside those of their document."""
    keys: Callable[[Record, Reported], Iterable[Hashable]]
    entry_key: Callable[[Any], Hashable] | None = None
    """The bundle of an entry, where working out a bundle gives entries of others too."""

    def of(self, one: Reported) -> list[str]:
        """The bundles of a record, each as a line."""
        return [_line(key) for key in self.keys(one.record, one)] if one.record.type in self.types else []

    def select(self, bundle: str, reported: Iterable[Reported]) -> list[Reported]:
        """Of the records of a bundle's documents those that it is worked out of."""
        return [one for one in reported if one.record.type not in self.types or bundle in self.of(one)]

    def is_of(self, entry: Entry, bundle: str) -> bool:
        """Whether an entry that was worked out of a bundle is the bundle's."""
        return self.entry_key is None or _line(self.entry_key(entry)) == bundle


def _line(key: Hashable) -> str:
    return json.dumps(key, ensure_ascii=False)


def _posture(record: Record, _: Reported) -> Iterator[Hashable]:
    if isinstance(record, Posture):
        yield parties(record.owner), record.host, record.element


def _relation(record: Record, _: Reported) -> Iterator[Hashable]:
    if isinstance(record, Relation):
        yield from between(record.a, record.b)
    elif isinstance(record, Event) and record.is_fact:
        yield from between(record.actors, record.targets)


def _forecast(record: Record, _: Reported) -> Iterator[Hashable]:
    if isinstance(record, Forecast):
        voice = record.holders[-1] if record.holders else ""
        yield voice, same_wording(record.outcome), same_wording(record.condition)


def _person(record: Record, one: Reported) -> Iterator[Hashable]:
    if isinstance(record, Statement):
        if person := _persons().speaker(record):
            yield person
    elif isinstance(record, Event) and befalls(record):
        yield from _persons().concerned(record, hear((one,), Event)[0].said.last)


@cache
def _persons() -> Persons:
    return Persons(load_registry())


def _dispute(record: Record, _: Reported) -> Iterator[Hashable]:
    if isinstance(record, Dispute):
        yield tuple(sorted(set(map(parties, record.sides))))


def _indicator(record: Record, _: Reported) -> Iterator[Hashable]:
    if isinstance(record, Indicator):
        yield figure_key(record)


def _pair(entry: RelationEntry) -> Hashable:
    return entry.a, entry.b


def _whom(entry: PersonEntry) -> Hashable:
    return entry.person, entry.actor


BUNDLES: Mapping[str, Bundling] = MappingProxyType(
    {
        "postures": Bundling(("posture",), _posture),
        "relations": Bundling(("relation", "event"), _relation, _pair),
        "forecasts": Bundling(("forecast",), _forecast),
        "people": Bundling(("statement", "event"), _person, _whom),
        "disputes": Bundling(("dispute",), _dispute),
        "indicators": Bundling(("indicator",), _indicator),
    }
)
"""By ledger; those that are not here are worked out whole."""
