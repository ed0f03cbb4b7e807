"""Which documents go back to one text: what is kept of each to find that by, what ties them, what they make."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add four tables and a mark; every coded document is still to be traced to its origin."""
    op.add_column("document", sa.Column("untraced", sa.Integer, nullable=False, server_default="0"))
    op.create_index("ix_document_untraced", "document", ["untraced"])
    op.create_index("ix_document_origin", "document", ["origin"])
    op.execute("UPDATE document SET untraced = 1 WHERE state = 'coded' OR n IN (SELECT document FROM record)")
    op.create_table(
        "fingerprint",
        sa.Column("document", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "origin_key",
        sa.Column("key", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("document", sa.Integer, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "origin_tie",
        sa.Column("one", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("other", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        *(sa.Column(name, sa.Float, nullable=False) for name in ("shared", "of_longer", "order")),
        sa.Column("agency", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_origin_tie_other", "origin_tie", ["other"])
    op.create_table(
        "origin",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("documents", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("ix_origin_documents", "origin", ["documents"])
