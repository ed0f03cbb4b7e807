"""Times the grouping of many texts on fingerprints drawn at random, with the sizes and repetitions of news.

Making a fingerprint takes the same time for every text; what could grow with their number is looking for candidates.
So fingerprints are drawn and not made: sizes are log-normal about 450 runs, names follow Zipf's law as Mandelbrot
mended it, days spread over two years, a tenth are copies that keep 0.6 to 1 of another's runs, and every text holds
its outlet's notice of 40 runs.
"""

from __future__ import annotations

import resource
import time
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np

from evaluation.cli_merging import show
from tocsin.merge.origins import OriginIndex, origins
from tocsin.merge.origins.runs import sketch_of
from tocsin.records.origin import Fingerprint

_OUTLETS = 300
_NOTICE = 40
_FIRST_DAY = date(2031, 1, 1)


def measure_speed(sizes: list[int]) -> dict[str, Any]:
    """Seconds and memory for each number of texts, and the time to take in one more. Prints a line for each."""
    rows = []
    for size in sizes:
        prints = _drawn(size + 20)
        start = time.process_time()
        index = OriginIndex(prints[:size])
        filled = time.process_time() - start
        found = origins(index.fingerprints, index.ties)
        grouped = time.process_time() - start - filled
        start = time.process_time()
        for one in prints[size:]:
            index.add(one)
        more = (time.process_time() - start) / 20
        rows.append(
            {
                "documents": size,
                "origins": len(found),
                "ties": len(index.ties),
                "seconds_ties": filled,
                "seconds_grouping": grouped,
                "seconds_one_more": more,
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            }
        )
        show(rows[-1])
    return {"sizes": rows}


def _drawn(count: int) -> list[Fingerprint]:
    chance = np.random.default_rng(7)
    notices = chance.integers(0, 1 << 32, (_OUTLETS, _NOTICE), dtype=np.uint32)
    prints: list[Fingerprint] = []
    kept: list[np.ndarray[Any, np.dtype[np.uint32]]] = []
    for number in range(count):
        outlet = int(chance.integers(_OUTLETS))
        if number > 10 and chance.random() < 0.1:
            other = int(chance.integers(number))
            runs = kept[other][chance.random(len(kept[other])) < chance.uniform(0.6, 1.0)]
            like = prints[other]
        else:
            runs = chance.integers(0, 1 << 32, int(np.clip(chance.lognormal(6.1, 0.7), 40, 6000)), dtype=np.uint32)
            like = _facts(chance)
        kept.append(runs)
        drawn = sketch_of(np.concatenate((runs, notices[outlet])))
        made = {key: getattr(drawn, key).astype("<u4").tobytes() for key in ("runs", "signature", "windows")}
        prints.append(
            replace(like, doc=f"d{number:06}", outlet=f"o{outlet}", size=drawn.size, scale=drawn.scale, **made)
        )
    return prints


def _zipf(chance: np.random.Generator, count: int, kinds: int) -> np.ndarray[Any, np.dtype[np.uint32]]:
    """Ranks with a probability of 1 / (rank + 20), as Mandelbrot has it: the first name is in a tenth of the texts."""
    return (21 * (1 + kinds / 21) ** chance.random(count) - 20).astype("<u4")


def _facts(chance: np.random.Generator) -> Fingerprint:
    names = np.unique(_zipf(chance, 8, 20_000))
    stems = np.unique(_zipf(chance, 180, 40_000))
    chance.shuffle(stems)
    day = _FIRST_DAY + timedelta(days=int(chance.integers(730)))
    figures = chance.integers(2, 900, 4).astype("<u4")
    return Fingerprint(
        doc="",
        published=day.isoformat(),
        capitals=names.tobytes(),
        names=names.tobytes(),
        stems=stems.tobytes(),
        figures=figures.tobytes(),
    )
