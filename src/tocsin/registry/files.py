"""Finds and reads the registry's YAML files, and says cheaply whether they changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tocsin.errors import RegistryError

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # PyYAML built without libyaml: the same language, read ten times slower
    from yaml import SafeLoader  # type: ignore[assignment]

DATA = Path(__file__).parent
FOLDERS = ("ontology", "states", "organisations", "groups", "outlets", "offices")
SINGLES = ("roles.yaml", "contexts.yaml", "regions.yaml", "ambiguous.yaml", "ids.yaml", "sources.yaml", "events.yaml")


class _UniqueKeys(SafeLoader):
    """A safe loader that refuses a key given twice: YAML's silent last-one-wins would lose what a curator wrote."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        twice = sorted({str(key) for key in keys if keys.count(key) > 1})
        if twice:
            raise yaml.constructor.ConstructorError(None, None, f"key given twice: {', '.join(twice)}", node.start_mark)
        return super().construct_mapping(node, deep)


def data_files(root: Path = DATA) -> Iterator[Path]:
    """All data files, in an order that is the same everywhere."""
    for folder in FOLDERS:
        yield from sorted((root / folder).glob("*.yaml"))
    yield from (root / name for name in SINGLES if (root / name).is_file())


def read_yaml(path: Path) -> dict[str, Any]:
    """One file's mapping. Raises ``RegistryError`` with the file's name when it is not one."""
    try:
        content = yaml.load(path.read_bytes(), Loader=_UniqueKeys)  # noqa: S506 (a subclass of the safe loader)
    except (yaml.YAMLError, OSError, UnicodeDecodeError) as error:
        raise RegistryError(f"{path.name} cannot be read: {' '.join(str(error).split())}") from error
    if not isinstance(content, dict):
        raise RegistryError(f"{path.name} must hold one mapping")
    return content


def fingerprint(root: Path = DATA) -> str:
    """Names, sizes and times of the data files: cheap enough for every start, and different after any edit."""
    seen = hashlib.sha256()
    for folder in (*FOLDERS, "."):
        for name, facts in _listed(root / folder):
            if folder != "." or name in SINGLES:
                # Installers may set one modification time for all releases; the time of the last change cannot be set.
                times = f"{facts.st_mtime_ns}\0{facts.st_ctime_ns}"
                seen.update(f"{folder}/{name}\0{facts.st_size}\0{times}\n".encode())
    return seen.hexdigest()


def _listed(folder: Path) -> list[tuple[str, os.stat_result]]:
    """A folder's YAML files in order. Every start asks this of a thousand files, which `Path` would make slow."""
    try:
        with os.scandir(folder) as found:
            return sorted((entry.name, entry.stat()) for entry in found if entry.name.endswith(".yaml"))
    except FileNotFoundError:
        return []


def digest(root: Path = DATA) -> str:
    """Hash of names and contents: the same on every machine that has the same data."""
    seen = hashlib.sha256()
    for path in data_files(root):
        seen.update(f"{path.relative_to(root).as_posix()}\0".encode())
        seen.update(hashlib.sha256(path.read_bytes()).digest())
    return seen.hexdigest()
