"""The word lists of ``tree.yaml``, by which the steps of rewriting go."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from ..lexicon import load_lexicon


@cache
def words(name: str) -> frozenset[str]:
    """One plain list."""
    return frozenset(_lists()[name])


@cache
def table(name: str) -> dict[str, Any]:
    """One list of pairs."""
    return dict(_lists()[name])


def _lists() -> dict[str, Any]:
    return load_lexicon(Path(__file__).with_name("tree.yaml"))
