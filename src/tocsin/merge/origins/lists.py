"""The word lists of origins, which lie as YAML beside the code."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

_HERE = Path(__file__).parent


class Lists(NamedTuple):
    """What each list is for is told in ``lists.yaml``."""

    months: frozenset[str]
    days: frozenset[str]
    common: frozenset[str]
    numbers: dict[str, str]
    saying: frozenset[str]
    nobody: frozenset[str]


@lru_cache(maxsize=1)
def lists() -> Lists:
    """The word lists, once a process."""
    data = _load("lists.yaml")
    sets = {key: frozenset(data[key]) for key in ("months", "days", "common", "saying", "nobody")}
    return Lists(**sets, numbers=data["numbers"])


@lru_cache(maxsize=1)
def agencies() -> dict[str, str]:
    """Every name of an agency with the agency that it stands for."""
    return {name: agency for agency, names in _load("agencies.yaml").items() for name in [agency, *names]}


def _load(name: str) -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = yaml.load((_HERE / name).read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe one
    return data
