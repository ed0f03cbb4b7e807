"""Places that no package has, each with its source: villages, bases, rivers, regions; and more names for known ones."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from tocsin.errors import RegistryError
from tocsin.records import PlaceKind, PlacePrecision
from tocsin.registry.files import read_yaml

from .fold import fold
from .types import Place, Row

FOLDER = Path(__file__).parent / "supplement"


@dataclass(frozen=True, slots=True)
class Supplement:
    """What the supplement's files hold."""

    rows: tuple[Row, ...] = ()
    more_names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Place id → names to add to a place of another source."""


def read_supplement(folder: Path = FOLDER) -> Supplement:
    """All files of a folder. Raises ``RegistryError`` with the file and row where one is wrong."""
    rows, more = list[Row](), dict[str, tuple[str, ...]]()
    taken: set[str] = set()
    for path in _files(folder):
        for given in _places(path):
            if known := given.get("same_as"):
                more[known] = (*more.get(known, ()), given["name"], *(given.get("aliases") or ()))
            else:
                rows.append(_row(given, path, taken))
    return Supplement(tuple(rows), more)


def supplement_digest(folder: Path = FOLDER) -> str:
    """Of the files as they lie there: every start asks for it, and reading five thousand rows takes half a second."""
    seen = hashlib.sha256()
    for path in _files(folder):
        seen.update(path.name.encode() + b"\0" + path.read_bytes())
    return seen.hexdigest()


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yaml"))


def _places(path: Path) -> Iterator[dict[str, Any]]:
    content = read_yaml(path)
    for given in content.get("places") or ():
        yield {"source": content.get("source", ""), **given}


def _row(given: dict[str, Any], path: Path, taken: set[str]) -> Row:
    try:
        aliases = [str(alias) for alias in given.get("aliases") or ()]
        place = Place(
            f"ts:{_slug(given, taken)}",
            given["name"],
            _one_of(given["kind"], get_args(PlaceKind)),
            _degrees(given["lat"], 90.0),
            _degrees(given["lon"], 180.0),
            given.get("country") or "",
            given.get("admin1") or "",
            given.get("admin2") or "",
            int(given.get("population") or 0),
            given["source"],
            precision=_one_of(given.get("precision", "place"), get_args(PlacePrecision)),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise RegistryError(f"{path.name}: the row {given.get('name', given)!r} is off: {error}") from error
    return Row(place, tuple((name, True) for name in dict.fromkeys((place.name, *aliases))))


def _slug(given: dict[str, Any], taken: set[str]) -> str:
    plain = "-".join([*fold(given["name"]).split(), *filter(None, [(given.get("country") or "").lower()])])
    slug = next(one for one in _numbered(plain) if one not in taken)
    taken.add(slug)
    return slug


def _numbered(plain: str) -> Iterable[str]:
    yield plain
    number = 2
    while True:
        yield f"{plain}-{number}"
        number += 1


def _one_of(value: Any, allowed: tuple[Any, ...]) -> Any:
    if value not in allowed:
        raise ValueError(f"{value!r} is none of {', '.join(filter(None, allowed))}")
    return value


def _degrees(value: Any, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not -most <= value <= most:
        raise ValueError(f"{value!r} is not within ±{most:g} degrees")
    return float(value)
