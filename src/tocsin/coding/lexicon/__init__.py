"""Loads the coder's lexicons: what words mean which act, status or state. Data are YAML, the reason beside the rule."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from typing import Any

import yaml

from tocsin.errors import RegistryError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load_lexicon(name: str) -> dict[str, Any]:
    """One lexicon by its path below this folder, without the ending: ``status``, ``events/assault``."""
    file = resources.files(__name__).joinpath(f"{name}.yaml")
    try:
        found = yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader in both cases
    except (OSError, yaml.YAMLError) as error:
        raise RegistryError(f"lexicon {name}: {error}") from error
    if not isinstance(found, dict):
        raise RegistryError(f"lexicon {name}: a lexicon is a mapping")
    return found


@cache
def event_lexicons() -> tuple[str, ...]:
    """Names of the event lexicons, one a root."""
    folder = resources.files(__name__).joinpath("events")
    return tuple(sorted(f"events/{f.name.removesuffix('.yaml')}" for f in folder.iterdir() if f.name.endswith(".yaml")))


@cache
def lexicon_digest() -> str:
    """First 12 hex digits of the SHA-256 over all lexicons: part of the coder's version."""
    digest = hashlib.sha256()
    root = resources.files(__name__)
    files = [*root.iterdir(), *root.joinpath("events").iterdir()]
    for file in sorted((f for f in files if f.name.endswith(".yaml")), key=lambda f: f.name):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]
