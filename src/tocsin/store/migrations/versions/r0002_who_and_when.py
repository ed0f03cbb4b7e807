"""Names that the registry does not know, what analysts said of them, and when an undated text was written."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add two tables, and three columns that are filled when a document is coded anew."""
    for name, default in (("written_first", ""), ("written_last", ""), ("written_clues", "[]")):
        op.add_column("document", _text(name, default))
    op.create_table(
        "unknown_name",
        sa.Column("document", sa.Integer, sa.ForeignKey("document.n", ondelete="CASCADE"), nullable=False),
        *(_text(name) for name in ("id", "name", "kind")),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("start", "end", "mentions")),
        *(_text(name) for name in ("descriptions", "country")),
    )
    op.create_index("ix_unknown_name_document", "unknown_name", ["document"])
    op.create_index("ix_unknown_name_id", "unknown_name", ["id"])
    op.create_table(
        "actor_choice",
        sa.Column("n", sa.Integer, primary_key=True),
        *(_text(name) for name in ("name", "actor", "user", "note", "created_at")),
    )
    op.create_index("ix_actor_choice_name", "actor_choice", ["name"])


def _text(name: str, default: str | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default=default)
