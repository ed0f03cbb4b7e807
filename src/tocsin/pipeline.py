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
from functools import cache, lru_cache
from itertools import chain, islice
from threading import Lock
from typing import TYPE_CHECKING

from tocsin import entering, merging, origins, warning
from tocsin.collect import find
from tocsin.errors import DocumentError, ProjectError, RecordError, TooLarge, Unreadable, UsageError
from tocsin.merge import frequencies
from tocsin.records import (
    SUBJECTS,
    AuditItem,
    Briefing,
    Coded,
    Document,
    Draw,
    Explanation,
    Failure,
    Incident,
    Record,
    Subject,
    UnknownActor,
    record_from_json,
)
from tocsin.registry.gazetteer import open_gazetteer
from tocsin.review import Measured, around, draw, listed, measure, record_item, replay, sentence_items
from tocsin.settings import Settings, load_settings
from tocsin.store import Added, Filter, Project, Report, documents, queue, records
from tocsin.watch import Overview, oversee
from tocsin.workers import Limits, Outcome, Pool, Task

if TYPE_CHECKING:
    from spacy.language import Language

ANALYST = "tocsin.analyst:analyst"
"""What the workers load: reading and coding in one."""
FIRST_SEED = 1
"""What a project is drawn from with, unless its first drawing says otherwise."""
_AT_ONCE = 500
"""Records that are asked for by name in one go."""
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
    """Code what is new, or was coded by another coder, and merge it; go on where the last run stopped."""
    known = sum(project.summary().documents.values())
    if not known:
        return Report()
    size = min(workers or project.settings.worker_count, known)
    with _pool(project.settings, coder, size, _chosen(project)) as pool:
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
    settle(project)
    return report


def settle(project: Project) -> None:
    """Bring all that follows from the records up to them: origins, incidents, ledgers, alerts. Only what changed."""
    with _without_collecting():
        origins.update(project)  # first, so that no incident counts copies of one text as several voices
        merging.update(project)
        entering.update(project)
        warning.update(project)


def _chosen(project: Project) -> tuple[tuple[str, str], ...]:
    """What analysts said of names, as a briefing has it."""
    return tuple((choice.name, choice.actor) for choice in project.choices())


def overview(project: Project) -> Overview:
    """What the events of a project come to: incidents, those that several origins tell, and counts by week.

    What is less sure than the project's setting ``watch.sure`` is left out, and counted.
    """
    with _without_collecting():
        return oversee(merging.read(project), project.published(), project.settings.watch.sure)


def incidents(project: Project) -> tuple[Incident, ...]:
    """What the events of a project come to, one by one, however sure; :func:`tocsin.watch.choose_incidents` narrows."""
    with _without_collecting():
        return merging.read(project)


def explain(project: Project, document: str, record: str) -> Explanation:
    """Why a kept record says what it says, by coding its document once more; nothing is stored.

    ``record`` is its id, or its beginning, or its number in `tocsin show`. A record that the running coder does not
    make is explained by what was kept with it. Raises ``UsageError`` where there is no such record.
    """
    text, kept = project.document(document), record_of(project, document, record)
    with _explaining:
        found = _explained(text, Briefing(project.settings.model, _chosen(project)))
    same = next((one for one in found if one.record == kept.id), None)
    if same is None:
        return Explanation.of_kept(kept)
    return same if same.coder == kept.version else replace(same, stored=kept.version or "a person")


_explaining = Lock()
"""One at a time: the first loads the model, which takes seconds, and the others then find it loaded."""


@lru_cache(maxsize=8)
def _explained(document: Document, briefing: Briefing) -> tuple[Explanation, ...]:
    """All records of a document, kept for the next one that is asked about."""
    from tocsin.analyst import analyst  # noqa: PLC0415 - loads the language model

    try:
        return analyst(briefing).explain(document)
    except Unreadable as error:
        raise UsageError(f"{document.id} {error}") from error


def record_of(project: Project, document: str, record: str) -> Record:
    """A record by its id, the beginning of it, or its number in `tocsin show`. ``UsageError`` where there is none."""
    found = list(project.records(Filter(documents=(document,))))
    if record.isdecimal() and 0 < int(record) <= len(found):
        return found[int(record) - 1]
    same = [one for one in found if record and one.id.startswith(record)]
    exact = [one for one in same if one.id == record]
    if len(exact or same) != 1:
        many = "more than one record" if same else "no record"
        raise UsageError(f"{document} has {many} {record!r}; `tocsin show {document}` numbers them")
    return (exact or same)[0]


def best_records(project: Project, incidents: Iterable[Incident]) -> dict[str, Record]:
    """The record that each incident is shown by, by the incident's id; one that was replaced since is left out."""
    shown = {(incident.best.doc, incident.best.record): incident.id for incident in incidents}
    keys, found = list(shown), dict[str, Record]()
    for at in range(0, len(keys), _AT_ONCE):
        docs, ids = zip(*keys[at : at + _AT_ONCE], strict=True)
        for record in project.records(Filter(documents=sorted(set(docs)), ids=ids)):
            if name := shown.get((record.doc, record.id)):
                found[name] = record
    return found


