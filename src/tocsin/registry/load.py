"""Loads the registry from its YAML files, by way of a compiled cache."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from .build import build_registry
from .cache import cache_file, cache_folder, read_cache, write_cache
from .files import DATA, fingerprint
from .types import Registry


@lru_cache(maxsize=1)
def load_registry() -> Registry:
    """The registry, once a process, in under 0.3 s when the compiled cache is there. Raises ``RegistryError``."""
    return load_from(DATA, cache_folder(os.environ))


def load_from(data: Path, cache: Path | None) -> Registry:
    """The registry of a data folder, kept in a cache folder if there is one that can be written."""
    if cache is None:
        return build_registry(data)
    key, path = fingerprint(data), cache_file(cache, data)
    registry = read_cache(path, key)
    if registry is None:
        registry = build_registry(data)
        write_cache(path, key, registry)
    return registry
