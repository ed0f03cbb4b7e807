"""The whole story on one page: collect → read → code → merge → watch, and what of it is kept in a project.

Collecting and decoding are done here, one document at a time; parsing and coding by worker processes, for they take the
time and may fail in ways that no ``except`` can catch. Only this module joins the stages with the store.
"""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import chain, islice

from tocsin.collect import find
from tocsin.errors import DocumentError, ProjectError, RecordError, TooLarge
from tocsin.merge import frequencies, merge_reports
from tocsin.records import Briefing, Coded, Document, Failure, UnknownActor, record_from_json
from tocsin.registry.gazetteer import open_gazetteer
from tocsin.settings import Settings, load_settings
from tocsin.store import Added, Project, Report, documents, queue, records
from tocsin.watch import Overview, oversee
from tocsin.workers import Limits, Outcome, Pool, Task

ANALYST = "tocsin.analyst:analyst"
"""What the workers load: reading and coding in one."""
Meta = Mapping[str, Mapping[str, str]]
"""What is known of documents beside their texts, by document id: see :func:`tocsin.collect.read_meta`."""
Paths = Iterable[str | os.PathLike[str]]


def collect(
    paths: Paths, meta: Meta, settings: Settings, published: str = ""
) -> Iterator[tuple[Document, bytes] | Failure]:
    """The documents under the paths, decoded, each with its bytes; in its place what cannot be had, with the reason."""
    from tocsin.read.extract import to_document  # noqa: PLC0415 - its package brings the parser, which takes a second

    for found in find(paths):
        if isinstance(found, Failure):
            yield found
            continue
        try:
            document = to_document(replace(found, meta={**found.meta, **meta.get(found.id, {})}))
            document = document if document.published else replace(document, published=published)
            if len(document.text) > (limit := settings.documents.max_characters):
                raise TooLarge(f"holds {len(document.text):,} characters; documents.max_characters allows {limit:,}")
        except DocumentError as error:
            yield Failure(found.source, str(error))
        else:
            yield document, found.data


def add(project: Project, paths: Paths, meta: Meta | None = None) -> Iterator[Added | Failure]:
    """Collect documents and keep them in a project, to be coded by :func:`run`."""
    for found in collect(paths, meta or {}, project.settings):
        if isinstance(found, Failure):
            yield found
            continue
        try:
            yield project.add(*found)
        except DocumentError as error:
            yield Failure(found[0].source, str(error))


def prepare(progress: Callable[[int, int, str], None] = lambda *_: None) -> None:
    """Compile the gazetteer, if this user has none yet: once and for all, which takes a while.

    ``progress`` hears how much is done, of how much, and what. Raises ``GazetteerError`` where it cannot be kept.
    """
    open_gazetteer(progress=progress).close()


def run(
    project: Project,
    *,
    workers: int = 0,
    retry: bool = False,
    progress: Callable[[Report], None] = lambda _: None,
    coder: str = ANALYST,
) -> Report:
    """Code what is new, or was coded by another coder, and go on where the last run stopped."""
    known = sum(project.summary().documents.values())
    if not known:
        return Report()
    chosen = tuple((choice.name, choice.actor) for choice in project.choices())
    with _pool(project.settings, coder, min(workers or project.settings.worker_count, known), chosen) as pool:
        with project.transaction() as connection:
            number, aside = queue.begin(connection, pool.version, retry=retry)
            waiting = deque(queue.pending(connection, pool.version))
        report = Report(total=len(waiting) + aside, set_aside=aside)
        progress(report)
        try:
            for outcome in pool.work(lambda: _take(project, waiting)):
                _keep(project, outcome, pool.version, report)
                progress(report)
        finally:
            with suppress(ProjectError), project.transaction() as connection:
                queue.end(connection, number, report, [task.key for task in pool.in_hand])
    return report


def overview(project: Project) -> Overview:
    """What the events of a project come to: incidents, those that several outlets tell, and counts by week."""
    with _without_collecting():
        return oversee(merge_reports(project.reports()), project.published())


def unknown_actors(project: Project) -> list[UnknownActor]:
    """Who acts in a project's documents and is not in the registry, the most frequent first."""
    return frequencies(project.unknown())


@contextmanager
def _without_collecting() -> Iterator[None]:
    # Hundreds of thousands of small objects and no cycle among them: to look for one takes longer than all the rest.
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def code(
    paths: Paths,
    meta: Meta | None = None,
    *,
    published: str = "",
    settings: Settings | None = None,
    coder: str = ANALYST,
) -> Iterator[tuple[Document, Coded] | Failure]:
    """Code documents without a project; each comes out in its turn, with what was found or why there is nothing."""
    settings = settings or load_settings()
    found = collect(paths, meta or {}, settings, published)
    for item in found:
        if not isinstance(item, Failure):
            first = [item, *islice(found, settings.worker_count - 1)]
            break
        yield item
    else:
        return
    with _pool(settings, coder, sum(not isinstance(item, Failure) for item in first)) as pool:
        texts = (item if isinstance(item, Failure) else item[0] for item in chain(first, found))
        for came in pool.in_order(texts):
            yield _coded(came) if isinstance(came, Outcome) else came


def _pool(settings: Settings, coder: str, size: int, choices: tuple[tuple[str, str], ...] = ()) -> Pool:
    limits = Limits(settings.run.time_limit, settings.run.memory_limit)
    return Pool(coder, Briefing(settings.model, choices), size, limits)


def _take(project: Project, waiting: deque[int]) -> Task | None:
    if not waiting:
        return None
    n = waiting.popleft()
    with project.transaction() as connection:
        queue.count_start(connection, n)
        return Task(n, documents.by_number(connection, n))


def _coded(outcome: Outcome) -> tuple[Document, Coded] | Failure:
    document = outcome.task.document
    if outcome.reason:
        return Failure(document.source, outcome.reason)
    try:
        records = tuple(record_from_json(line, document.text) for line in outcome.records)
    except RecordError as error:
        return Failure(document.source, str(error))
    return document, Coded(records, outcome.written, outcome.unknown)


def _keep(project: Project, outcome: Outcome, version: str, report: Report) -> None:
    coded = _coded(outcome)
    with project.transaction() as connection:
        if isinstance(coded, Failure):
            queue.close(connection, outcome.task.key, "set-aside" if outcome.lost else "failed", coded.reason, version)
        else:
            records.keep(connection, outcome.task.key, coded[1], version)
    if isinstance(coded, Failure):
        report.set_aside += outcome.lost
        report.failed += not outcome.lost
    else:
        report.coded += 1
        report.records.update(record.type for record in coded[1].records)
