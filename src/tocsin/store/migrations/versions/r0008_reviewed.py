"""What analysts retract and purge, and what their judgements make of the records."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add two tables and a few columns; nothing is reviewed or withdrawn yet."""
    op.add_column("document", sa.Column("withdrawn", sa.Integer, nullable=False, server_default="0"))
    op.create_index("ix_document_withdrawn", "document", ["withdrawn"])
    op.add_column("record", sa.Column("review", sa.Text, nullable=False, server_default=""))
    op.add_column("judgement", sa.Column("record", sa.Text, nullable=False, server_default=""))
    op.create_table(
        "overruled",
        sa.Column("document", sa.Integer, sa.ForeignKey("document.n", ondelete="CASCADE"), primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "tombstone",
        sa.Column("n", sa.Integer, primary_key=True),
        *(_text(name) for name in ("document", "record", "type", "reason", "user", "created_at")),
        sa.Column("purged", sa.Integer, nullable=False),
        sa.Column("restored", sa.Integer, nullable=False),
        _text("text_sha256"),
    )
    op.create_index("ix_tombstone_document", "tombstone", ["document"])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)
