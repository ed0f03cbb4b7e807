"""How quickly pages, the API and what is asked for them answer, with many events stored and a writer beside.

The store is that of ``evaluation scale``: reports of ``evaluation/pairs`` varied in date, place and parties. It is
served by `tocsin serve` here; readers ask without pause, each address equally often and in mixed order, while
another process adds and merges one article after another, and follows them at the end of each run.
"""

from __future__ import annotations

import http.client
import multiprocessing
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing.synchronize import Event as Flag
from pathlib import Path
from queue import Queue
from threading import Lock
from typing import Any
from urllib.parse import quote

from evaluation.merge_scale import PAIRS, fill, templates
from evaluation.pairs_of_reports import read_pairs
from tocsin import entering, merging, views
from tocsin.following import LEDGERS
from tocsin.records.wanted import WantedIncidents, WantedOfLedger
from tocsin.store import Project

EVENTS_A_DOCUMENT = 2.558
"""Event records in the documents that copies are made of, on average."""
A_RUN = 50
"""Articles in one run of the writer."""
PAGE, API = 200.0, 100.0
"""Milliseconds within which 95 in 100 answers are to come."""
_ALL: WantedIncidents = WantedIncidents(standings=(), sure=0.0)
Ask = Callable[[Project], object]


def measure_pages(
    events: int, *, store: Path | None, cache: Path | None, readers: int, rounds: int, writing: bool
) -> dict[str, Any]:
    """Milliseconds by question and address: the first time, and within which half and 95 in 100 of the others came.

    On a machine that does other things too, ``processor`` says what a question costs by itself.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = store or Path(folder) / "p"
        if not place.exists():
            build(place, round(events / EVENTS_A_DOCUMENT), cache)
        with Project.open(place) as project:
            held = {
                "events": project.summary().records.get("event", 0),
                "incidents": views.incidents(project, _ALL).total,
            }
            questions, addresses = _questions(project), _addresses(project)
        with _writer(place, cache, writing) as written:
            asked, busy = _queries(place, questions, readers, rounds)
            came = _served(place, addresses, readers, rounds)
        merged = list(written)
    result: dict[str, Any] = held | {
        "readers": readers,
        "questions": _told(asked),
        "processor": busy,
        "addresses": _told(came),
    }
    for name, found, least in (("questions", asked, PAGE), ("pages", came, PAGE), ("api", came, API)):
        mine = {k: v for k, v in found.items() if name == "questions" or ("/api/" in k) == (name == "api")}
        result[f"{name}_late"] = sorted(k for k, v in mine.items() if _share(v[1:], 0.95) > least)
    if merged:
        result |= {"one_more_seconds": statistics.median(merged), "one_more_longest": max(merged)}
    return result


def build(place: Path, documents: int, cache: Path | None) -> None:
    """A project of so many documents, merged and followed."""
    found = templates(read_pairs(PAIRS), cache)
    with Project.create(place) as project:
        fill(project, found, range(documents), documents)
        merging.update(project)
        entering.update(project)


def _questions(project: Project) -> Mapping[str, Ask]:
    """What pages ask, by name: the same as they do, in all that makes them slow."""
    code = views.actors(project).items[0].code
    since = max(project.published(), default="")[:7] + "-01"
    first = views.incidents(project).items[0].id
    found: dict[str, Ask] = {
        "overview": views.overview,
        "changes": lambda p: views.changes(p, since, limit=10),
        "weeks": views.weeks,
        "weeks of an actor": lambda p: views.weeks(p, WantedIncidents(actors=(code,))),
        "dyads": lambda p: views.dyads(p, since=since, limit=10),
        "map": views.map_incidents,
        "map of a country": lambda p: views.map_incidents(p, WantedIncidents(countries=(code,), since=since)),
        "incidents": lambda p: views.incidents(p, facets=True),
        "incidents by origins": lambda p: views.incidents(p, order="origins"),
        "incidents of an actor": lambda p: views.incidents(p, WantedIncidents(actors=(code,)), facets=True),
        "incidents by words": lambda p: views.incidents(p, WantedIncidents(words="killed soldiers")),
        "an incident": lambda p: views.incident(p, first),
        "actors": views.actors,
        "an actor": lambda p: views.actor(p, code),
        "timeline": lambda p: views.timeline(p, code),
        "search": lambda p: views.search(p, "hospital strike"),
        "search of a word": lambda p: views.search(p, "killed"),
    }
    for name in LEDGERS:
        found[f"ledger of {name}"] = lambda p, name=name: views.ledger(p, name, facets=True)  # type: ignore[misc]
        found[f"{name} as of a day"] = lambda p, name=name: views.ledger(p, name, as_of=since)  # type: ignore[misc]
        found[f"{name} of an actor"] = lambda p, name=name: views.ledger(  # type: ignore[misc]
            p, name, WantedOfLedger(actors=(code,))
        )
    return found


def _addresses(project: Project) -> list[str]:
    one, code = views.incidents(project).items[0], views.actors(project).items[0].code
    document, page = quote(one.best.doc, safe=""), views.ledger(project, "relations").items
    pages = [
        "/", "/map", "/map.json", "/incidents", f"/incidents?actor={code}", f"/incidents/{one.id}", "/actors",
        f"/timeline?of={code}", f"/actors/{code}", "/ledgers", "/ledgers/relations", "/ledgers/prospects",
        "/documents", f"/documents/{document}", "/search?q=hospital+strike", "/records",
    ]  # fmt: skip
    lists = ["incidents", f"incidents?actor={code}", f"incidents/{one.id}", "records", "documents", "actors"]
    lists += [f"actors/{code}", "ledgers/relations", "ledgers/prospects"]
    found = pages + [f"/api/v1/{name}" for name in lists]
    return found + [f"/ledgers/relations/{entry.entry.id}" for entry in page[:1]]


def _queries(
    place: Path, questions: Mapping[str, Ask], readers: int, rounds: int
) -> tuple[dict[str, list[float]], dict[str, float]]:
    """Each question asked by several threads at once, as the server asks; and what one costs the processor."""
    found: dict[str, list[float]] = defaultdict(list)
    busy: dict[str, float] = {}
    held = Lock()
    with Project.open(place) as project:

        def ask(name: str) -> None:
            begun = time.perf_counter()
            questions[name](project)
            with held:
                found[name].append(1000 * (time.perf_counter() - begun))

        for name in questions:
            ask(name)
            begun = time.process_time()
            questions[name](project)
            busy[name] = 1000 * (time.process_time() - begun)
        with ThreadPoolExecutor(readers) as pool:
            list(pool.map(ask, _mixed(list(questions), rounds)))
    return found, busy


def _served(place: Path, addresses: Sequence[str], readers: int, rounds: int) -> dict[str, list[float]]:
    """Each address asked for by several readers at once; one that is not found, or fails, is told by its status."""
    found: dict[str, list[float]] = defaultdict(list)
    with _server(place) as port:
        waiting: Queue[str] = Queue()
        for address in [*addresses, *_mixed(addresses, rounds)]:
            waiting.put(address)

        def read(_: int) -> None:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
            while not waiting.empty():
                address, begun = waiting.get(), time.perf_counter()
                connection.request("GET", address)
                answer = connection.getresponse()
                answer.read()
                name = address if answer.status == 200 else f"{address} ({answer.status})"
                found[name].append(1000 * (time.perf_counter() - begun))

        with ThreadPoolExecutor(readers) as pool:
            list(pool.map(read, range(readers)))
    return found


@contextmanager
def _server(place: Path) -> Iterator[int]:
    command = [sys.executable, "-m", "tocsin", "--project", str(place), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as child:  # noqa: S603 - this program
        try:
            assert child.stdout is not None  # noqa: S101 - it is a pipe
            line = next(one for one in child.stdout if "http://" in one)
            yield int(line.partition("http://")[2].partition(":")[2].partition("/")[0].split()[0])
        finally:
            child.terminate()


@contextmanager
def _writer(place: Path, cache: Path | None, writing: bool) -> Iterator[Iterator[float]]:
    """Seconds for each article that another process merges and follows, to be read at the end."""
    context = multiprocessing.get_context("spawn")
    stop, told = context.Event(), context.Queue()
    child = context.Process(target=_write, args=(place, cache, stop, told))
    if writing:
        child.start()
        told.get()  # it has begun

    def seconds() -> Iterator[float]:
        while writing and (found := told.get()) is not None:
            yield found

    try:
        yield seconds()
    finally:
        stop.set()


def _write(place: Path, cache: Path | None, stop: Flag, told: Any) -> None:
    found = templates(read_pairs(PAIRS), cache)
    with Project.open(place, write=True) as project:
        size = sum(project.summary().documents.values())
        told.put(0.0)
        while not stop.is_set():
            for number in range(size, size + A_RUN):
                fill(project, found, [number], size)
                begun = time.perf_counter()
                merging.update(project)
                told.put(time.perf_counter() - begun)
                stop.wait(0.2)  # as coding takes
            size += A_RUN
            entering.update(project)
    told.put(None)


def _mixed(names: Sequence[str], rounds: int) -> list[str]:
    every = [name for name in names for _ in range(rounds)]
    random.Random(1).shuffle(every)
    return every


def _share(values: Sequence[float], share: float) -> float:
    if not values:
        return 0.0
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def _told(found: Mapping[str, Sequence[float]]) -> dict[str, list[float]]:
    shares = {name: (v[0], _share(v[1:], 0.5), _share(v[1:], 0.95)) for name, v in sorted(found.items())}
    return {name: [round(value, 1) for value in values] for name, values in shares.items()}
