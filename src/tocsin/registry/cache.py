"""Keeps the built registry as one JSON file, so that a start costs milliseconds instead of reading 900 YAML files.

JSON and not pickle: whoever can write to the cache folder must not be able to run code in this process. A cache that
is missing, stale, torn or shaped wrongly is no error: the registry is then built from its source again.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import astuple, replace
from pathlib import Path
from typing import Any, TypeVar, cast

from .types import (
    Entry,
    EntryKind,
    FormerName,
    Group,
    Membership,
    Office,
    Ontology,
    Organisation,
    Outlet,
    Region,
    Registry,
    RootType,
    State,
    Tie,
)

T = TypeVar("T")
Reading = tuple[EntryKind, str, str]
"""An entry without its surface: kind, code, acting."""

FORMAT = "6"
"""Raise it whenever the types or the way entries are made change: caches of another format are not read."""

MOST_BYTES = 64 * 2**20


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """``TOCSIN_CACHE``, else the user's cache folder; nothing where there is no home to speak of."""
    if given := environment.get("TOCSIN_CACHE"):
        return Path(given)
    if base := environment.get("XDG_CACHE_HOME"):
        return Path(base) / "tocsin"
    try:
        return Path.home() / ".cache" / "tocsin"
    except RuntimeError:
        return None


def cache_file(folder: Path, data: Path) -> Path:
    """One file for each place where data lie, so that an edit replaces the old cache instead of adding to it."""
    return folder / f"registry-{hashlib.sha256(str(data).encode()).hexdigest()[:16]}.json"


def read_cache(path: Path, key: str) -> Registry | None:
    """The registry kept under this key, or nothing."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return None
        head, _, body = path.read_bytes().partition(b"\n")
        if head != _head(key, body):
            return None
        return _thaw(json.loads(body))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def write_cache(path: Path, key: str, registry: Registry) -> bool:
    """Keeps the registry; false where that cannot be done. Readers see the old file or the new, never half of one."""
    body = json.dumps(_freeze(registry), ensure_ascii=False, separators=(",", ":")).encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".registry-")
    except OSError:
        return False
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_head(key, body) + b"\n" + body)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        return False
    return True


def _head(key: str, body: bytes) -> bytes:
    return f"{FORMAT} {key} {hashlib.sha256(body).hexdigest()}".encode()


def _freeze(registry: Registry) -> dict[str, Any]:
    kept: dict[tuple[Reading, ...], int] = {}
    entries = {
        surface: kept.setdefault(tuple((entry.kind, entry.code, entry.acting) for entry in readings), len(kept))
        for surface, readings in registry.entries.items()
    }
    return {
        "roots": _rows(registry.ontology.roots.values()),
        "contexts": dict(registry.ontology.contexts),
        "states": _rows(registry.states.values()),
        "organisations": _rows(registry.organisations.values()),
        "groups": _rows(registry.groups.values()),
        "outlets": _rows(registry.outlets.values()),
        "offices": _rows(registry.offices),
        "regions": _rows(registry.regions.values()),
        "readings": list(kept),
        "entries": entries,
        "roles": dict(registry.roles),
        "ambiguous": dict(registry.ambiguous),
        "sources": dict(registry.sources),
        "digest": registry.digest,
    }


def _rows(items: Iterable[Any]) -> list[tuple[Any, ...]]:
    """Each item as its fields in their order: names of fields would take longer to read than what stands in them."""
    return [astuple(item) for item in items]


def _made(kind: type[T], row: list[Any]) -> T:
    """JSON knows only lists; the registry's types hold tuples."""
    return kind(*[tuple(value) if type(value) is list else value for value in row])


def _state(row: list[Any]) -> State:
    state = _made(State, row)
    return replace(state, bodies={sector: tuple(names) for sector, names in state.bodies.items()})


def _group(row: list[Any]) -> Group:
    group = _made(Group, row)
    if not (group.formerly or group.ties):
        return group
    formerly = tuple(_made(FormerName, one) for one in cast(Any, group.formerly))
    return replace(group, formerly=formerly, ties=tuple(_made(Tie, one) for one in cast(Any, group.ties)))


def _organisation(row: list[Any]) -> Organisation:
    made = _made(Organisation, row)
    return replace(made, memberships=tuple(_made(Membership, one) for one in cast(Any, made.memberships)))


def _entries(kept: dict[str, Any]) -> dict[str, tuple[Entry, ...]]:
    """Many surfaces stand for the same: what for is kept once. One reading is the rule, and made without a loop."""
    readings: list[list[Reading]] = kept["readings"]
    found: dict[str, tuple[Entry, ...]] = {}
    for surface, index in kept["entries"].items():
        these = readings[index]
        if len(these) == 1:
            kind, code, acting = these[0]
            found[surface] = (Entry(surface, kind, code, acting),)
        else:
            found[surface] = tuple(Entry(surface, kind, code, acting) for kind, code, acting in these)
    return found


def _thaw(kept: dict[str, Any]) -> Registry:
    roots = [_made(RootType, row) for row in kept["roots"]]
    return Registry(
        ontology=Ontology({root.name: root for root in roots}, kept["contexts"]),
        states={row[0]: _state(row) for row in kept["states"]},
        organisations={row[0]: _organisation(row) for row in kept["organisations"]},
        groups={row[0]: _group(row) for row in kept["groups"]},
        outlets={row[0]: _made(Outlet, row) for row in kept["outlets"]},
        offices=tuple(_made(Office, row) for row in kept["offices"]),
        entries=_entries(kept),
        roles=kept["roles"],
        digest=kept["digest"],
        ambiguous=kept["ambiguous"],
        regions={row[0]: _made(Region, row) for row in kept["regions"]},
        sources=kept["sources"],
    )
