"""How long merging and following take and how much memory, by number of documents, and for one more article.

The documents are copies of the 240 reports of ``evaluation/pairs``, coded once: each copy is moved to another day,
country, town and pair of parties, two documents to a move, so that a project of 100,000 holds 50,000 stories of some
two reports, at 140 documents a day as a monitor of one region reads them. Nothing is coded anew.
"""

from __future__ import annotations

import json
import multiprocessing
import random
import resource
import tempfile
import time
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from evaluation.pairs_of_reports import Pair, code_once, read_pairs
from tocsin import entering, merging
from tocsin.records import Coded, Document, Event, Record, record_from_json
from tocsin.registry import load_registry
from tocsin.store import Project
from tocsin.store.documents import add
from tocsin.store.records import keep

PAIRS = Path("evaluation/pairs/pairs.jsonl")
A_DAY = 140
"""Documents published in a day."""
_FIRST = date(2022, 1, 1)
_BATCH = 1000
_SYLLABLES = ("ba", "do", "ga", "ka", "lo", "ma", "ni", "ra", "sa", "ti", "wa", "ye", "zo", "du", "fa")


def measure_scale(sizes: Sequence[int], pairs: Path, cache: Path | None) -> dict[str, Any]:
    """Seconds and peak memory by number of documents."""
    found = [_measure(size, pairs, cache) for size in sizes]
    return {"sizes": found}


def _measure(size: int, pairs: Path, cache: Path | None) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        made = templates(read_pairs(pairs), cache)
        with Project.create(Path(folder) / "p") as project:
            fill(project, made, range(size), size)
        # A process of its own, so that its peak is merging's alone.
        ours, theirs = multiprocessing.get_context("spawn").Pipe()
        child = multiprocessing.get_context("spawn").Process(target=_merge, args=(Path(folder) / "p", theirs))
        child.start()
        result: dict[str, Any] = {"documents": size} | ours.recv()
        child.join()
        with Project.open(Path(folder) / "p", write=True) as project:
            more = []
            for n in range(5):
                fill(project, made, [size + n], size)
                begun = time.perf_counter()
                merging.update(project)
                entering.update(project)
                more.append(time.perf_counter() - begun)
        result["one_more_seconds"] = round(sorted(more)[len(more) // 2], 3)
        result["one_more_longest"] = round(max(more), 3)
    print(result, flush=True)
    return result


def _merge(folder: Path, answer: Connection) -> None:
    with Project.open(folder, write=True) as project:
        begun, busy = time.perf_counter(), time.process_time()
        merging.update(project)
        merged, busy = time.perf_counter() - begun, time.process_time() - busy
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        begun = time.perf_counter()
        entering.update(project)
        followed = time.perf_counter() - begun
        follow_peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        begun = time.perf_counter()
        found = merging.read(project)
        read = time.perf_counter() - begun
    reports = sum(len(incident.reports) for incident in found)
    answer.send(
        {
            "reports": reports, "incidents": len(found), "largest": max(len(i.reports) for i in found),
            "seconds": round(merged, 1), "processor_seconds": round(busy, 1), "peak_mb": round(peak),
            "follow_seconds": round(followed, 1), "follow_peak_mb": round(follow_peak), "read_seconds": round(read, 1),
            "read_peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        }
    )  # fmt: skip


def templates(pairs: Iterable[Pair], cache: Path | None) -> list[tuple[Document, list[Record]]]:
    """The reports of the pairs with their records, which ``cache`` keeps."""
    documents = [document for pair in pairs for document in (pair.one, pair.two)]
    coded = code_once(documents, cache)
    return [(d, [record_from_json(json.dumps(raw), d.text) for raw in coded[d.id]]) for d in documents]


def fill(
    project: Project, templates: Sequence[tuple[Document, list[Record]]], numbers: Iterable[int], size: int
) -> None:
    """Keep the copies of these numbers in a project that is to hold so many."""
    countries = sorted(load_registry().states)
    lot: list[int] = []
    for number in [*numbers, -1]:
        if number >= 0:
            lot.append(number)
        if lot and (number < 0 or len(lot) == _BATCH):
            with project.transaction() as connection:
                for n in lot:
                    document, records = _varied(templates, n, size, countries)
                    add(connection, document, document.text.encode())
                    row = connection.exec_driver_sql("SELECT n FROM document WHERE id = ?", (document.id,)).scalar_one()
                    keep(connection, int(row), Coded(tuple(records)), "scale")
            lot = []


def _varied(
    templates: Sequence[tuple[Document, list[Record]]], number: int, size: int, countries: Sequence[str]
) -> tuple[Document, list[Record]]:
    """Copy ``number``: its story, two documents long, sets the day, the country, the town and the parties."""
    story = random.Random(number // 2 if number < size else number % 97)
    document, records = templates[story.randrange(len(templates))]
    day = _FIRST + timedelta(days=story.randrange(max(1, size // A_DAY)))
    country, town = story.choice(countries[:60]), "".join(story.choices(_SYLLABLES, k=3)).capitalize()
    point = story.uniform(-30, 45), story.uniform(-20, 60)
    name = f"copy-{number}"
    published = date.fromisoformat(document.published)
    shift = day - published
    text = f"{town}. {number}\n\n{document.text}"
    moved = len(text) - len(document.text)
    made: list[Record] = []
    for one in records:
        changes: dict[str, Any] = {"doc": name, "start": one.start + moved, "end": one.end + moved, "id": ""}
        for field in ("date_start", "date_end"):
            if told := getattr(one, field):
                changes[field] = (date.fromisoformat(told) + shift).isoformat()
        if isinstance(one, Event):
            parties = {old: f"{country}.{old.partition('.')[2] or 'GOV'}" for old in (*one.actors, *one.targets)}
            changes |= {"actors": tuple(parties[a] for a in one.actors), "country": country if one.country else ""}
            changes |= {"targets": tuple(parties[a] for a in one.targets), "place": town if one.place else ""}
            if one.latitude is not None:
                changes |= {"latitude": point[0], "longitude": point[1]}
        made.append(one.model_copy(update=changes))
    made = [one.model_copy(update={"id": f"{number:08x}{at:08x}"}) for at, one in enumerate(made)]
    outlet, title = f"Outlet {number % 40}", f"{town}: {document.title}"
    return Document(name, text, title, outlet, (published + shift).isoformat(), "en", name), made
