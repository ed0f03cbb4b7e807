"""Which incident each event record belongs to, kept up to date document by document, and what analysts said of that."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add three tables and two columns; every coded document is still to be merged."""
    op.add_column("document", sa.Column("unmerged", sa.Integer, nullable=False, server_default="0"))
    op.add_column("document", sa.Column("origin", sa.Text, nullable=False, server_default=""))
    op.create_index("ix_document_unmerged", "document", ["unmerged"])
    op.execute("UPDATE document SET unmerged = 1 WHERE n IN (SELECT document FROM record WHERE type = 'event')")
    op.create_table(
        "incident_report",
        sa.Column("n", sa.Integer, primary_key=True),
        _number("document"),
        _text("record"),
        _number("component"),
        *(_text(name) for name in ("incident", "denies")),
        _number("held"),
    )
    for name in ("document", "component", "incident"):
        op.create_index(f"ix_incident_report_{name}", "incident_report", [name])
    op.create_table(
        "incident_key",
        sa.Column("key", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("report", sa.Integer, sa.ForeignKey("incident_report.n", ondelete="CASCADE"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_incident_key_report", "incident_key", ["report"])
    _said()


def _said() -> None:
    sides = [
        _number(f"{side}_{name}") if name in {"start", "end"} else _text(f"{side}_{name}")
        for side in ("one", "other")
        for name in ("document", "start", "end", "evidence")
    ]
    op.create_table(
        "incident_said",
        sa.Column("n", sa.Integer, primary_key=True),
        _text("kind"),
        *sides,
        *(_text(name) for name in ("user", "note", "created_at")),
    )
    for side in ("one", "other"):
        op.create_index(f"ix_incident_said_{side}_document", "incident_said", [f"{side}_document"])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)
