"""The verb for an event's root and mode, from ``phrases.yaml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


def phrase(root: str, mode: str) -> tuple[str, str, str, str]:
    """Past, -ing form, infinitive, and the word before the target."""
    table = phrases()
    exact = table["modes"].get(f"{root}/{mode}")
    past, going, infinitive, before = exact or table["roots"][root]
    note = f" ({mode.replace('-', ' ')})" if mode and not exact else ""
    return past + note, going + note, infinitive + note, before


def act(root: str) -> str:
    """A root as a reader calls it, in the past: "used violence"."""
    return phrase(root, "")[0]


@cache
def phrases() -> Any:
    """The whole table: ``roots`` by name, ``modes`` by ROOT/mode."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(files(__package__).joinpath("phrases.yaml").read_text("utf-8"), Loader=loader)  # noqa: S506 - safe