def unknown_actors(project: Project) -> list[UnknownActor]:
    """Who acts in a project's documents and is not in the registry, the most frequent first."""
    return frequencies(project.unknown())


def sample(
    project: Project,
    records: int,
    sentences: int,
    *,
    seed: int | None = None,
    user: str = "",
    progress: Callable[[int], None] = lambda _: None,
) -> tuple[Draw, Draw]:
    """Draw so many records and sentences more of what is coded, to be judged; returns both samples as they stand then.

    The first drawing sets the seed. ``progress`` hears how many documents are read.
    Raises ``UsageError`` where nothing is coded, or another seed was drawn with before.
    """
    before = {subject: project.last_draw(subject) for subject in SUBJECTS}
    first = next((one.seed for one in before.values() if one), None)
    if first is not None and seed not in (None, first):
        raise UsageError(f"this project is drawn from with seed {first}, which cannot change: leave --seed out")
    found = [record_item(row) for row in project.frame()]
    if not found:
        raise UsageError("there are no records to draw from yet; `tocsin run` makes them")
    by_document: dict[str, list[AuditItem]] = {}
    for item in found:
        by_document.setdefault(item.document, []).append(item)
    read = project.entries(state="coded")
    frames: dict[Subject, list[AuditItem]] = {"record": found, "sentence": []}
    for count, entry in enumerate(read if sentences or before["sentence"] else (), 1):
        text = project.document(entry.id)
        beside = by_document.get(entry.id, [])
        frames["sentence"] += sentence_items(text.id, text.text_sha256, text.outlet, _sentences(text), beside)
        progress(count)
    coders = tuple(sorted({entry.coder for entry in read if entry.coder}))
    numbered = first if first is not None else FIRST_SEED if seed is None else seed

    def drawn(subject: Subject, more: int) -> Draw:
        earlier = before[subject]
        keys = {item.key for item, _ in earlier.members} if earlier else frozenset[str]()
        made = _completed(project, draw(subject, frames[subject], more, numbered, keys), by_document)
        if made.members:
            project.keep_draw(replace(made, user=user, coders=coders))
        return project.last_draw(subject) or made

    return drawn("record", records), drawn("sentence", sentences)


def _completed(project: Project, drawn: Draw, records: Mapping[str, list[AuditItem]]) -> Draw:
    """The draw with what is shown beside each item: a record's sentence, and the records listed with a sentence."""
    members = []
    for item, stratum in drawn.members:
        if item.subject == "record":
            found = replace(item, context=around(item.start, item.end, _sentences(project.document(item.document))))
        else:
            found = replace(item, records=listed(item.start, item.end, records.get(item.document, [])))
        members.append((found, stratum))
    return replace(drawn, members=tuple(members))


def _sentences(document: Document) -> tuple[tuple[int, int], ...]:
    """The sentences outside furniture, split by rule: coding's own parse takes ten times as long and is not kept."""
    from tocsin.read.furniture import find_furniture  # noqa: PLC0415 - its package brings the parser
    from tocsin.read.sentences import find_sentences  # noqa: PLC0415

    return find_sentences(_splitter()(document.text), find_furniture(document.text, document.title))


@cache
def _splitter() -> Language:
    import spacy  # noqa: PLC0415 - takes a second

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def measured(project: Project) -> Measured:
    """What was said of the samples says of the whole project. Raises ``UsageError`` where nothing was drawn yet."""
    records, sentences = project.last_draw("record"), project.last_draw("sentence")
    if not records and not sentences:
        raise UsageError("nothing was drawn yet; `tocsin audit sample` draws what is to be judged")
    none = Draw("record", 1, (), ()), Draw("sentence", 1, (), ())
    return measure(records or none[0], sentences or none[1], project.drawn_judgements())


def gone(project: Project) -> int:
    """How many of the drawn records are no longer in the project as they were: coded anew, they say something else."""
    drawn = project.last_draw("record")
    keys = {record_item(row).key for row in project.frame()}
    return sum(item.key not in keys for item, _ in drawn.members) if drawn else 0


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


def keep_coded(project: Project, n: int, document: Document, found: Coded, version: str) -> None:
    """Keep what was found in a document (row ``n``), with what analysts said of its records put over it."""
    stands = replay(document.text, found.records, project.judgements(document.id))
    with project.transaction() as connection:
        records.keep(connection, n, replace(found, records=stands.records), version, stands.overruled)


def _keep(project: Project, outcome: Outcome, version: str, report: Report) -> None:
    coded = _coded(outcome)
    if isinstance(coded, Failure):
        state: documents.State = "set-aside" if outcome.lost else "failed"
        with project.transaction() as connection:
            queue.close(connection, outcome.task.key, state, coded.reason, version)
        report.set_aside += outcome.lost
        report.failed += not outcome.lost
    else:
        keep_coded(project, outcome.task.key, *coded, version)
        report.coded += 1
        report.records.update(record.type for record in coded[1].records)
