"""How the time of reading and coding is shared out: who and where must stay a small part of it."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any
from unittest.mock import patch

from evaluation.articles import article_rows
from tocsin import read
from tocsin.coding import Coder
from tocsin.coding.who import Who
from tocsin.read import Reader
from tocsin.records import Document
from tocsin.registry import load_registry
from tocsin.registry.gazetteer import open_gazetteer

PARTS = {
    "names": "find_names",
    "places": "find_places",
    "times": "find_times",
    "dating": "date_document",
    "numbers": "find_numbers",
    "quotations": "find_quotations",
}
"""What of reading is timed, by the function that does it."""


def measure_stages(articles: Path, size: int) -> dict[str, Any]:
    """Shares of the CPU time that one process spends on the first ``size`` articles after the first, a warm-up.

    ``who_and_where`` is names, places and actors together. Actors are resolved on demand while records are made; they
    are timed apart by resolving every text once more.
    """
    registry = load_registry()
    reader, coder = Reader(registry, gazetteer=open_gazetteer()), Coder(registry)
    first, *rest = islice(_documents(articles), size + 1)
    coder.code(reader.read(first))
    spent: dict[str, float] = defaultdict(float)
    characters = 0
    with _timed(spent):
        for document in rest:
            begun = time.process_time()
            reading = reader.read(document)
            spent["reading"] += time.process_time() - begun
            begun = time.process_time()
            coder.code(reading)
            spent["coding"] += time.process_time() - begun
            begun = time.process_time()
            Who(reading, registry).actors(reading.parse[0])
            spent["actors"] += time.process_time() - begun
            characters += len(document.text)
    total = spent["reading"] + spent["coding"]
    shares = {name: seconds / total for name, seconds in sorted(spent.items())}
    together = sum(shares.get(name, 0.0) for name in ("names", "places", "actors"))
    per = {
        "milliseconds_per_article": 1000 * total / len(rest),
        "times_characters_per_second": characters / spent["times"],
    }
    return {"articles": len(rest), "who_and_where": together, "shares": shares} | per


@contextmanager
def _timed(spent: dict[str, float]) -> Iterator[None]:
    """Reading's parts note their time while this lasts."""
    patches = [
        patch.object(read, function, _clocked(getattr(read, function), name, spent)) for name, function in PARTS.items()
    ]
    for one in patches:
        one.start()
    try:
        yield
    finally:
        for one in patches:
            one.stop()


def _clocked(function: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    def clocked(*given: Any, **named: Any) -> Any:
        begun = time.process_time()
        try:
            return function(*given, **named)
        finally:
            spent[name] += time.process_time() - begun

    return clocked


def _documents(articles: Path) -> Iterator[Document]:
    for row in article_rows(articles):
        yield Document(id=row["id"], text=row["text"], title=row.get("title", ""), published=row.get("date", "")[:10])
