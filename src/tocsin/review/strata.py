"""Parts what can be drawn from into strata: by type, then by confidence, then by outlet, as far as the sample reaches.

A stratum that would get less than a handful is not made; small ones of a kind are put together. So a small sample
has few strata and a large one many, and every stratum gets its two, without which nothing could be said of its spread.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tocsin.records import AuditItem

_HANDFUL = 4
"""What a stratum is expected to get at least, to be one of its own."""
LEAST = 2
"""What each stratum gets, if it holds as many."""

_Dimension = tuple[Callable[[AuditItem], str], str]
_TYPE: _Dimension = (lambda item: item.type, "other types")
_FURTHER: tuple[_Dimension, ...] = (
    (lambda item: f"confidence {item.band}" if item.band else "", "other confidence"),
    (lambda item: item.outlet, "other outlets"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A stratum before anything is drawn from it."""

    name: str
    items: tuple[AuditItem, ...]
    share: float
    """Of the sample, as it would be if nothing were rounded."""


def partition(frame: Sequence[AuditItem], size: int) -> list[Part]:
    """Strata for a sample of about this size, in the order of their names.

    Types share the sample by the square roots of their numbers: the compromise between figures for the whole, which
    want shares by number, and figures for each type, which want equal ones (power allocation with exponent 1/2:
    Bankier, The American Statistician 42, 1988). Within a type, shares go by number.
    """
    counts = Counter(item.type for item in frame)
    weight = {name: 1 / math.sqrt(number) for name, number in counts.items()}
    total = sum(math.sqrt(number) for number in counts.values())

    def share(items: Iterable[AuditItem]) -> float:
        return sum(weight[item.type] for item in items) / total

    def split(name: str, items: Sequence[AuditItem], dimensions: Sequence[_Dimension]) -> list[Part]:
        if not dimensions:
            return [Part(name, tuple(items), share(items))]
        (of, rest_name), *further = dimensions
        groups = _grouped(items, of)
        large = {group for group, held in groups.items() if min(size * share(held), len(held)) >= _HANDFUL}
        rest = [item for group, held in groups.items() if group not in large for item in held]
        if len(large) + bool(rest) < 2:
            return split(name, items, further)
        parts = [part for group in large for part in split(f"{name} · {group}", groups[group], further)]
        return [*parts, *([Part(f"{name} · {rest_name}", tuple(rest), share(rest))] if rest else [])]

    if size < LEAST * len(counts):
        return [Part("all", tuple(frame), 1.0)]
    parts = [part for name, held in _grouped(frame, _TYPE[0]).items() for part in split(name, held, _FURTHER)]
    return sorted(parts, key=lambda part: part.name)


def _grouped(items: Iterable[AuditItem], of: Callable[[AuditItem], str]) -> Mapping[str, list[AuditItem]]:
    found = defaultdict[str, list[AuditItem]](list)
    for item in items:
        found[of(item)].append(item)
    return found
