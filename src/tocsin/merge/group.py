"""Reports that may tell one act, while more of them come in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from tocsin.records import Bounds, Report

SLACK = 1
"""Days by which reports of one act differ, for time zones and deadlines."""


class Group:
    """Reports of one act, which all can lie on one day, give or take the slack: daily raids are no endless one."""

    def __init__(self, end: int, report: Report) -> None:
        self.reports = [report]
        self._end = end
        self._counted: dict[str, list[Mapping[str, Bounds]]] = defaultdict(list)
        self._note(report)

    def is_over(self, start: int) -> bool:
        """Whether an act that began on ``start`` comes too late to be this one."""
        return start > self._end + SLACK

    def fits(self, report: Report) -> bool:
        """Not where one document counts both apart: then they are two acts, not two versions of one."""
        return not any(_differ(counted, report.numbers) for counted in self._counted.get(report.doc, ()))

    def add(self, end: int, report: Report) -> None:
        """Take a report in."""
        self.reports.append(report)
        self._end = min(self._end, end)
        self._note(report)

    def _note(self, report: Report) -> None:
        if report.numbers:
            self._counted[report.doc].append(report.numbers)


def _differ(one: Mapping[str, Bounds], other: Mapping[str, Bounds]) -> bool:
    return any(key in other and other[key] != bounds for key, bounds in one.items())
