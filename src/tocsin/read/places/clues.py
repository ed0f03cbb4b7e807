"""What speaks for each reading of each name: a table of numbers, one row a reading, one column a clue."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tocsin.records import PlaceKind

from .context import FAR, Group, lies_in
from .readings import Reading
from .spans import Span

Table = NDArray[np.float64]
Rows = NDArray[np.int64]
_EARTH = 6371.0
_BESIDE = 50.0
"""Kilometres within which two readings of a name come to the same."""
_KINDS: tuple[PlaceKind, ...] = (
    "country",
    "admin1",
    "admin2",
    "city",
    "continent",
    "region",
    "water",
    "terrain",
    "site",
)
FIRST = (
    "weight", "share", "first", "behind", "main", "only", "capital", "seat", *(f"kind {kind}" for kind in _KINDS),
    "state by the registry", "capital by the registry", "called so", "called otherwise",
    "in what follows", "not in what follows",
    "in what is around", "not in what is around", "holds what precedes", "country named", "admin1 named",
    "country named near",
    "admin1 named near", "of the outlet's country", "not of the outlet's country", "foreign town behind",
    "behind and country named", "behind and admin1 named", "world: state", "world: capital",
    "world: state by the registry",
    "world: capital by the registry", "world: weight", "world: behind", "world: first", "world: American",
)  # fmt: skip
"""Clues that need no other name to be resolved."""
NONE = (
    "none", "none: nothing lies in what follows", "none: one reading", "none: weight", "none: lesser names only",
    "none: word shed", "none: several words", "none: state or capital",
)  # fmt: skip
"""Clues that a name stands for a place that the gazetteer lacks."""
SECOND = ("near 30", "near 150", "near 600", "near in text and place", "same country", "same admin1", "nearest", "lone")
"""Clues from where the other names probably lie."""


class Clues:
    """The rows of one text. ``group_of`` tells for each row which group it is a reading of."""

    def __init__(self, spans: Sequence[Span], groups: Sequence[Group], outlet_country: str) -> None:
        self.spans = spans
        self.groups = groups
        self.rows: list[Reading] = []
        of: list[int] = []
        for number, group in enumerate(groups):
            readings = spans[group.mentions[0]].readings
            self.rows += readings
            of += [number] * len(readings)
        self.group_of: Rows = np.array(of, dtype=np.int64)
        self._outlet = outlet_country
        if self.rows:
            self._codes()
        self._gaps = _gaps(spans, groups)

    def _codes(self) -> None:
        """Countries and units as numbers, points as unit vectors, so that whole columns are compared at once."""
        places = [row.place for row in self.rows]
        numbers: dict[str, int] = {"": -1}
        number = numbers.setdefault
        self._country: Rows = np.array([number(p.country, len(numbers)) for p in places], dtype=np.int64)
        self._admin1: Rows = np.array([number(p.admin1, len(numbers)) for p in places], dtype=np.int64)
        self._kind = np.array([p.kind for p in places])
        high = np.radians([p.latitude for p in places])
        wide = np.radians([p.longitude for p in places])
        self._points: Table = np.stack([np.cos(high) * np.cos(wide), np.cos(high) * np.sin(wide), np.sin(high)], axis=1)

    def first(self) -> Table:
        """The columns of ``FIRST``."""
        rows = self.rows
        weight = np.log10([row.place.prior + 1 for row in rows])
        tops = np.full(len(self.groups), -np.inf)
        np.maximum.at(tops, self.group_of, weight)
        behind = tops[self.group_of] - weight
        columns: list[Table | list[float]] = [
            weight,
            [row.share for row in rows],
            [float(row.rank == 0) for row in rows],
            behind,
            [float(row.main) for row in rows],
            [float(row.of == 1) for row in rows],
            [float(row.place.capital == "country") for row in rows],
            [float(row.place.capital == "admin1") for row in rows],
            *((self._kind == kind).astype(float) for kind in _KINDS),
            *self._by_registry(),
            *self._called(),
            *self._held(),
        ]
        named = self._named()
        columns += named
        columns += self._of_outlet(named[0])
        columns.append((self._kind == "city") * behind * (named[0] == 0))
        columns += [behind * (named[0] > 0), behind * (named[1] > 0)]
        columns += self._of_the_world(weight, behind)
        return np.stack([np.asarray(column, dtype=float) for column in columns], axis=1)

    def _of_the_world(self, weight: Table, behind: Table) -> list[Table]:
        """Clues that weigh more where many countries are named: such texts speak of states and capitals."""
        states = [row for row in self.rows if row.place.kind == "country" and row.share > 0.5]
        world = min(1.0, max(0, len({row.place.country for row in states}) - 1) / 4)
        registry = [np.array(column) for column in self._by_registry()]
        capital = np.array([float(row.place.capital == "country") for row in self.rows])
        first = np.array([float(row.rank == 0) for row in self.rows])
        american = np.array([float(row.place.country == "USA" and row.place.kind != "country") for row in self.rows])
        parts = ((self._kind == "country").astype(float), capital, *registry, weight, behind, first, american)
        return [world * part for part in parts]

    def _by_registry(self) -> list[list[float]]:
        """Whether the registry takes the words for this state or capital: Niger is first a state, then a province."""
        columns: list[list[float]] = [[], []]
        for row, number in zip(self.rows, self.group_of, strict=True):
            name, place = self.spans[self.groups[number].mentions[0]].name, row.place
            kind = name.kind if name is not None and name.code == place.country else ""
            columns[0].append(float(kind == "state" and place.kind == "country"))
            columns[1].append(float(kind == "capital" and place.capital == "country"))
        return columns

    def _called(self) -> list[list[float]]:
        kinds = [self.groups[g].kinds for g in self.group_of]
        same = [float(row.place.kind in said) for row, said in zip(self.rows, kinds, strict=True)]
        other = [float(bool(said) and row.place.kind not in said) for row, said in zip(self.rows, kinds, strict=True)]
        return [same, other]

    def _held(self) -> list[list[float]]:
        """Whether a reading lies in what follows or is around, and whether it holds what stands before it."""
        columns: list[list[float]] = [[], [], [], [], []]
        for row, number in zip(self.rows, self.group_of, strict=True):
            group = self.groups[number]
            follows, around = self._share_holding(row, group.beside), self._share_holding(row, group.around)
            columns[0].append(follows)
            columns[1].append(float(bool(group.beside)) - follows)
            columns[2].append(around)
            columns[3].append(float(bool(group.around)) - around)
            inner = [r.place for i in group.inside for r in self.spans[i].readings]
            columns[4].append(float(any(lies_in(place, row.place) for place in inner)))
        return columns

    def _share_holding(self, row: Reading, holders: Sequence[int]) -> float:
        best = 0.0
        for index in dict.fromkeys(holders):
            held = sum(r.share for r in self.spans[index].readings if lies_in(row.place, r.place))
            best = max(best, held)
        return min(best, 1.0)

    def _named(self) -> list[Table]:
        """How often, and how near in the text, the country and the first-order unit of a reading are named."""
        size = len(self.rows)
        often, near = np.zeros((2, size)), np.zeros((2, size))
        for index, row in enumerate(self.rows):
            kind = row.place.kind
            if kind not in ("country", "admin1") or row.share < 0.15:
                continue
            own = self.group_of[index]
            column, codes = (0, self._country) if kind == "country" else (1, self._admin1)
            fits = (codes == codes[index]) & (self.group_of != own) & (codes >= 0)
            often[column] += fits * row.share * len(self.groups[own].mentions) ** 0.5
            close = row.share / (1 + self._gaps[own][self.group_of] / 20)
            near[column] = np.where(fits, np.maximum(near[column], close), near[column])
        return [np.log1p(often[0]), np.log1p(often[1]), near[0], near[1]]

    def _of_outlet(self, named: Table) -> list[Table]:
        """The outlet's country and all others. They say nothing of a capital abroad whose state is named."""
        if not self._outlet:
            return [np.zeros(len(self.rows))] * 2
        same = np.array([float(row.place.country == self._outlet) for row in self.rows])
        abroad = np.array(self._by_registry()[1]) * (1 - same) * (named > 0)
        told = np.zeros(len(self.groups))
        np.maximum.at(told, self.group_of, abroad)
        home = told[self.group_of] == 0
        return [same * home, (1 - same) * home]

    def none(self, held: Table) -> Table:
        """The columns of ``NONE``, one row a group. ``held``: per row, how surely it lies in what follows its name."""
        found = np.zeros((len(self.groups), len(NONE)))
        best = np.zeros(len(self.groups))
        np.maximum.at(best, self.group_of, held)
        for number, group in enumerate(self.groups):
            span = self.spans[group.mentions[0]]
            top = span.readings[0]
            known = span.name is not None and span.name.kind in ("state", "capital")
            found[number] = (
                1.0,
                float(bool(group.beside or group.follows)) * (1 - best[number]),
                float(top.of == 1),
                np.log10(top.place.prior + 1),
                float(not any(reading.main for reading in span.readings)),
                float(span.form == "shed"),
                float(" " in span.text),
                float(known),
            )
        return found

    def best(self, chances: Table) -> list[int]:
        """The likeliest row of each group."""
        rows = (np.flatnonzero(self.group_of == number) for number in range(len(self.groups)))
        return [int(mine[chances[mine].argmax()]) for mine in rows]

    def around(self, chances: Table, best: Sequence[int]) -> Table:
        """The probability of each best reading with those beside it: Istanbul the town and Istanbul the province."""
        rows = np.array(best, dtype=np.int64)[self.group_of]
        near = (self._points * self._points[rows]).sum(axis=1) > np.cos(_BESIDE / _EARTH)
        shares = np.zeros(len(self.groups))
        np.add.at(shares, self.group_of, chances * near)
        return shares

    def second(self, chances: Table) -> Table:
        """The columns of ``SECOND``, from the probability that each reading has so far."""
        anchors = np.flatnonzero(chances > 0.05)
        cosine = np.clip(self._points @ self._points[anchors].T, -1, 1)
        km = _EARTH * np.arccos(cosine)
        foreign = self.group_of[:, None] != self.group_of[anchors][None, :]
        belief = chances[anchors][None, :] * foreign
        gap = self._gaps[self.group_of][:, self.group_of[anchors]]
        # A country's middle point is near to nothing: units count by their code instead.
        local = belief * ~np.isin(self._kind[anchors], ("country", "continent", "region"))[None, :]
        total = np.maximum(belief.sum(axis=1), 1e-9)
        same = (self._country[:, None] == self._country[anchors][None, :]) & (self._country[:, None] >= 0)
        unit = (self._admin1[:, None] == self._admin1[anchors][None, :]) & (self._admin1[:, None] >= 0)
        nearest = np.where(local > 0.3, km, FAR).min(axis=1, initial=FAR)
        columns = [
            np.log1p((local * np.exp(-km / 30)).sum(axis=1)),
            np.log1p((local * np.exp(-km / 150)).sum(axis=1)),
            np.log1p((local * np.exp(-km / 600)).sum(axis=1)),
            (local * np.exp(-km / 150) / (1 + gap / 20)).max(axis=1, initial=0.0),
            (belief * same).sum(axis=1) / total,
            (belief * unit).sum(axis=1) / total,
            -np.log1p(nearest),
            (belief.sum(axis=1) < 0.5).astype(float),
        ]
        return np.stack(columns, axis=1)


def _gaps(spans: Sequence[Span], groups: Sequence[Group]) -> Table:
    """Tokens between the nearest mentions of any two groups."""
    firsts = np.array([span.first for span in spans], dtype=float)
    gaps = np.full((len(groups), len(groups)), float(FAR))
    places = [firsts[group.mentions] for group in groups]
    for i, mine in enumerate(places):
        for j in range(i):
            gaps[i, j] = gaps[j, i] = np.abs(mine[:, None] - places[j][None, :]).min()
    return gaps
