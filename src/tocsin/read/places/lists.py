"""The word lists and weights that lie beside this code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..lexicon import load_lexicon

_HERE = Path(__file__).parent


@lru_cache(maxsize=1)
def lists() -> Mapping[str, Any]:
    """``lexicon.yaml``: plain lists as frozen sets, tables as they are."""
    raw = load_lexicon(_HERE / "lexicon.yaml")
    return {key: frozenset(value) if isinstance(value, list) else value for key, value in raw.items()}


@lru_cache(maxsize=4)
def weights(name: str) -> Mapping[str, Any]:
    """``detection.json`` or ``resolution.json``, which ``training/places.py`` writes."""
    loaded = json.loads((_HERE / f"{name}.json").read_text(encoding="utf-8"))
    if not isinstance(loaded, dict):
        raise TypeError(f"{name}.json must hold an object")
    return loaded
