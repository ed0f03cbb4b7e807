"""Scores the dating of undated texts on dated articles whose dates are hidden."""

from __future__ import annotations

import hashlib
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.articles import article_rows
from tocsin.errors import UsageError
from tocsin.read import DEFAULT_MODEL, Reader
from tocsin.read.dating import date_document
from tocsin.read.furniture import find_furniture
from tocsin.read.times import find_times
from tocsin.records import Written
from tocsin.registry import load_registry

COLUMNS = ("id", "first", "last")


@dataclass(frozen=True)
class Article:
    """What of an article may be looked at, and the day that is to be found."""

    id: str
    title: str
    text: str
    published: date


def measure_dates(articles: Path, *, split: str = "", out: Path | None = None, limit: int = 0) -> dict[str, Any]:
    """Share of intervals that hold the day of publication, and how wide they are.

    Only title and text are read: an article's address would tell its date. ``split`` keeps ``train`` or ``dev``
    alone, by :func:`part`.
    """
    chosen = [a for a in read_dated(articles) if not split or part(a.id) == split]
    chosen = chosen[:limit] if limit else chosen
    if not chosen:
        raise UsageError(f"{articles.name} holds no dated article of the split {split!r}")
    reader = Reader(load_registry(), DEFAULT_MODEL)
    found = {a.id: dated(reader, a) for a in chosen}
    if out is not None:
        write_predictions(out, found)
    return score({a.id: a.published for a in chosen}, found)


def read_dated(articles: Path) -> Iterator[Article]:
    """The articles of a JSON Lines file (``.gz`` or not) whose ``date`` is an ISO day."""
    for row in article_rows(articles):
        try:
            published = date.fromisoformat(str(row.get("date", ""))[:10])
        except ValueError:
            continue
        yield Article(row["id"], row.get("title", ""), row["text"], published)


def part(article: str) -> str:
    """``train`` or, for three in ten, ``dev``: by a hash of the id, so that it never changes."""
    return "dev" if int(hashlib.sha256(article.encode()).hexdigest(), 16) % 10 < 3 else "train"


def dated(reader: Reader, article: Article) -> Written:
    """The interval for one article, read as an undated text is."""
    parse = reader.model.nlp(article.text)
    return date_document(parse, find_times(parse), (), find_furniture(article.text, article.title), reader.registry)


def score(truth: dict[str, date], found: dict[str, Written]) -> dict[str, Any]:
    """``inside`` is of the intervals that have a bound, the widths of those that have both."""
    bounded = {key: w for key, w in found.items() if w.first or w.last}
    widths = sorted(width for w in bounded.values() if (width := _width(w)))
    held = sum(_holds(w, truth[key]) for key, w in bounded.items())
    return {
        "articles": len(truth),
        "inside": held / max(len(bounded), 1),
        "median_width_days": statistics.median(widths) if widths else None,
        "bounded": len(widths) / len(truth),
        "any_clue": len(bounded) / len(truth),
        "half_open": (len(bounded) - len(widths)) / len(truth),
        "within_60_days": sum(width <= 60 for width in widths) / len(truth),
        "width_quartiles": statistics.quantiles(widths, n=4) if len(widths) > 1 else [],
    }


def _holds(written: Written, day: date) -> bool:
    return (not written.first or written.first <= day.isoformat()) and (
        not written.last or day.isoformat() <= written.last
    )


def _width(written: Written) -> int:
    """Days from the first to the last, both counted; 0 where one is open."""
    if not written.first or not written.last:
        return 0
    return (date.fromisoformat(written.last) - date.fromisoformat(written.first)).days + 1


def write_predictions(path: Path, found: dict[str, Written]) -> None:
    """One line an article, tab-separated; a bound that nothing sets is empty."""
    rows = ["\t".join(COLUMNS), *(f"{key}\t{w.first}\t{w.last}" for key, w in found.items())]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
