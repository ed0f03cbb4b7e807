"""What the page asks for, kept as it is shown: incidents, entries of ledgers, counts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_WORDS = ("id", "event_type", "mode", "standing", "country", "admin1", "place", "precision")
_DAYS = ("first", "last", "week")
_COUNTS = ("filled", "reports", "documents", "origins")
_ENTRY = ("ledger", "bundle", "id", "rank", "state", "before", "changed", "first", "last", "known")
_LATER = ("actors", "targets", "title", "new_at", "changed_at")


def upgrade() -> None:
    """Add the tables; the next run fills them from what was merged, and from the records."""
    op.add_column("document", sa.Column("unfollowed", sa.Integer, nullable=False, server_default="0"))
    op.create_index("ix_document_unfollowed", "document", ["unfollowed"])
    op.execute("UPDATE document SET unfollowed = 1 WHERE n IN (SELECT document FROM record)")
    _incidents()
    _ledgers()
    op.create_table("shown_state", sa.Column("name", sa.Text, primary_key=True), _text("value"))


def _incidents() -> None:
    op.create_table(
        "incident",
        sa.Column("n", sa.Integer, primary_key=True),
        _number("component"),
        *map(_text, _WORDS),
        sa.Column("latitude", sa.Float),
        sa.Column("longitude", sa.Float),
        *map(_text, _DAYS),
        *(sa.Column(name, sa.Float) for name in ("low", "best", "high", "fact")),
        sa.Column("surely", sa.Float, nullable=False),
        *map(_number, _COUNTS),
        *map(_text, ("told_first", "told_last")),
        _number("contradictions"),
        _text("denies"),
        _number("held"),
        *map(_text, _LATER),
    )
    for name in ("component", "id", "denies"):
        op.create_index(f"ix_incident_{name}", "incident", [name])
    for name, columns in {
        "day": ["first", "id"],
        "country": ["country", "first"],
        "type": ["event_type", "first"],
        "told": ["told_first"],
        "new": ["new_at"],
        "origins": ["origins", "first", "id"],
        "contradictions": ["contradictions", "told_last"],
    }.items():
        op.create_index(f"incident_by_{name}", "incident", columns)
    counted = ["standing", "surely", "event_type", "week", "country", "reports", "best"]
    op.create_index("incident_counted", "incident", counted)
    _beside()


def _beside() -> None:
    op.create_table("incident_body", _incident(), _text("body"))
    op.create_table(
        "incident_actor",
        _incident(),
        sa.Column("role", sa.Text, primary_key=True),
        sa.Column("actor", sa.Text, primary_key=True),
        _text("code"),
        sqlite_with_rowid=False,
    )
    op.create_index("incident_actor_by_code", "incident_actor", ["code", "incident"])
    op.create_index("incident_actor_by_actor", "incident_actor", ["actor", "incident"])
    op.create_table(
        "incident_pair",
        sa.Column("a", sa.Text, primary_key=True),
        sa.Column("b", sa.Text, primary_key=True),
        _incident(),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_incident_pair_incident", "incident_pair", ["incident"])
    op.create_index("incident_pair_by_b", "incident_pair", ["b"])


def _ledgers() -> None:
    op.create_table(
        "ledger_entry",
        sa.Column("n", sa.Integer, primary_key=True),
        *map(_text, _ENTRY),
        *map(_number, ("words", "sources", "sure", "listed", "whole")),
        *map(_text, ("curve", "body", "new_at", "changed_at")),
    )
    for name, columns in {
        "rank": ["ledger", "listed", "rank"],
        "id": ["ledger", "id"],
        "bundle": ["ledger", "bundle"],
        "change": ["changed"],
        "changed_at": ["changed_at"],
    }.items():
        op.create_index(f"ledger_entry_by_{name}", "ledger_entry", columns)
    op.create_table("ledger_whole", _entry(), _text("body"))
    op.create_table("ledger_party", _entry(), *map(_key, ("role", "actor")), _text("code"), sqlite_with_rowid=False)
    op.create_index("ledger_party_by_code", "ledger_party", ["role", "code", "entry"])
    op.create_table("ledger_word", _entry(), *map(_key, ("known", "last")), sqlite_with_rowid=False)
    op.create_table(
        "ledger_member",
        *map(_key, ("ledger", "bundle")),
        sa.Column("document", sa.Integer, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_ledger_member_document", "ledger_member", ["document"])


def _entry() -> sa.Column[int]:
    return sa.Column("entry", sa.Integer, sa.ForeignKey("ledger_entry.n", ondelete="CASCADE"), primary_key=True)


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=True)


def _incident() -> sa.Column[int]:
    return sa.Column("incident", sa.Integer, sa.ForeignKey("incident.n", ondelete="CASCADE"), primary_key=True)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)
