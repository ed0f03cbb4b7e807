"""Measures which days a timeline keeps: Date-F1 against timelines that journalists wrote.

A day is ranked by how many articles speak of it: each article counts once for its day of publication and once for every
day that its words name. As many days as the gold timeline has are taken, inside its range, and compared with its days.
Number and range are given, as in the published figures (Tran et al. 2013 and 2015; Ghalandari and Ifrim, ACL 2020),
so the figure says how well days are chosen, not how many.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import fmean
from typing import Any

from tocsin.errors import UsageError

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_RULE = re.compile(r"-{8,}")
Days = Mapping[str, str]
"""ISO day → the summary of that day."""


@dataclass(frozen=True, slots=True)
class Article:
    """One dated report."""

    published: str
    text: str


Mentions = Callable[[Article], Iterable[str]]
"""The days that an article's words name."""


def measure_timelines(folder: Path, mentions: Mentions | None = None, limit: int = 0) -> dict[str, Any]:
    """Date-F1 by timeline and its mean over timelines and over topics; None where there are no articles.

    Beside it what people come to: ``date_f1_humans`` holds each timeline against every other of its topic, both cut to
    the days that both span; ``date_f1_pooled`` ranks days by how many of the others have them.
    Raises ``UsageError`` where the folder holds no timeline.
    """
    topics = read_topics(folder)
    if not topics:
        raise UsageError(f"{folder} holds no timeline: folders by topic with .txt files of a day a block")
    found = {name: read_articles(folder, name, limit) for name in topics}
    ours: dict[str, dict[str, float]] = {}
    by_words = mentions or _mentions()
    for topic, timelines in topics.items():
        if articles := found[topic]:
            ranked = day_counts(articles, by_words)
            ours[topic] = {name: date_f1(days, choose(ranked, days)) for name, days in timelines.items()}
    every = [score for scores in ours.values() for score in scores.values()]
    return {
        "timelines": sum(map(len, topics.values())),
        "topics": len(topics),
        "articles": sum(map(len, found.values())),
        "date_f1": fmean(every) if every else None,
        "date_f1_topics": fmean(fmean(scores.values()) for scores in ours.values()) if ours else None,
        "date_f1_humans": _mean(_pairs(topics)),
        "date_f1_pooled": _mean(_pooled(topics)),
        "by_timeline": {f"{topic}/{name}": score for topic, scores in ours.items() for name, score in scores.items()},
    }


def read_topics(folder: Path) -> dict[str, dict[str, Days]]:
    """Timelines by topic and name. A file without a day is none; those in the folder itself are one topic."""
    found: dict[str, dict[str, Days]] = {}
    for file in sorted([*folder.glob("*.txt"), *folder.glob("*/*.txt")]):
        if file.parent.name == "articles":
            continue
        if days := read_timeline(file.read_text(encoding="utf-8", errors="replace")):
            topic = file.parent.name if file.parent != folder else ""
            found.setdefault(topic, {})[file.stem] = days
    return found


def read_timeline(text: str) -> Days:
    """A line with the day, lines of summary, a line of dashes; entries of one day are one. Empty for any other text."""
    days: dict[str, str] = {}
    for block in _RULE.split(text):
        first, _, rest = block.strip().partition("\n")
        if _DAY.fullmatch(first.strip()) and _is_day(first.strip()):
            day = first.strip()
            days[day] = f"{days.get(day, '')}\n{rest}".strip()
        elif block.strip():
            return {}
    return days


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def read_articles(folder: Path, topic: str, limit: int = 0) -> list[Article]:
    """The topic's articles, each text once, in the order of their days: ``TOPIC/articles/``, ``TOPIC/articles.jsonl``,
    ``articles/TOPIC/`` or ``articles/TOPIC.jsonl``, compressed or not.

    JSON Lines have ``text`` and ``date`` or ``published``; a text file has its day in its name or its folder's.
    """
    places = (folder / topic / "articles", folder / "articles" / topic) if topic else (folder / "articles",)
    texts: dict[str, Article] = {}
    for place in places:
        for article in _articles_at(place):
            key = hashlib.sha256(article.text.encode()).hexdigest()
            if key not in texts or article.published < texts[key].published:
                texts[key] = article
    ordered = sorted(texts.values(), key=lambda article: (article.published, article.text))
    return ordered[:limit] if limit else ordered


