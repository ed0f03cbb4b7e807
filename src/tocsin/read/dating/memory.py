"""Which names stood in dated reports of which week: a text that shares many with one season was likely written in it.

The table (``memory.txt.gz``, made by ``python -m training.dating``) holds names that several reports bear and counts
by week, nothing else of them. It reaches from 2012 to 2020; of days outside it knows nothing, and says so: their score is 0.
The score is a sum over the text's names of log p(week | name) / p(week), smoothed over neighbouring weeks.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Weeks = NDArray[np.float64]

FILE = Path(__file__).with_name("memory.txt.gz")
FADING = ((10.0, 1.0), (60.0, 0.35), (400.0, 0.12))
"""Days over which a name fades from the news, and its share: the day's talk, the season's, the era's."""
DOUBT = 6.0
"""Reports that a name must stand in for the table to outweigh chance."""
_CAPITALS = re.compile(r"[A-Z][\w-]+(?: [A-Z][\w-]+)*")
_LONGEST = 3
"""Words in a name."""
_NO_NAMES = frozenset(
    """The A An In On At But And For It He She They We I This That As If When While After Before With By To From Of Not No
    His Her Their Our Its There January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday""".split()
)


@dataclass(frozen=True, slots=True)
class Known:
    """A name that the table holds, where it stands first."""

    start: int
    end: int
    text: str


class Memory:
    """Names with the weeks (counted from ``origin``, once a report) in which reports bore them."""

    def __init__(self, origin: int, reports: NDArray[np.int64], names: dict[str, NDArray[np.int64]]) -> None:
        self.origin, self.reports, self.names = origin, reports.astype(np.float64), names
        gaps = 7.0 * np.abs(np.subtract.outer(np.arange(len(reports)), np.arange(len(reports))))
        self._fading = sum(share * np.exp(-gaps / days) for days, share in FADING)
        self._all = self.faded(self.reports)
        self._cache: dict[str, Weeks] = {}

    def faded(self, counts: Weeks) -> Weeks:
        """Counts by week, spread over the weeks around."""
        return np.asarray(self._fading @ counts)

    def known(self, text: str) -> tuple[Known, ...]:
        """The names of the table that the text bears, each once."""
        found = {name: Known(start, start + len(name), name) for start, name in reversed(list(names_in(text)))}
        return tuple(known for name, known in found.items() if name in self.names)

    def name_score(self, name: str) -> Weeks:
        """For each week how much likelier a report with this name is to be of it."""
        if name not in self._cache:
            weeks = self.names[name]
            self._cache[name] = self._ratio(np.bincount(weeks, minlength=len(self.reports)).astype(float), self._all)
        return self._cache[name]

    def score(self, known: Iterable[Known]) -> Weeks:
        """The sum over names."""
        total = np.zeros(len(self.reports))
        for one in known:
            total += self.name_score(one.text)
        return total

    def score_without(self, known: Iterable[Known], first: int, last: int, count: int) -> Weeks:
        """The sum as if reports of some weeks were not in the table: ``count`` of each name in each of them, or all."""
        hidden = np.zeros(len(self.reports))
        hidden[max(first, 0) : last + 1] = count
        base = self.faded(np.maximum(self.reports - hidden, 0.0))
        total = np.zeros(len(self.reports))
        for one in known:
            counts = np.bincount(self.names[one.text], minlength=len(self.reports)).astype(float)
            left = np.maximum(counts - hidden, 0.0)
            if left.sum() >= 2:
                total += self._ratio(left, base)
        return total

    def _ratio(self, counts: Weeks, base: Weeks) -> Weeks:
        share = counts.sum() / max(self.reports.sum(), 1.0)
        return np.asarray(np.log((self.faded(counts) + DOUBT * share) / (base + DOUBT) / share))


def names_in(text: str) -> Iterable[tuple[int, str]]:
    """Runs of up to three capitalised words, with where they start. Case counts; apostrophes end a name."""
    for run in _CAPITALS.finditer(text):
        words = run.group().split(" ")
        starts = [run.start() + sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
        for length in range(1, _LONGEST + 1):
            for i in range(len(words) - length + 1):
                some = words[i : i + length]
                if (length > 1 or len(some[0]) > 2) and not _NO_NAMES.intersection(some):
                    yield starts[i], " ".join(some)


@lru_cache(maxsize=1)
def open_memory(file: Path = FILE) -> Memory | None:
    """The table beside this code; nothing where it has been left out."""
    if not file.exists():
        return None
    lines = gzip.decompress(file.read_bytes()).decode("utf-8").splitlines()
    origin = date.fromisoformat(lines[0]).toordinal()
    names = {}
    for line in lines[2:]:
        name, _, weeks = line.partition("\t")
        names[name] = np.array(weeks.split(), dtype=np.int64)
    return Memory(origin, np.array(lines[1].split(), dtype=np.int64), names)


def write_memory(file: Path, reports: Iterable[tuple[int, str]], least: int = 3, most: float = 0.2) -> None:
    """Make the table from dated reports (ordinal day, text): names that at least so many bear, at most that share."""
    kept = [(day, {name for _, name in names_in(text)}) for day, text in reports]
    origin = min(day for day, _ in kept) - 28
    size = (max(day for day, _ in kept) - origin) // 7 + 5
    weeks: dict[str, list[int]] = {}
    for day, names in kept:
        for name in names:
            weeks.setdefault(name, []).append((day - origin) // 7)
    counts = np.bincount([(day - origin) // 7 for day, _ in kept], minlength=size)
    rows = [
        f"{name}\t{' '.join(map(str, sorted(found)))}"
        for name, found in sorted(weeks.items())
        if least <= len(found) <= most * len(kept)
    ]
    text = "\n".join([date.fromordinal(origin).isoformat(), " ".join(map(str, counts)), *rows]) + "\n"
    file.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
