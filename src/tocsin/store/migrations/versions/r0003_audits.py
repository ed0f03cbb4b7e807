"""Samples of a project's records and sentences, drawn to be judged, and what was said of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add five tables; nothing that was there changes."""
    _drawn()
    op.create_table(
        "audit_judgement",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("item", sa.Integer, sa.ForeignKey("audit_item.n"), nullable=False),
        *(_text(name) for name in ("user", "answer", "details", "created_at")),
    )
    op.create_index("ix_audit_judgement_item", "audit_judgement", ["item"])


def _drawn() -> None:
    op.create_table(
        "audit_draw",
        sa.Column("n", sa.Integer, primary_key=True),
        _text("subject"),
        _number("seed"),
        *(_text(name) for name in ("coders", "user", "created_at")),
    )
    op.create_index("ix_audit_draw_subject", "audit_draw", ["subject"])
    op.create_table(
        "audit_stratum",
        sa.Column("draw", sa.Integer, sa.ForeignKey("audit_draw.n"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        _text("name"),
        *(_number(name) for name in ("size", "drawn")),
    )
    op.create_table(
        "audit_item",
        sa.Column("n", sa.Integer, primary_key=True),
        *(_text(name) for name in ("subject", "key", "id", "document")),
        sa.Column("text_sha256", sa.String(64), sa.ForeignKey("text.sha256"), nullable=False),
        *(_text(name) for name in ("outlet", "type", "band")),
        *(_number(name) for name in ("start", "end", "context_start", "context_end")),
        _text("records"),
        sa.UniqueConstraint("subject", "key"),
    )
    op.create_table(
        "audit_member",
        sa.Column("draw", sa.Integer, sa.ForeignKey("audit_draw.n"), primary_key=True),
        sa.Column("item", sa.Integer, sa.ForeignKey("audit_item.n"), primary_key=True),
        *(_number(name) for name in ("position", "stratum")),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)
