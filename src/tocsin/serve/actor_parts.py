"""What one actor's page shows of the project: with whom it acts, how it stands to others, where it is followed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from tocsin import views
from tocsin.export.naming import actor_name
from tocsin.export.trails import Step, trail
from tocsin.records import Incident
from tocsin.records.actor import base
from tocsin.records.ledger.relation import RelationEntry
from tocsin.records.shown import Dyad
from tocsin.records.wanted import WantedIncidents, WantedOfLedger
from tocsin.registry import Registry
from tocsin.store import Project
from tocsin.watch.entries import is_party

from .ledger_rows import Row, row

MOST_PAIRS = 60
"""Pairs of the network: more cannot be told apart."""
MOST_IN_MATRIX = 8
"""Others beside the actor in the matrix: nine by nine is what a small screen can still read by scrolling."""
CHARTED = 4
"""Pairs whose tone is drawn."""
MOST_POINTS = 30
"""Points drawn of each pair, the latest ones."""
RECENT = 80
"""Incidents looked through for those where the actor acts and those where it is acted upon."""
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Edge:
    """Two who do things to each other."""

    dyad: Dyad
    a: str
    b: str
    address: str
    """Of the incidents between them."""

    @property
    def tone(self) -> float:
        """From −5, all of it hostile, to +5, none: by how many incidents, not by how grave."""
        return 5 * (self.dyad.incidents - 2 * self.dyad.hostile) / max(1, self.dyad.incidents)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Incidents between each two of some actors."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    cells: tuple[tuple[Edge | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """One relation of the actor, with the points that can be drawn."""

    row: Row
    entry: RelationEntry
    points: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class InLedger:
    """Entries of one ledger that the actor is in."""

    name: str
    rows: tuple[Row, ...]
    total: int
    address: str


def edges(project: Project, code: str, mine: Sequence[Dyad], registry: Registry) -> list[Edge]:
    """The actor's pairs, and those among the ones it deals with, those with most incidents first."""
    near = {one.a for one in mine[:MOST_PAIRS]} | {one.b for one in mine[:MOST_PAIRS]}
    own = {(one.a, one.b) for one in mine}
    others = (one for one in views.dyads(project, limit=4 * MOST_PAIRS) if {one.a, one.b} <= near)
    found = [*mine, *(one for one in others if (one.a, one.b) not in own)]
    found.sort(key=lambda one: (-one.incidents, one.a, one.b))
    found.sort(key=lambda one: base(code) not in {one.a, one.b})
    return [_edge(one, registry) for one in found[:MOST_PAIRS]]


def matrix(code: str, found: Iterable[Edge], registry: Registry) -> Matrix | None:
    """The actor and those with whom it has most incidents, each against each; None where there are too few."""
    pairs = {(one.dyad.a, one.dyad.b): one for one in found}
    partners = [b if a == base(code) else a for a, b in pairs if base(code) in {a, b}]
    codes = (base(code), *partners[:MOST_IN_MATRIX])
    if len(codes) < 3:
        return None
    cells = tuple(tuple(pairs.get((min(a, b), max(a, b))) if a != b else None for b in codes) for a in codes)
    return Matrix(codes, tuple(actor_name(one, registry) for one in codes), cells)


def standings(project: Project, code: str, registry: Registry, latest: str) -> list[Standing]:
    """How the actor stands to others, those of whom most is told first, with the latest points of the first few."""
    found = views.ledger(project, "relations", WantedOfLedger(actors=(code,)), limit=4 * _SHOWN)
    made = []
    for at, shown in enumerate(found.items):
        if isinstance(shown.entry, RelationEntry):
            steps = trail(shown.entry, registry) if at < CHARTED else ()
            drawn = [one for one in steps if one.said.dated and one.tone is not None and one.weight]
            made.append(Standing(row(shown, registry, latest=latest), shown.entry, tuple(drawn[-MOST_POINTS:])))
    return made


def sides(project: Project, code: str) -> tuple[list[Incident], list[Incident]]:
    """The latest incidents in which the actor acts, and those in which it is acted upon."""
    found = views.incidents(project, WantedIncidents(actors=(code,)), limit=RECENT).items
    acts = [one for one in found if is_party(one.actors, code)][:_SHOWN]
    suffers = [one for one in found if is_party(one.targets, code) and not is_party(one.actors, code)][:_SHOWN]
    return acts, suffers


def in_ledgers(project: Project, code: str, registry: Registry, latest: str) -> list[InLedger]:
    """The first entries of the other ledgers that the actor is in; of forces also those that stand in the country."""
    found = []
    for name in ("agreements", "postures", "prospects", "people", "disputes"):
        found.append(_in_ledger(project, name, WantedOfLedger(actors=(code,)), {"actor": code}, registry, latest))
    if base(code) in registry.states:
        hosted = WantedOfLedger(countries=(base(code),))
        found.append(_in_ledger(project, "postures", hosted, {"country": base(code)}, registry, latest))
    return [one for one in found if one.rows]


def _in_ledger(
    project: Project, name: str, wanted: WantedOfLedger, query: dict[str, str], registry: Registry, latest: str
) -> InLedger:
    page = views.ledger(project, name, wanted, limit=_SHOWN)
    rows = tuple(row(shown, registry, latest=latest) for shown in page.items)
    return InLedger(name, rows, page.total, f"/ledgers/{name}?{urlencode(query)}")


def _edge(one: Dyad, registry: Registry) -> Edge:
    address = f"/incidents?{urlencode({'actor': one.a, 'with': one.b})}"
    return Edge(one, actor_name(one.a, registry), actor_name(one.b, registry), address)
