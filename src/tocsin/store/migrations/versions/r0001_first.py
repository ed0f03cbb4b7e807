"""The first schema: documents with their bytes and texts, records with their actors, judgements, runs, full text."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tocsin.store.sqlite import SEARCH

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table. The columns are written out, so that no later ``schema.py`` can change this step."""
    _contents()
    _documents()
    _records()
    _judgements_and_runs()
    if op.get_bind().dialect.name == "sqlite":
        for statement in SEARCH:
            op.execute(statement)


def _text(name: str, default: str | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default=default)


def _number(name: str, default: str | None = None) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, server_default=default)


def _contents() -> None:
    op.create_table(
        "raw",
        sa.Column("sha256", sa.String(64), primary_key=True),
        _number("size"),
        sa.Column("packed", sa.LargeBinary, nullable=False, comment="the bytes as they came, zlib"),
    )
    op.create_table("text", sa.Column("sha256", sa.String(64), primary_key=True), _number("characters"), _text("body"))


def _documents() -> None:
    plain = ("title", "outlet", "published", "lang", "source")
    op.create_table(
        "document",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        *(_text(name) for name in plain),
        sa.Column("raw_sha256", sa.String(64), sa.ForeignKey("raw.sha256"), nullable=False),
        sa.Column("text_sha256", sa.String(64), sa.ForeignKey("text.sha256"), nullable=False),
        *(_text(name) for name in ("notes", "added_at", "state")),
        _number("attempts", "0"),
        *(_text(name, "") for name in ("reason", "coder", "coded_at")),
        sa.CheckConstraint("state IN ('new', 'coded', 'failed', 'set-aside')", name="document_state"),
    )
    for name in ("published", "raw_sha256", "text_sha256"):
        op.create_index(f"ix_document_{name}", "document", [name])
    op.create_index("document_by_state", "document", ["state", "coder"])
    op.create_table(
        "earlier",
        sa.Column("document", sa.Integer, sa.ForeignKey("document.n", ondelete="CASCADE"), nullable=False),
        sa.Column("raw_sha256", sa.String(64), sa.ForeignKey("raw.sha256"), nullable=False),
        sa.Column("text_sha256", sa.String(64), sa.ForeignKey("text.sha256"), nullable=False),
        _text("replaced_at"),
        comment="what a document held before other content came under its id",
    )
    op.create_index("ix_earlier_document", "earlier", ["document"])


def _records() -> None:
    op.create_table(
        "record",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("document", sa.Integer, sa.ForeignKey("document.n", ondelete="CASCADE"), nullable=False),
        *(_text(name) for name in ("id", "type", "subtype")),
        *(_number(name) for name in ("start", "end")),
        *(_text(name) for name in ("evidence", "status", "country", "date_start", "date_end")),
        sa.Column("confidence", sa.Float),
        *(_text(name) for name in ("version", "body")),
        sa.UniqueConstraint("document", "id"),
    )
    op.create_index("ix_record_id", "record", ["id"])
    op.create_index("record_by_type", "record", ["type", "status"])
    op.create_index("record_by_country", "record", ["country", "date_start"])
    op.create_table(
        "record_actor",
        sa.Column("record", sa.Integer, sa.ForeignKey("record.n", ondelete="CASCADE"), primary_key=True),
        sa.Column("role", sa.Text, primary_key=True),
        sa.Column("actor", sa.Text, primary_key=True),
        _text("code"),
    )
    op.create_index("ix_record_actor_code", "record_actor", ["code"])
    op.create_index("record_actor_by_actor", "record_actor", ["actor"])


def _judgements_and_runs() -> None:
    op.create_table(
        "judgement",
        sa.Column("n", sa.Integer, primary_key=True),
        *(_text(name) for name in ("document", "type")),
        *(_number(name) for name in ("start", "end")),
        *(_text(name) for name in ("evidence", "verdict", "user", "note", "correction", "created_at")),
        comment="append-only: what analysts said of records, by document, type and span",
    )
    op.create_index("judgement_by_document", "judgement", ["document"])
    op.create_table(
        "run",
        sa.Column("n", sa.Integer, primary_key=True),
        *(_text(name) for name in ("started_at", "ended_at", "coder")),
        *(_number(name) for name in ("pid", "coded", "failed", "set_aside")),
    )
