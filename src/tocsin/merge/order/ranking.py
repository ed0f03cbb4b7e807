"""An order of documents that agrees with as much pairwise evidence as can be had, and says where there is none.

Up to :data:`EXACT` documents the best order is found by going through all sets (Held and Karp's dynamic programme,
1962), and a pair is decided only if every best order has it the same way. Beyond, documents are sorted by the balance
of their evidence and neighbours are swapped while that gains: no best order is promised there, and a pair is decided
where its own evidence is not level.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf

EXACT = 9
"""Documents up to which all sets are gone through: 2^9 sets of 9, once for each of 72 ordered pairs."""
Evidence = Mapping[tuple[str, str], float]
"""By pair of documents, how much says that the first is the earlier one. Not negative; what is absent is 0."""


def best_order(docs: Sequence[str], evidence: Evidence) -> tuple[tuple[str, ...], frozenset[tuple[str, str]]]:
    """The order that agrees with most evidence, and the pairs (earlier, later) that are decided.

    Among orders that agree with as much, the one whose documents come first by id.
    """
    names = sorted(docs)
    if len(names) <= EXACT:
        return _exact(names, evidence)
    order = _sorted(names, evidence)
    level = {frozenset((a, b)) for a in names for b in names if _net(evidence, a, b) == 0}
    decided = {(a, b) for i, a in enumerate(order) for b in order[i + 1 :] if frozenset((a, b)) not in level}
    return order, frozenset(decided)


def _exact(names: list[str], evidence: Evidence) -> tuple[tuple[str, ...], frozenset[tuple[str, str]]]:
    best, order = _search(names, evidence, None)
    place = {name: i for i, name in enumerate(order)}
    decided = set()
    for a in names:
        for b in names:
            if place[a] < place[b] and _search(names, evidence, (b, a))[0] < best:
                decided.add((a, b))
    return order, frozenset(decided)


def _search(names: list[str], evidence: Evidence, forced: tuple[str, str] | None) -> tuple[float, tuple[str, ...]]:
    """The most evidence that an order can agree with, and that order; ``forced`` has its first before its second."""
    n = len(names)
    number = {name: i for i, name in enumerate(names)}
    weight = [[evidence.get((a, b), 0.0) for b in names] for a in names]
    first, second = (number[forced[0]], number[forced[1]]) if forced else (-1, -1)
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for mask in range(1 << n):
        if mask not in best:
            continue
        total, row = best[mask]
        for j in range(n):
            if mask >> j & 1 or (j == second and not mask >> first & 1):
                continue
            gained = round(total + sum(weight[i][j] for i in row), 9)
            key = mask | 1 << j
            known = best.get(key, (-inf, ()))
            if gained > known[0] or (gained == known[0] and (*row, j) < known[1]):
                best[key] = (gained, (*row, j))
    total, row = best[(1 << n) - 1]
    return total, tuple(names[i] for i in row)


def _sorted(names: list[str], evidence: Evidence) -> tuple[str, ...]:
    balance = dict.fromkeys(names, 0.0)
    for (a, b), weight in evidence.items():
        balance[a] -= weight
        balance[b] += weight
    order = sorted(names, key=lambda name: (balance[name], name))
    for _ in names:
        swapped = False
        for i in range(len(order) - 1):
            if _net(evidence, order[i + 1], order[i]) > 0:
                order[i], order[i + 1] = order[i + 1], order[i]
                swapped = True
        if not swapped:
            break
    return tuple(order)


def _net(evidence: Evidence, a: str, b: str) -> float:
    return evidence.get((a, b), 0.0) - evidence.get((b, a), 0.0)
