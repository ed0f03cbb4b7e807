"""Which incident each event record belongs to: read and written by component, so that one article touches little."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from tocsin.records import Incident, Report
from tocsin.records.joining import Joining, Passage

from . import joins, shown, shown_found
from . import reports as stored
from .schema import document, incident_key, incident_report
from .shown import Showable
from .sqlite import parts

_CHANGING = ("component", "incident", "denies", "held")


class Member(NamedTuple):
    """One event record in an incident, by its rows."""

    n: int
    document: int
    record: str
    component: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A report's new place among the incidents."""

    document: int
    record: str
    component: int
    """Number within what is written at once."""
    incident: str
    denies: str
    held: bool
    keys: frozenset[int]
    """By which it is found; only written for a report that was not there before."""
    n: int = 0
    """Its row, 0 for a new one."""


class Merged:
    """What merging left, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def waiting(self, limit: int | None = None) -> list[int]:
        """Documents whose records are not yet merged, or whose merged records are no longer theirs."""
        query = select(document.c.n).where(document.c.unmerged == 1).order_by(document.c.n).limit(limit)
        return list(self._connection.execute(query).scalars())

    def members(
        self, *, documents: Iterable[int] = (), components: Iterable[int] = (), rows: Iterable[int] = ()
    ) -> list[Member]:
        """The members that are of any of these."""
        columns = [incident_report.c[name] for name in Member._fields]
        found: dict[int, Member] = {}
        for column, values in (
            (incident_report.c.document, documents),
            (incident_report.c.component, components),
            (incident_report.c.n, rows),
        ):
            for part in parts(values):
                for row in self._connection.execute(select(*columns).where(column.in_(part))):
                    found[row[0]] = Member(*row)
        return list(found.values())

    def sharing(self, keys: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Each key with each row that has it."""
        columns = select(incident_key.c.key, incident_key.c.report)
        for part in parts(sorted(keys)):
            found = self._connection.execute(columns.where(incident_key.c.key.in_(part)))
            yield from ((key, row) for key, row in found)

    def reports(self, documents: Iterable[int]) -> Iterator[tuple[int, Report]]:
        """The reports of some documents, each with its document's row."""
        return stored.of_documents(self._connection, documents)

    def kept(self) -> Iterator[stored.Kept]:
        """Every report, with the incident that it was last merged into."""
        return stored.kept(self._connection)

    def said(self) -> list[Joining]:
        """What analysts said of pairs, as far as it stands."""
        return joins.standing(self._connection)

    def keys_of(self, passages: Iterable[Passage]) -> dict[Passage, tuple[joins.Key, ...]]:
        """The event records that stand now where each passage was."""
        return joins.keys_of(self._connection, passages)

    def bound_to(self, documents: Iterable[str]) -> list[int]:
        """The documents that an analyst's word binds to these, themselves included, by their rows."""
        return joins.bound_to(self._connection, documents)

    def write(
        self,
        documents: Collection[int],
        placed: Sequence[Placed],
        replaced: Collection[int] = (),
        made: Sequence[Showable] = (),
    ) -> None:
        """Put components in the place of what they were; the documents are then merged.

        ``placed`` holds every member of every component touched; what the documents had before goes. ``replaced`` are
        the components that were touched, and ``made`` the incidents that they become, as they are shown.
        """
        gone = [member.n for member in self.members(documents=documents)]
        for part in parts(gone):
            self._connection.execute(delete(incident_key).where(incident_key.c.report.in_(part)))
            self._connection.execute(delete(incident_report).where(incident_report.c.n.in_(part)))
        names = self._place(placed)
        shown.replace(self._connection, replaced, [one._replace(component=names[one.component]) for one in made])
        for part in parts(documents):
            self._connection.execute(update(document).where(document.c.n.in_(part)).values(unmerged=0))

    def unshown(self) -> bool:
        """Whether what was merged is not kept as it is shown, for another version merged it."""
        return shown.is_empty(self._connection)

    def show(self, made: Sequence[Showable]) -> None:
        """Keep incidents as they are shown, where none are kept yet."""
        shown.replace(self._connection, (), made)

    def named(self, name: str) -> list[Incident]:
        """The incidents whose id this is or begins with it, two at most, as merging left them."""
        return shown_found.named(self._connection, name)

    def denials(self, name: str) -> list[Incident]:
        """The incidents that deny the one of this id, as merging left them."""
        return shown_found.denials(self._connection, (name,)).get(name, [])

    def _place(self, placed: Sequence[Placed]) -> dict[int, int]:
        """Write the rows; returns what each component is called here."""
        # Keys are given here, which one writer may do, for rows that go in together go in ten times as fast.
        first = (self._connection.execute(select(func.max(incident_report.c.n))).scalar() or 0) + 1
        fresh = iter(range(first, first + len(placed)))
        numbered = [(one.n or next(fresh), one) for one in placed]
        # A component is called by its lowest row: no two can have the same.
        names: dict[int, int] = {}
        for n, one in numbered:
            names[one.component] = min(n, names.get(one.component, n))
        rows = [
            {
                "at": n, "document": one.document, "record": one.record, "component": names[one.component],
                "incident": one.incident, "denies": one.denies, "held": int(one.held),
            }
            for n, one in numbered
        ]  # fmt: skip
        there = {one.n for one in placed if one.n}
        if changed := [row for row in rows if row["at"] in there]:
            changes: dict[str, Any] = {name: bindparam(f"new_{name}") for name in _CHANGING}
            values = [{f"new_{name}": row[name] for name in _CHANGING} | {"at": row["at"]} for row in changed]
            statement = update(incident_report).where(incident_report.c.n == bindparam("at")).values(**changes)
            self._connection.execute(statement, values)
        if new := [row for row in rows if row["at"] not in there]:
            self._connection.execute(insert(incident_report).values(n=bindparam("at")), new)
        if keys := [{"key": key, "report": n} for n, one in numbered if not one.n for key in one.keys]:
            self._connection.execute(insert(incident_key), keys)
        return names
