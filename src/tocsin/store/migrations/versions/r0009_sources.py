"""Sources that are watched, each visit to them, the reports that they named, and what servers ask for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add five tables; nothing that is there changes."""
    _sources()
    op.create_table(
        "article",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("source", sa.Integer, sa.ForeignKey("source.n", ondelete="SET NULL")),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False, unique=True),
        *_texts("own", "guid", "title", "published", "updated", "lang", "html", "seen_at"),
        sa.Column("state", sa.Text, nullable=False),
        _count("failures"),
        *_texts("reason", "next_at"),
        sa.Column("digest", sa.String(64), nullable=False, server_default=""),
        *_texts("document"),
    )
    op.create_index("ix_article_own", "article", ["own"])
    for name, columns in {"state": ["state", "next_at"], "guid": ["source", "guid"], "digest": ["digest"]}.items():
        op.create_index(f"article_by_{name}", "article", columns)
    op.create_table("web_rules", sa.Column("host", sa.Text, primary_key=True), *_texts("body", "reason", "until"))
    op.create_table("web_rest", sa.Column("host", sa.Text, primary_key=True), *_texts("until"))


def _sources() -> None:
    op.create_table(
        "source",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("url", sa.Text, nullable=False, unique=True),
        *_texts("kind", "title", "lang", "folder"),
        sa.Column("text_from", sa.Text, nullable=False, server_default="page"),
        _count("muted"),
        *_texts("added_at", "etag", "modified", "digest", "visited_at", "fetched_at", "next_at"),
        _count("failures"),
        *_texts("reason", "note"),
    )
    op.create_table(
        "source_visit",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("source", sa.Integer, sa.ForeignKey("source.n", ondelete="CASCADE"), nullable=False),
        *_texts("at", "outcome", "reason"),
        _count("items"),
        _count("new"),
    )
    op.create_index("ix_source_visit_source", "source_visit", ["source"])


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False, server_default="") for name in names]


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, server_default="0")
