"""Joins documents into groups by average link: two groups are joined while their documents are alike on average."""

from __future__ import annotations

import heapq
from collections.abc import Mapping

Pair = tuple[int, int]


def average_link(count: int, likeness: Mapping[Pair, float], unproposed: float, least: float) -> list[list[int]]:
    """Groups of the positions 0 to ``count``, each sorted, in the order of their first.

    ``likeness`` has the pairs that were compared, the lower position first; one that was not counts as ``unproposed``.
    The two groups most alike on average over all pairs across are joined first, until none reach ``least``: one like
    pair joins no two groups, which is how single link makes a city's month one story.
    """
    return _Linking(count, likeness, unproposed, least).groups()


class _Linking:
    def __init__(self, count: int, likeness: Mapping[Pair, float], unproposed: float, least: float) -> None:
        self._unproposed, self._least = unproposed, least
        self._members: list[list[int]] = [[position] for position in range(count)]
        self._above: list[dict[int, float]] = [{} for _ in range(count)]
        """Between two groups: the sum over the compared pairs of what they have above ``unproposed``."""
        for (one, other), value in sorted(likeness.items()):
            self._above[one][other] = self._above[other][one] = value - unproposed
        self._queue: list[tuple[float, int, int, int, int]] = []
        for one, others in enumerate(self._above):
            for other in others:
                if one < other:
                    self._offer(one, other)

    def groups(self) -> list[list[int]]:
        while self._queue:
            _, one, other, one_size, other_size = heapq.heappop(self._queue)
            if len(self._members[one]) == one_size and len(self._members[other]) == other_size:
                self._join(one, other)
        return [sorted(members) for members in self._members if members]

    def _offer(self, one: int, other: int) -> None:
        sizes = len(self._members[one]), len(self._members[other])
        average = self._above[one][other] / (sizes[0] * sizes[1]) + self._unproposed
        if average >= self._least:
            heapq.heappush(self._queue, (-average, one, other, *sizes))

    def _join(self, one: int, other: int) -> None:
        """Put the later group into the earlier."""
        self._members[one] += self._members[other]
        self._members[other] = []
        for third, value in self._above[other].items():
            del self._above[third][other]
            if third != one:
                together = self._above[one].get(third, 0.0) + value
                self._above[one][third] = self._above[third][one] = together
        self._above[other] = {}
        for third in self._above[one]:
            self._offer(min(one, third), max(one, third))
