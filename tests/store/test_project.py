"""Opening and keeping a project: who may write, what a full disk or another schema does, who can read the files."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from tocsin.errors import DiskFull, NewerSchema, NoProject, ProjectBusy, ProjectError
from tocsin.records import UNTOLD, Document, Record
from tocsin.store import Filter, Project, migrate, schema
from tocsin.store.sqlite import engine

from .conftest import undo

MIGRATIONS = Path(migrate.__file__).parent / "migrations"


def test_files_are_their_owners_alone(project: Project, records: list[Record]) -> None:
    modes = {file.name: file.stat().st_mode & 0o777 for file in project.folder.iterdir()}
    assert set(modes.values()) == {0o600}, modes
    assert project.folder.stat().st_mode & 0o777 == 0o700


def test_a_second_writer_is_told_who_writes(project: Project) -> None:
    with pytest.raises(ProjectBusy, match=rf"pid {os.getpid()}\) is writing"):
        Project.open(project.folder, write=True)
    project.close()
    Project.open(project.folder, write=True).close()


def test_a_killed_writer_leaves_no_lock(tmp_path: Path) -> None:
    script = (
        "import os, sys; from tocsin.store import Project; p = Project.create(sys.argv[1]); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", script, tmp_path / "p"], check=False)
    Project.open(tmp_path / "p", write=True).close()


def test_readers_read_while_a_writer_writes(project: Project, records: list[Record]) -> None:
    with Project.open(project.folder) as reader, project.transaction():
        assert len(list(reader.records())) == 3


def test_a_reader_cannot_write(project: Project, records: list[Record]) -> None:
    with Project.open(project.folder) as reader, pytest.raises(ProjectError):
        reader.add(Document("b", "Other words."), b"")


def test_reading_needs_no_writer_before_it(project: Project, records: list[Record]) -> None:
    project.close()
    with Project.open(project.folder) as reader:
        assert reader.count(Filter()) == 3


def test_no_project(tmp_path: Path) -> None:
    with pytest.raises(NoProject, match="tocsin init"):
        Project.open(tmp_path)


def test_a_project_is_not_made_over_another(project: Project) -> None:
    with pytest.raises(ProjectError, match="already"):
        Project.create(project.folder)


def test_half_a_project_is_not_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull("the disk is full")

    with monkeypatch.context() as patched, pytest.raises(DiskFull):
        patched.setattr(migrate, "upgrade", full)
        Project.create(tmp_path / "p")
    Project.create(tmp_path / "p").close()


def test_a_full_disk_keeps_what_was_committed(project: Project, records: list[Record]) -> None:
    with project.transaction() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 10}")
    project.add(Document("small", "Few words."), b"x")
    with pytest.raises(DiskFull, match="what was committed is kept"):
        project.add(Document("large", "word " * 100_000), os.urandom(1 << 20))
    assert [entry.id for entry in project.entries()] == ["wire-1", "small"]
    assert list(project.records()) == records


def test_a_damaged_file_is_said_to_be_damaged(project: Project) -> None:
    project.close()
    (project.folder / "tocsin.sqlite").write_bytes(b"no database at all " * 100)
    for write in (False, True):
        with pytest.raises(ProjectError, match="damaged"):
            Project.open(project.folder, write=write)


def set_revision(project: Project, revision: str) -> None:
    project.close()
    with closing(sqlite3.connect(project.folder / "tocsin.sqlite")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))


@pytest.mark.parametrize("write", [False, True])
def test_a_newer_schema_is_refused(project: Project, write: bool) -> None:
    set_revision(project, "9999")
    with pytest.raises(NewerSchema, match="newer tocsin"):
        Project.open(project.folder, write=write)


def test_an_older_schema_is_migrated_with_a_copy_kept(
    project: Project, records: list[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    set_revision(project, "0000")
    migrated: list[str] = []

    def upgrade(bound: object) -> None:
        migrated.append(schema.HEAD)

    monkeypatch.setattr(migrate, "REVISIONS", ("0000", *schema.REVISIONS))
    monkeypatch.setattr(migrate, "upgrade", upgrade)
    with pytest.raises(ProjectError, match="older schema"):
        Project.open(project.folder)
    Project.open(project.folder, write=True).close()
    assert migrated == [schema.HEAD]
    copy = project.folder / f"tocsin.sqlite.before-{schema.HEAD}"
    assert copy.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("SELECT version_num, (SELECT count(*) FROM record) FROM alembic_version").fetchone() == (
            "0000",
            3,
        )


def test_the_migrations_make_the_schema(project: Project) -> None:
    bound = engine(project.folder / "tocsin.sqlite", write=False)
    with bound.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), schema.metadata)
    bound.dispose()
    extra = {"alembic_version"}
    real = [d for d in differences if not (d[0] == "remove_table" and (d[1].name in extra or "_search" in d[1].name))]
    assert not real


def test_every_migration_is_known() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    assert tuple(reversed([script.revision for script in scripts.walk_revisions()])) == schema.REVISIONS
    assert scripts.get_current_head() == schema.HEAD == schema.REVISIONS[-1]


def test_a_failed_migration_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocsin.store.sqlite.SEARCH", ())
    file = tmp_path / "tocsin.sqlite"
    file.touch()
    bound = engine(file, write=True)
    with bound.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE judgement (n)")  # in the way of a later step
    with pytest.raises(ProjectError):
        migrate.upgrade(bound)
    with bound.connect() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    bound.dispose()
    assert tables == ["judgement"]


def test_documents_of_the_first_schema_are_kept(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p") as made:
        made.add(Document("a", "Words."), b"Words.")
    undo(tmp_path / "p" / "tocsin.sqlite", "0001")
    with Project.open(tmp_path / "p", write=True) as brought_up:
        assert brought_up.document("a").text == "Words."
        assert brought_up.written("a") == UNTOLD
        assert (brought_up.unknown(), brought_up.choices()) == ([], [])
