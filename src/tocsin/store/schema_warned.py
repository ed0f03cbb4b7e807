"""The tables of reference data and of alerts, on the same metadata as ``schema.py``."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Float, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from .schema import metadata

reference_set = Table(
    "reference_set",
    metadata,
    Column("n", Integer, primary_key=True),
    *(Column(name, Text, nullable=False) for name in ("family", "version", "name", "licence", "credit")),
    *(Column(name, Text, nullable=False) for name in ("definition", "attribution", "trust")),
    UniqueConstraint("family", "version"),
    comment="editions of reference data, with what has to be said wherever a figure of them is shown",
)

reference_file = Table(
    "reference_file",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("edition", ForeignKey("reference_set.n"), nullable=False),
    Column("name", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("rows", Integer, nullable=False, comment="rows read so far, bad ones included"),
    Column("kept", Integer, nullable=False),
    Column("new", Integer, nullable=False),
    Column("bad", Integer, nullable=False),
    Column("started_at", Text, nullable=False),
    Column("finished_at", Text, nullable=False, comment="empty while it is read, or where that was cut off"),
    UniqueConstraint("edition", "sha256"),
    comment="files that were imported, so that the same one changes nothing and a cut-off one goes on",
)

reference_event = Table(
    "reference_event",
    metadata,
    Column("edition", ForeignKey("reference_set.n"), primary_key=True),
    Column("id", Text, primary_key=True, comment="the source's own"),
    *(Column(name, Text, nullable=False) for name in ("kind", "event_type", "side_a", "side_b")),
    *(Column(name, Text, nullable=False) for name in ("country", "admin1", "admin2", "place")),
    Column("latitude", Float),
    Column("longitude", Float),
    *(Column(name, Text, nullable=False) for name in ("precision", "date_start", "date_end")),
    *(Column(name, Float, comment="dead; null where the source counts none") for name in ("low", "best", "high")),
    Column("reports", Integer, comment="null where the source does not say"),
    Column("url", Text, nullable=False),
    Column("told", Text, nullable=False),
    Index("reference_event_by_country", "edition", "country", "date_start"),
    comment="events that others counted: never mixed with the project's own",
    sqlite_with_rowid=False,
)

reference_month = Table(
    "reference_month",
    metadata,
    Column("edition", ForeignKey("reference_set.n"), primary_key=True),
    Column("country", Text, primary_key=True),
    Column("month", Text, primary_key=True),
    Column("deaths", Float, nullable=False),
    Column("population", Float),
    sqlite_with_rowid=False,
)

alert = Table(
    "alert",
    metadata,
    Column("id", Text, primary_key=True),
    Column("rule", Text, nullable=False, index=True),
    Column("severity", Text, nullable=False),
    Column("standing", Text, nullable=False, comment="open, or withdrawn: its records are gone or say something else"),
    Column("revision", Integer, nullable=False, comment="1 when it fires; one more whenever what it says changes"),
    Column("raised_at", Text, nullable=False),
    Column("changed_at", Text, nullable=False, index=True),
    Column("body", Text, nullable=False, comment="the alert as it was raised last, JSON"),
    CheckConstraint("standing IN ('open', 'withdrawn')", name="alert_standing"),
)

alert_said = Table(
    "alert_said",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("alert", Text, nullable=False, index=True, comment="no foreign key: it outlives what it speaks of"),
    Column("action", Text, nullable=False),
    Column("user", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    comment="append-only: who acknowledged, muted or reopened an alert; the last word on it stands",
)

alert_sent = Table(
    "alert_sent",
    metadata,
    Column("alert", Text, primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("sent_at", Text, nullable=False),
    comment="which revisions were sent out, so that none is sent twice",
)

forecast_said = Table(
    "forecast_said",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("document", Text, nullable=False, index=True, comment="the document's id: no foreign key, it outlives it"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("evidence", "outcome", "user", "note", "created_at")),
    comment="append-only: what analysts said came of forecasts, by document and span; the last word stands",
)
