"""Time expressions with the words and values that TimeML 1.2.1 gives them, for comparison with annotated texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from .bounds import Found


def as_timeml(items: Iterable[Found]) -> Iterator[Found]:
    """Without what TimeML calls a signal: the preposition, "about", "after"; what has no value is left out."""
    for item in items:
        if item.stretch.value:
            start, end = item.core
            yield replace(item, start=start, opening=start, end=end, preposition="")
