"""Keeps the built registry as one JSON file, so that a start costs milliseconds instead of reading 900 YAML files.

JSON and not pickle: whoever can write to the cache folder must not be able to run code in this process. A cache that
is missing, stale, torn or shaped wrongly is no error: the registry is then built from its source again.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

from .types import (
    Entry,
    EntryKind,
    Group,
    Office,
    Ontology,
    Organisation,
    Outlet,
    Registry,
    RootType,
    State,
)

FORMAT = "3"
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
    return {
        "roots": [asdict(root) for root in registry.ontology.roots.values()],
        "contexts": dict(registry.ontology.contexts),
        "states": [asdict(state) for state in registry.states.values()],
        "organisations": [asdict(organisation) for organisation in registry.organisations.values()],
        "groups": [asdict(group) for group in registry.groups.values()],
        "outlets": [asdict(outlet) for outlet in registry.outlets.values()],
        "offices": [asdict(office) for office in registry.offices],
        "entries": {
            surface: [(entry.kind, entry.code, entry.acting) for entry in readings]
            for surface, readings in registry.entries.items()
        },
        "roles": dict(registry.roles),
        "ambiguous": dict(registry.ambiguous),
        "digest": registry.digest,
    }


def _tuples(fields: dict[str, Any]) -> dict[str, Any]:
    """JSON knows only lists; the registry's types hold tuples."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()}


def _state(fields: dict[str, Any]) -> State:
    bodies = {sector: tuple(names) for sector, names in fields.pop("bodies").items()}
    return State(**_tuples(fields), bodies=bodies)


def _thaw(kept: dict[str, Any]) -> Registry:
    roots = [RootType(**_tuples(one)) for one in kept["roots"]]
    states = [_state(one) for one in kept["states"]]
    return Registry(
        ontology=Ontology({root.name: root for root in roots}, kept["contexts"]),
        states={state.code: state for state in states},
        organisations={one["code"]: Organisation(**_tuples(one)) for one in kept["organisations"]},
        groups={one["id"]: Group(**_tuples(one)) for one in kept["groups"]},
        outlets={one["id"]: Outlet(**_tuples(one)) for one in kept["outlets"]},
        offices=tuple(Office(**_tuples(one)) for one in kept["offices"]),
        entries={
            surface: tuple(Entry(surface, cast(EntryKind, kind), code, acting) for kind, code, acting in readings)
            for surface, readings in kept["entries"].items()
        },
        roles=kept["roles"],
        digest=kept["digest"],
        ambiguous=kept["ambiguous"],
    )
