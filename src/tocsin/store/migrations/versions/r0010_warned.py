"""Imported reference figures, alerts and what analysts did with them; what they said came of forecasts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add eight tables; nothing that is there changes."""
    _reference()
    _alerts()


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _counts(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]


def _edition(*, key: bool) -> sa.Column[int]:
    return sa.Column("edition", sa.Integer, sa.ForeignKey("reference_set.n"), primary_key=key, nullable=False)


def _reference() -> None:
    op.create_table(
        "reference_set",
        sa.Column("n", sa.Integer, primary_key=True),
        *_texts("family", "version", "name", "licence", "credit", "definition", "attribution", "trust"),
        sa.UniqueConstraint("family", "version"),
    )
    op.create_table(
        "reference_file",
        sa.Column("n", sa.Integer, primary_key=True),
        _edition(key=False),
        *_texts("name"),
        sa.Column("sha256", sa.String(64), nullable=False),
        *_counts("rows", "kept", "new", "bad"),
        *_texts("started_at", "finished_at"),
        sa.UniqueConstraint("edition", "sha256"),
    )
    op.create_table(
        "reference_event",
        _edition(key=True),
        sa.Column("id", sa.Text, primary_key=True),
        *_texts("kind", "event_type", "side_a", "side_b", "country", "admin1", "admin2", "place"),
        sa.Column("latitude", sa.Float),
        sa.Column("longitude", sa.Float),
        *_texts("precision", "date_start", "date_end"),
        *(sa.Column(name, sa.Float) for name in ("low", "best", "high")),
        sa.Column("reports", sa.Integer),
        *_texts("url", "told"),
        sqlite_with_rowid=False,
    )
    op.create_index("reference_event_by_country", "reference_event", ["edition", "country", "date_start"])
    op.create_table(
        "reference_month",
        _edition(key=True),
        sa.Column("country", sa.Text, primary_key=True),
        sa.Column("month", sa.Text, primary_key=True),
        sa.Column("deaths", sa.Float, nullable=False),
        sa.Column("population", sa.Float),
        sqlite_with_rowid=False,
    )


def _alerts() -> None:
    op.create_table(
        "alert",
        sa.Column("id", sa.Text, primary_key=True),
        *_texts("rule", "severity", "standing"),
        *_counts("revision"),
        *_texts("raised_at", "changed_at", "body"),
        sa.CheckConstraint("standing IN ('open', 'withdrawn')", name="alert_standing"),
    )
    op.create_index("ix_alert_rule", "alert", ["rule"])
    op.create_index("ix_alert_changed_at", "alert", ["changed_at"])
    op.create_table(
        "alert_said",
        sa.Column("n", sa.Integer, primary_key=True),
        *_texts("alert", "action", "user", "note", "created_at"),
    )
    op.create_index("ix_alert_said_alert", "alert_said", ["alert"])
    op.create_table(
        "alert_sent",
        sa.Column("alert", sa.Text, primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
        *_texts("sent_at"),
    )
    op.create_table(
        "forecast_said",
        sa.Column("n", sa.Integer, primary_key=True),
        *_texts("document"),
        *_counts("start", "end"),
        *_texts("evidence", "outcome", "user", "note", "created_at"),
    )
    op.create_index("ix_forecast_said_document", "forecast_said", ["document"])
