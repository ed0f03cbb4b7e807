"""Writes rows into one SQLite file: whole or not at all."""

from __future__ import annotations

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from .cells import cell
from .fold import fold, joined_up
from .types import Row, Source
from .weights import prior

APPLICATION = 0x544F4353
"""``TOCS`` in the file's head: tells ours from a foreign SQLite file."""
FORMAT = 1
"""Raise it whenever tables, folding or weights change: files of another format are compiled anew."""
Progress = Callable[[int, int, str], None]
"""Takes what is done, of how many (0: not known), and what is being done."""

_TABLES = """
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (key INTEGER PRIMARY KEY, name TEXT UNIQUE, licence TEXT, places INTEGER DEFAULT 0);
CREATE TABLE place (key INTEGER PRIMARY KEY, slug TEXT, name TEXT NOT NULL, kind TEXT NOT NULL, latitude REAL NOT NULL,
  longitude REAL NOT NULL, country TEXT NOT NULL, admin1 TEXT NOT NULL, admin2 TEXT NOT NULL, population INTEGER,
  source INTEGER NOT NULL, capital TEXT NOT NULL, precision TEXT NOT NULL, prior REAL NOT NULL, cell INTEGER);
CREATE VIEW placed AS SELECT p.key, p.slug, p.name, p.kind, p.latitude, p.longitude, p.country, p.admin1, p.admin2,
  p.population, s.name AS source, p.capital, p.precision, p.prior, p.cell
  FROM place p JOIN source s ON s.key = p.source;
CREATE TABLE name (folded TEXT, place INTEGER, main INTEGER, PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TEMP TABLE raw (folded TEXT, place INTEGER, main INTEGER);
CREATE TABLE unit (code TEXT PRIMARY KEY, place INTEGER) WITHOUT ROWID;
"""
_INDEXES = (
    "CREATE UNIQUE INDEX place_by_slug ON place (slug) WHERE slug IS NOT NULL",
    "CREATE INDEX place_by_cell ON place (cell) WHERE cell IS NOT NULL",
)
_COUNTS = "SELECT count(*), coalesce(max(length(folded) - length(replace(folded, ' ', ''))), 0) + 1 FROM name"
"""How many names, and the words of the longest."""
_BATCH = 5000


def compile_rows(path: Path, rows: Iterable[Row], sources: Iterable[Source], digest: str, progress: Progress) -> None:
    """Makes the file. ``rows`` of one place must be one row. Raises ``sqlite3.Error`` where it cannot be written."""
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.executescript(
            "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {FORMAT};"
        )
        base.execute("BEGIN")
        for statement in _TABLES.split(";"):
            base.execute(statement)
        filler = _Filler(base, sources)
        for row in rows:
            filler.add(row)
        progress(0, 0, "writing names")
        filler.finish(digest)
        base.execute("COMMIT")
    with path.open("rb") as file:
        os.fsync(file.fileno())


class _Filler:
    """Keeps what must be known of all rows: sources, units and counts."""

    def __init__(self, base: sqlite3.Connection, sources: Iterable[Source]) -> None:
        self._base = base
        self._licences = {source.name: source.licence for source in sources}
        self._sources: dict[str, int] = {}
        self._given: Counter[str] = Counter()
        self._kinds: Counter[str] = Counter()
        self._places: list[tuple[object, ...]] = []
        self._names: list[tuple[str, int, int]] = []
        self._units: dict[str, int] = {}
        self._slugs = 0

    def add(self, row: Row) -> None:
        """Take a place; it is written with the next batch."""
        place = row.place
        key, slug = self._key(place.id)
        source = self._sources.setdefault(place.source, len(self._sources) + 1)
        self._given[place.source] += 1
        self._kinds[place.kind] += 1
        self._names.extend(self._folded(row, key))
        code = {"admin1": place.admin1, "admin2": place.admin2}.get(place.kind)
        if code:
            self._units.setdefault(code, key)
        self._places.append(
            (key, slug, place.name, place.kind, place.latitude, place.longitude, place.country, place.admin1,
             place.admin2, place.population, source, place.capital, place.precision, prior(place),
             cell(place.latitude, place.longitude) if place.kind == "city" else None)
        )  # fmt: skip
        if len(self._places) >= _BATCH:
            self._write()

    def _write(self) -> None:
        self._base.executemany(f"INSERT OR IGNORE INTO place VALUES ({', '.join('?' * 15)})", self._places)  # noqa: S608
        self._base.executemany("INSERT INTO raw VALUES (?, ?, ?)", self._names)
        self._places.clear()
        self._names.clear()

    def _key(self, place_id: str) -> tuple[int, str | None]:
        kind, _, rest = place_id.partition(":")
        if kind == "gn":
            return int(rest), None
        self._slugs += 1
        return -self._slugs, rest

    def _folded(self, row: Row, key: int) -> Iterator[tuple[str, int, int]]:
        main: dict[str, bool] = {}
        for name, first in row.names:
            folded = fold(name)
            main[folded] = first or main.get(folded, False)
            if first and " " in folded:
                main[joined_up(folded)] = True
        main.pop("", None)
        return ((folded, key, int(first)) for folded, first in main.items())

    def finish(self, digest: str) -> None:
        """Write what had to wait for all rows."""
        self._write()
        # In the order of the index, which is then written once and dense; SQLite sorts on disk what memory cannot hold.
        self._base.execute(
            "INSERT INTO name SELECT folded, place, max(main) FROM raw GROUP BY folded, place ORDER BY folded, place"
        )
        self._base.executemany("INSERT INTO unit VALUES (?, ?)", sorted(self._units.items()))
        credited = [(key, name, self._licences.get(name, ""), self._given[name]) for name, key in self._sources.items()]
        self._base.executemany("INSERT INTO source VALUES (?, ?, ?, ?)", credited)
        for index in _INDEXES:
            self._base.execute(index)
        names, words = self._base.execute(_COUNTS).fetchone()
        counts = json.dumps({"kinds": self._kinds, "names": names, "places": sum(self._kinds.values())})
        facts = {"digest": digest, "counts": counts, "max_words": str(words)}
        self._base.executemany("INSERT INTO fact VALUES (?, ?)", facts.items())