def _articles_at(place: Path) -> Iterator[Article]:
    for ending in (".jsonl", ".jsonl.gz"):
        if (file := place.with_name(place.name + ending)).is_file():
            yield from _rows(file)
    for file in sorted(place.rglob("*")) if place.is_dir() else ():
        if file.name.endswith((".jsonl", ".jsonl.gz")):
            yield from _rows(file)
        elif file.suffix in {".txt", ".htm", ".html"} and (day := _day_of(file)):
            yield Article(day, file.read_text(encoding="utf-8", errors="replace"))


def _rows(file: Path) -> Iterator[Article]:
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8") as stream:
        for row in map(json.loads, filter(str.strip, stream)):
            day = str(row.get("date") or row.get("published") or "")[:10]
            if _DAY.fullmatch(day) and _is_day(day) and row.get("text"):
                yield Article(day, str(row["text"]))


def _day_of(file: Path) -> str:
    named = _DAY.search(file.name) or _DAY.search(file.parent.name)
    return named.group() if named and _is_day(named.group()) else ""


def day_counts(articles: Iterable[Article], mentions: Mentions) -> Counter[str]:
    """How many articles speak of each day."""
    counts: Counter[str] = Counter()
    for article in articles:
        counts.update({article.published, *mentions(article)})
    return counts


def choose(counts: Mapping[str, int], gold: Days) -> set[str]:
    """As many days as the gold has, inside its range, the most spoken of first; of even ones the earlier."""
    inside = [day for day in counts if min(gold) <= day <= max(gold)]
    return set(sorted(inside, key=lambda day: (-counts[day], day))[: len(gold)])


def date_f1(gold: Iterable[str], chosen: Iterable[str]) -> float:
    """F1 of days, exact to the day."""
    wanted, taken = set(gold), set(chosen)
    return 2 * len(wanted & taken) / (len(wanted) + len(taken)) if wanted or taken else 0.0


def _pairs(topics: Mapping[str, Mapping[str, Days]]) -> Iterator[float]:
    """Each timeline against each other of its topic, over the days that both span."""
    for timelines in topics.values():
        for name, days in timelines.items():
            for other, theirs in timelines.items():
                first, last = max(min(days), min(theirs)), min(max(days), max(theirs))
                if name < other and first <= last:
                    cut = [{day for day in one if first <= day <= last} for one in (days, theirs)]
                    yield date_f1(*cut)


def _pooled(topics: Mapping[str, Mapping[str, Days]]) -> Iterator[float]:
    """Each timeline against the days that most of the others have, chosen as ours are."""
    for timelines in topics.values():
        for name, days in timelines.items():
            counts = Counter(day for other, theirs in timelines.items() if other != name for day in theirs)
            if counts:
                yield date_f1(days, choose(counts, days))


def _mean(scores: Iterable[float]) -> float | None:
    found: Sequence[float] = list(scores)
    return fmean(found) if found else None


def _mentions() -> Mentions:
    """Days named by an article's words, as the reader dates them; the model is loaded with the first article."""
    loaded: list[Any] = []

    def named(article: Article) -> set[str]:
        from tocsin.read import DEFAULT_MODEL, Reader  # noqa: PLC0415 - takes seconds
        from tocsin.read.times import find_times  # noqa: PLC0415
        from tocsin.registry import load_registry  # noqa: PLC0415

        if not loaded:
            loaded.append(Reader(load_registry(), DEFAULT_MODEL).model.nlp)
        times = find_times(loaded[0](article.text), article.published)
        return {time.first for time in times if time.first and time.first == time.last}

    return named
