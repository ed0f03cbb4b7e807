"""Brings a project's database to the schema that this version writes, keeping a copy of it first."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from tocsin.errors import NewerSchema, ProjectError

from .schema import HEAD, REVISIONS
from .sqlite import FILE_NAME, keep_copy


def revision(connection: Connection) -> str:
    """The revision that a database is at; empty for one with no tables yet."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def check(engine: Engine) -> None:
    """For readers: raises where the schema is newer, or older and not yet migrated."""
    with engine.connect() as connection:
        found = revision(connection)
    _refuse_newer(found)
    if found != HEAD:
        raise ProjectError(
            f"{FILE_NAME} has an older schema; any command that writes, such as `tocsin run`, brings it up to date"
        )


def bring_up(engine: Engine, folder: Path) -> None:
    """For the writer: migrates an older schema, with a copy of the database as it was kept beside it."""
    with engine.connect() as connection:
        found = revision(connection)
    _refuse_newer(found)
    if found == HEAD:
        return
    if found:
        keep_copy(folder / FILE_NAME, folder / f"{FILE_NAME}.before-{HEAD}")
    upgrade(engine)


def upgrade(engine: Engine, target: str = "head") -> None:
    """Run the migrations that are missing, all in one transaction."""
    # Alembic takes a third of a second to load, and almost no command needs it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, target)


def _refuse_newer(found: str) -> None:
    if found and found not in REVISIONS:
        raise NewerSchema(
            f"this project was written by a newer tocsin (schema {found}, this one knows {HEAD}); upgrade tocsin"
        )
