"""What is kept as it is shown, within one read-only transaction; what counts over everything is remembered."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection

from tocsin.records import Incident, Reported
from tocsin.records.incident import TOLD
from tocsin.records.ledger.entry import Entry
from tocsin.records.shown import ActorRow, Dyad, Facets, FoundDocument, MapIncident, WeekOfType
from tocsin.records.wanted import IncidentOrder, WantedIncidents, WantedOfLedger

from . import ledger_found, ledgers, reported, reports, searched, shown, shown_counted, shown_found
from .ledger_found import KeptEntry
from .remembered import Remembered
from .reported import Asked
from .searched import Searched

T = TypeVar("T")
_KEPT = 50
"""Incidents of a page that is remembered, at most."""
_EVERY = WantedIncidents(standings=tuple(sorted(TOLD)))


class Reading:
    """Incidents as they are shown. ``least`` is how sure what is told as having happened has to be."""

    def __init__(self, connection: Connection, remembered: Remembered) -> None:
        self._connection, self._remembered = connection, remembered
        self._versions: dict[str, str] | None = None

    def incidents(
        self, wanted: WantedIncidents, least: float, order: IncidentOrder, limit: int, after: str, offset: int
    ) -> tuple[list[Incident], str]:
        """One page of incidents, and the cursor of the next."""
        asked = wanted, least, order, limit, after, offset

        def work_out() -> tuple[list[Incident], str]:
            return shown_found.page(
                self._connection, wanted, least, order=order, limit=limit, after=after, offset=offset
            )

        # The latest of all are read off an index; else many have to be looked at for a few. Long pages fill the memory.
        return (
            work_out()
            if limit > _KEPT or (order, wanted) == ("latest", _EVERY)
            else self.once(("page", *asked), work_out)
        )

    def total(self, wanted: WantedIncidents, least: float) -> tuple[int, int]:
        """How many there are, and how many more only their probability keeps out."""
        return self.once(("total", wanted, least), lambda: shown_found.total(self._connection, wanted, least))

    def facets(self, wanted: WantedIncidents, least: float) -> Facets:
        """By field, how many of what is wanted have each value."""
        return self.once(("facets", wanted, least), lambda: shown_found.facets(self._connection, wanted, least))

    def on_map(self, wanted: WantedIncidents, least: float, limit: int) -> list[MapIncident]:
        """Rows for a map, the latest first."""
        question = "map", wanted, least, limit
        return self.once(question, lambda: shown_found.on_map(self._connection, wanted, least, limit))

    def weeks(self, wanted: WantedIncidents, least: float) -> list[WeekOfType]:
        """Those told as having happened, by week and root."""
        return self.once(("weeks", wanted, least), lambda: shown_counted.weeks(self._connection, wanted, least))

    def sums(self, least: float) -> shown_counted.Sums:
        """Counts over all incidents."""
        return self.once(("sums", least), lambda: shown_counted.sums(self._connection, least))

    def published(self) -> dict[str, int]:
        """How many coded documents were published on each day."""
        return self.once("published", lambda: reports.published(self._connection))

    def most_told(self, least: float, limit: int) -> list[Incident]:
        """Of those that several origins tell the most widely told."""
        return self.once(("most told", least, limit), lambda: shown_counted.most_told(self._connection, least, limit))

    def dyads(self, least: float, hostile: Sequence[str], since: str, until: str, actor: str, limit: int) -> list[Dyad]:
        """Pairs by how much they do to each other; ``hostile`` are the roots that count as conflict."""
        asked = least, tuple(hostile), since, until, actor, limit
        return self.once(("dyads", *asked), lambda: shown_counted.dyads(self._connection, *asked))

    def actors(
        self, least: float, codes: Sequence[str], part: str, country: str, limit: int, offset: int
    ) -> tuple[list[ActorRow], int]:
        """Actors by incidents, and how many there are."""
        asked = least, tuple(codes), part, country, limit, offset
        return self.once(("actors", *asked), lambda: shown_counted.actors(self._connection, *asked))

    def actor(self, code: str, least: float) -> shown_counted.Held:
        """How much there is of one actor."""
        return self.once(("actor", code, least), lambda: shown_counted.held(self._connection, code, least))

    def denials(self, names: Sequence[str]) -> dict[str, list[Incident]]:
        """By the id of each of these incidents that some others deny, these."""
        return shown_found.denials(self._connection, names)

    def entries(
        self, name: str, wanted: WantedOfLedger, as_of: str, limit: int, after: str, offset: int
    ) -> tuple[list[KeptEntry], str]:
        """One page of a ledger, and the cursor of the next."""
        return ledger_found.page(self._connection, name, wanted, as_of, limit, after, offset)

    def total_entries(self, name: str, wanted: WantedOfLedger, as_of: str) -> tuple[int, int]:
        """How many there are, and how many more are left out as less sure or vague."""
        work_out = partial(ledger_found.total, self._connection, name, wanted, as_of)
        return self.once(("entries", name, wanted, as_of), work_out, ledgers.ENTRIES)

    def entry_facets(self, name: str, wanted: WantedOfLedger) -> Facets:
        """By field, how many entries have each value."""
        work_out = partial(ledger_found.facets, self._connection, name, wanted)
        return self.once(("entry facets", name, wanted), work_out, ledgers.ENTRIES)

    def entry(self, name: str, wanted: str) -> KeptEntry:
        """One entry, whole. Raises ``UsageError`` where there is none."""
        return ledger_found.entry(self._connection, name, wanted)

    def changed_entries(self, since: str, basis: str, limit: int) -> tuple[list[KeptEntry], int]:
        """Entries of all ledgers that changed state since a day or time, and how many there are."""
        work_out = partial(ledger_found.changed, self._connection, since, basis, limit)
        return self.once(("changed", since, basis, limit), work_out, ledgers.ENTRIES)

    def entries_of(self, name: str, actor: str) -> list[Entry]:
        """The whole entries of a ledger that an actor is in, or that are about the country of this code."""
        return ledger_found.of_actor(self._connection, name, actor)

    def days_of(self, actor: str, least: float, since: str, until: str) -> list[tuple[int, str, str, str]]:
        """Row, id, first and last day of each incident of an actor, or in the country of this code."""
        asked = actor, least, since, until
        return self.once(("days", *asked), lambda: shown_counted.days_of(self._connection, *asked))

    def bodies(self, numbers: Sequence[int]) -> list[Incident]:
        """The incidents of these rows."""
        return shown_found.bodies(self._connection, numbers)

    def search(self, wanted: Searched, limit: int, offset: int) -> tuple[list[FoundDocument], int]:
        """Documents by full text, and how many there are."""
        total = self.once(("found", wanted), lambda: searched.count(self._connection, wanted))
        work_out = partial(searched.search, self._connection, wanted, total, limit, offset)
        return self.once(("search", wanted, limit, offset), work_out), total

    def search_facets(self, wanted: Searched) -> Facets:
        """By field, how many of the documents found have each value."""
        return self.once(("search facets", wanted), lambda: searched.facets(self._connection, wanted))

    def reported(self, asked: Asked, actors: Sequence[str]) -> list[Reported]:
        """Records of one kind in which one of these codes has a part."""
        return list(reported.reported(self._connection, (asked,), actors=actors))

    def undated_order(self) -> tuple[str, ...]:
        """The undated documents in the order in which the ledgers have them."""
        return tuple(json.loads(self.following.basis() or "[0, 0, []]")[2])

    def came(self, since: str, basis: str) -> int:
        """How many documents came in since a time, or were published since a day."""
        return self.once(("came", since, basis), lambda: shown_counted.came(self._connection, since, basis))

    @property
    def following(self) -> ledgers.Following:
        """The records behind entries, in the same transaction."""
        return ledgers.Following(self._connection)

    def once(self, question: Hashable, work_out: Callable[[], T], of: str = shown.INCIDENTS) -> T:
        """An answer that stays right until what is counted under ``of`` changes."""
        if self._versions is None:
            self._versions = shown.versions(self._connection)
        return self._remembered(question, self._versions.get(of, ""), work_out)
