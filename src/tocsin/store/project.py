"""A project: a folder with ``tocsin.toml`` and one database, opened by any number of readers and one writer."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from tocsin.errors import NoProject, ProjectError
from tocsin.records import (
    AuditJudgement,
    Coded,
    Document,
    Draw,
    FrameRow,
    Judgement,
    Origin,
    Record,
    Report,
    Reported,
    Shown,
    Subject,
    Tombstone,
    UnknownName,
    Written,
)
from tocsin.records.joining import Joining, Passage
from tocsin.settings import FILE_NAME as SETTINGS_FILE
from tocsin.settings import TEMPLATE, Settings, load_settings

from . import (
    audits,
    choices,
    documents,
    joins,
    judgements,
    migrate,
    origins,
    records,
    reported,
    reports,
    sqlite,
    unknown,
    withdrawals,
)
from .incidents import Merged
from .ledgers import Following
from .lock import WriteLock
from .origins import Traced
from .reading import Reading
from .records import Filter
from .remembered import Remembered
from .reported import Asked
from .sources import Watched


@dataclass(frozen=True, slots=True)
class Summary:
    """How much a project holds."""

    documents: dict[str, int]
    """Documents by state."""
    records: dict[str, int]
    """Records by type."""


class Project:
    """One project, open. ``with Project.open(folder) as project`` reads; ``write=True`` makes it the one writer."""

    def __init__(self, folder: Path, settings: Settings, engine: Engine, lock: WriteLock | None) -> None:
        self.folder, self.settings, self._engine, self._lock = folder, settings, engine, lock
        self._remembered = Remembered(0.0) if lock else Remembered()  # whoever writes sees what was written

    @classmethod
    def create(cls, folder: str | Path) -> Self:
        """Make a project in a folder, which may exist but must hold none, and open it for writing."""
        path = Path(folder)
        if (path / sqlite.FILE_NAME).exists() or (path / SETTINGS_FILE).exists():
            raise ProjectError(f"{path}: there is a project here already")
        try:
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
            sqlite.make_file(path / sqlite.FILE_NAME)
            (path / SETTINGS_FILE).touch(0o600)
            (path / SETTINGS_FILE).write_text(TEMPLATE, encoding="utf-8")
            return cls.open(path, write=True)
        except (OSError, ProjectError) as error:
            # Half a project would be in the way of the next try.
            for name in (sqlite.FILE_NAME, SETTINGS_FILE):
                (path / name).unlink(missing_ok=True)
            if isinstance(error, ProjectError):
                raise
            raise ProjectError(f"{path}: no project can be made here: {error.strerror}") from error

    @classmethod
    def open(cls, folder: str | Path, *, write: bool = False) -> Self:
        """Open a project. Raises ``NoProject``, ``ProjectBusy`` where another process writes, ``NewerSchema``."""
        path = Path(folder)
        if not (path / sqlite.FILE_NAME).is_file():
            raise NoProject(f"{path}: no project here; make one with `tocsin init {path}`, or name one with --project")
        settings = load_settings(path)
        lock = WriteLock(path) if write else None
        engine = sqlite.engine(path / sqlite.FILE_NAME, write=write)
        project = cls(path, settings, engine, lock)
        try:
            migrate.bring_up(engine, path) if write else migrate.check(engine)
        except BaseException:
            project.close()
            raise
        return project

    def close(self) -> None:
        """Let go of the database and of the writer's lock."""
        self._engine.dispose()
        if self._lock:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One transaction: all of it is committed at the end, or none. Only the writer's may change anything."""
        with self._engine.begin() as connection:
            yield connection

    def add(self, document: Document, data: bytes) -> documents.Added:
        """Store one document with the bytes that it came from; the same content again changes nothing."""
        with self.transaction() as connection:
            return documents.add(connection, document, data)

    def document(self, doc_id: str) -> Document:
        """One document with its text. Raises ``UsageError`` with the nearest ids where there is none."""
        with self.transaction() as connection:
            return documents.get(connection, doc_id)

    def entries(
        self,
        *,
        doc_id: str = "",
        state: str = "",
        words: str = "",
        ids: Collection[str] = (),
        after: int = 0,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[documents.Entry]:
        """Documents with their state and number of records, in the order in which they were added.

        ``ids`` names the few that are wanted, ``after`` the row behind which to begin.
        """
        with self.transaction() as connection:
            return list(
                documents.entries(
                    connection,
                    doc_id=doc_id,
                    state=state,
                    words=words,
                    ids=ids,
                    after=after,
                    limit=limit,
                    offset=offset,
                )
            )

    def provenance(self, ids: Collection[str] = ()) -> dict[str, documents.Provenance]:
        """How the records of these documents came about and when, by their ids; of all where none is named."""
        with self.transaction() as connection:
            return documents.provenance(connection, ids)

    def raw(self, doc_id: str) -> bytes:
        """The bytes that a document came from, exactly as they were."""
        with self.transaction() as connection:
            return documents.raw_bytes(connection, doc_id)

    def records(self, wanted: Filter | None = None) -> Iterator[Record]:
        """The records that pass a filter, by document and place in the text unless it asks for another order."""
        with self.transaction() as connection:
            yield from records.find(connection, wanted or Filter())

    def count(self, wanted: Filter) -> int:
        """How many records pass a filter, its limit aside."""
        question = repr(replace(wanted, limit=None, offset=0, after=None))
        return self._remembered(question, object() if self._lock else self.state(), lambda: self._count(wanted))

    def _count(self, wanted: Filter) -> int:
        with self.transaction() as connection:
            return records.count(connection, wanted)

    def keep(self, document: str, kept: Coded, version: str) -> int:
        """Put what was found in a document in the place of what it had, in one transaction."""
        with self.transaction() as connection:
            (entry,) = documents.entries(connection, doc_id=document)
            return records.keep(connection, entry.n, kept, version)

    def written(self, document: str) -> Written:
        """When a document without a date was written, told from inside."""
        with self.transaction() as connection:
            return documents.written(connection, document)

    def unknown(self) -> list[tuple[str, UnknownName]]:
        """Who acts in the documents and is not in the registry, each with the document's id."""
        with self.transaction() as connection:
            return list(unknown.found(connection))

    def choose(self, choice: choices.Choice) -> None:
        """Append what an analyst says of a name; it holds from the next run on."""
        with self.transaction() as connection:
            choices.choose(connection, choice)

    def choices(self) -> list[choices.Choice]:
        """What analysts said of names, as far as it stands."""
        with self.transaction() as connection:
            return choices.standing(connection)

    def judge(self, said: Judgement) -> None:
        """Append an analyst's verdict on a record; it outlives coding anew."""
        with self.transaction() as connection:
            judgements.judge(connection, said)

    def said(self) -> list[Judgement]:
        """All that analysts said of records, oldest first."""
        with self.transaction() as connection:
            return judgements.judgements(connection)

    def compact(self) -> None:
        """Have nothing of what was deleted remain in the database's free pages or its log."""
        with self._engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None  # noqa: S101 - it is open
            sqlite.compact(raw)

    def tombstones(self, document: str = "") -> list[Tombstone]:
        """What stands withdrawn, oldest first: of all, or of one document."""
        with self.transaction() as connection:
            return withdrawals.tombstones(connection, document)

    def judgements(self, document: str) -> list[Judgement]:
        """All that analysts said of a document's records, oldest first."""
        with self.transaction() as connection:
            return judgements.judgements(connection, document)

    def frame(self) -> list[FrameRow]:
        """Every record as drawing asks for it, by document."""
        with self.transaction() as connection:
            return list(audits.frame(connection))

    def keep_draw(self, draw: Draw) -> None:
        """Append a sample, which stands from then on; what was drawn and judged before stays."""
        with self.transaction() as connection:
            audits.keep(connection, draw)

    def last_draw(self, subject: Subject) -> Draw | None:
        """The sample that stands; None where nothing was drawn yet."""
        with self.transaction() as connection:
            return audits.last(connection, subject)

    def shown(self, subject: Subject, key: str) -> Shown:
        """A drawn item beside its document and the text that it was drawn from, though that was replaced since."""
        with self.transaction() as connection:
            return audits.shown(connection, subject, key)

    def judge_drawn(self, said: AuditJudgement) -> None:
        """Append what somebody says of a drawn item."""
        with self.transaction() as connection:
            audits.judge(connection, said)

    def drawn_judgements(self) -> list[AuditJudgement]:
        """All that was said of drawn items, oldest first."""
        with self.transaction() as connection:
            return audits.judgements(connection)

    def reports(self) -> Iterator[Report]:
        """Every event record, as far as merging asks, in no particular order."""
        with self.transaction() as connection:
            yield from reports.reports(connection)

    @contextmanager
    def merged(self) -> Iterator[Merged]:
        """What merging left, in one transaction: all that is written in it is committed at the end, or nothing."""
        with self.transaction() as connection:
            yield Merged(connection)

    @contextmanager
    def watched(self) -> Iterator[Watched]:
        """What is watched, in one transaction: all that is written in it is committed at the end, or nothing."""
        with self.transaction() as connection:
            yield Watched(connection)

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """What is kept as it is shown, in one transaction."""
        with self.transaction() as connection:
            yield Reading(connection, self._remembered)

    @contextmanager
    def followed(self) -> Iterator[Following]:
        """What following left, in one transaction: all that is written in it is committed at the end, or nothing."""
        with self.transaction() as connection:
            yield Following(connection)

    @contextmanager
    def traced(self) -> Iterator[Traced]:
        """What looking for origins left, in one transaction: all that is written in it is committed, or nothing."""
        with self.transaction() as connection:
            yield Traced(connection)

    def origins(self, wanted: Collection[str]) -> dict[str, Origin]:
        """The origin of each of these documents, by their ids; those not yet traced to one are left out."""
        with self.transaction() as connection:
            return origins.of_documents(connection, wanted)

    def shared_origins(self) -> list[Origin]:
        """The origins that several documents go back to."""
        with self.transaction() as connection:
            return origins.of_several(connection)

    def say(self, said: Joining) -> None:
        """Append what an analyst says of two events; it holds from the next merging on."""
        with self.transaction() as connection:
            joins.say(connection, said)

    def passage(self, document: str, record: str) -> Passage | None:
        """Where an event record stands; None where there is none of that id in that document."""
        with self.transaction() as connection:
            return joins.passage(connection, (document, record))

    def reported(
        self, asked: Collection[Asked], *, actors: Collection[str] = (), undated: bool = False, since: str = ""
    ) -> Iterator[Reported]:
        """Records beside what is known of their documents, for following things; see :mod:`tocsin.store.reported`."""
        with self.transaction() as connection:
            yield from reported.reported(connection, asked, actors=actors, undated=undated, since=since)

    def undated(self) -> int:
        """How many documents with records have no date of publication."""
        with self.transaction() as connection:
            return reported.undated(connection)

    def published(self) -> dict[str, int]:
        """How many coded documents were published on each day."""
        with self.transaction() as connection:
            return reports.published(connection)

    def state(self) -> tuple[object, ...]:
        """Another value whenever something was committed, so that what was counted need not be counted again."""
        return sqlite.state(self.folder / sqlite.FILE_NAME)

    def summary(self) -> Summary:
        """How many documents and records there are, by state and type."""
        return self._remembered("summary", object() if self._lock else self.state(), self._summary)

    def _summary(self) -> Summary:
        with self.transaction() as connection:
            return Summary(documents.counts(connection), dict(records.counts(connection)))
