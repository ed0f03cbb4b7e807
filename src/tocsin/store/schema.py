"""The tables of a project, in SQLAlchemy Core; what only SQLite has (full text, pragmas) is in ``sqlite.py``.

Reference data and alerts have theirs in ``schema_warned.py``.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

HEAD = "0010"
"""The newest schema revision that this version writes."""
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010")
"""Every revision that this version knows, oldest first; a test holds it against the migrations."""

metadata = MetaData()

raw = Table(
    "raw",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False, comment="the bytes as they came, zlib"),
)

text = Table(
    "text",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("characters", Integer, nullable=False),
    Column("body", Text, nullable=False),
)

document = Table(
    "document",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("published", Text, nullable=False, index=True),
    Column("lang", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("raw_sha256", ForeignKey("raw.sha256"), nullable=False, index=True),
    Column("text_sha256", ForeignKey("text.sha256"), nullable=False, index=True),
    Column("notes", Text, nullable=False, comment="JSON list of what reading had to mend"),
    Column("added_at", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("reason", Text, nullable=False, server_default=""),
    Column("coder", Text, nullable=False, server_default="", comment="version that last coded it, or failed on it"),
    Column("coded_at", Text, nullable=False, server_default=""),
    Column("written_first", Text, nullable=False, server_default="", comment="told from inside an undated text"),
    Column("written_last", Text, nullable=False, server_default=""),
    Column("written_clues", Text, nullable=False, server_default="[]", comment="JSON list: what each bound rests on"),
    Column(
        "unmerged",
        Integer,
        nullable=False,
        server_default="0",
        index=True,
        comment="1: its incidents are not yet its records'",
    ),
    Column(
        "origin",
        Text,
        nullable=False,
        server_default="",
        index=True,
        comment="id of the documents that go back to one origin",
    ),
    Column("untraced", Integer, nullable=False, server_default="0", index=True, comment="1: its origin is to be found"),
    Column("unfollowed", Integer, nullable=False, server_default="0", index=True, comment="1: no ledger has it yet"),
    Column("withdrawn", Integer, nullable=False, server_default="0", index=True, comment="1: retracted; 2: purged"),
    CheckConstraint("state IN ('new', 'coded', 'failed', 'set-aside')", name="document_state"),
    Index("document_by_state", "state", "coder"),
)

earlier = Table(
    "earlier",
    metadata,
    Column("document", ForeignKey("document.n", ondelete="CASCADE"), nullable=False, index=True),
    Column("raw_sha256", ForeignKey("raw.sha256"), nullable=False),
    Column("text_sha256", ForeignKey("text.sha256"), nullable=False),
    Column("replaced_at", Text, nullable=False),
    comment="what a document held before other content came under its id",
)

record = Table(
    "record",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("document", ForeignKey("document.n", ondelete="CASCADE"), nullable=False),
    Column("id", Text, nullable=False, index=True),
    Column("type", Text, nullable=False),
    Column("subtype", Text, nullable=False, comment="root, element, quotation, change or direction, by type"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("status", Text, nullable=False, comment="status of events and forecasts, state of agreements and postures"),
    Column("country", Text, nullable=False),
    Column("date_start", Text, nullable=False),
    Column("date_end", Text, nullable=False),
    Column("confidence", Float, index=True, comment="probability that it is right; null where it was not weighed"),
    Column("version", Text, nullable=False),
    Column("body", Text, nullable=False, comment="the record as one line of JSON"),
    Column("fact", Float, index=True, comment="events: probability that it is told as happened or happening"),
    Column("review", Text, nullable=False, server_default="", comment="reviewed, corrected, or empty: machine-coded"),
    UniqueConstraint("document", "id"),
    Index("record_by_type", "type", "status"),
    Index("record_by_country", "country", "date_start"),
)

record_actor = Table(
    "record_actor",
    metadata,
    Column("record", ForeignKey("record.n", ondelete="CASCADE"), primary_key=True),
    Column("role", Text, primary_key=True),
    Column("actor", Text, primary_key=True),
    Column("code", Text, nullable=False, index=True, comment="the actor without its sector"),
    Index("record_actor_by_actor", "actor"),
)

judgement = Table(
    "judgement",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("document", Text, nullable=False, comment="the document's id: no foreign key, for it outlives re-coding"),
    Column("type", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("user", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("correction", Text, nullable=False, comment="the record as the analyst would have it, JSON, or empty"),
    Column("created_at", Text, nullable=False),
    Column("record", Text, nullable=False, server_default="", comment="the record's id; empty: all of this place"),
    Index("judgement_by_document", "document"),
    comment="append-only: what analysts said of records, by document, type and span",
)

overruled = Table(
    "overruled",
    metadata,
    Column("document", ForeignKey("document.n", ondelete="CASCADE"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("body", Text, nullable=False, comment="the record as one line of JSON"),
    comment="what the coder made and a judgement took out or stands for",
)

tombstone = Table(
    "tombstone",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("document", Text, nullable=False, index=True, comment="the document's id: no foreign key, it outlives all"),
    Column("record", Text, nullable=False, comment="the record's id; empty: the whole document"),
    Column("type", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("user", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("purged", Integer, nullable=False, comment="1: the text is gone too"),
    Column("restored", Integer, nullable=False, comment="1: the withdrawal is taken back"),
    Column("text_sha256", Text, nullable=False, comment="of a purged text, so that it does not come in again"),
    comment="append-only: what was withdrawn; the last row of a document and record stands",
)

incident_report = Table(
    "incident_report",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("document", Integer, nullable=False, index=True, comment="no foreign key: what is gone must be merged away"),
    Column("record", Text, nullable=False, comment="the event record's id"),
    Column(
        "component", Integer, nullable=False, index=True, comment="what hangs together by decisions: recomputed whole"
    ),
    Column(
        "incident", Text, nullable=False, index=True, comment="the incident's id: that of its first report's record"
    ),
    Column("denies", Text, nullable=False, comment="the incident that its incident denies, or empty"),
    Column("held", Integer, nullable=False, comment="1: an analyst had a say in it"),
    comment="which incident each event record belongs to, as merging left it",
)

incident_key = Table(
    "incident_key",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False, comment="a hash of what reports of one act share"),
    Column("report", ForeignKey("incident_report.n", ondelete="CASCADE"), primary_key=True, index=True),
    comment="by what a report is found as one that may tell the same act",
    sqlite_with_rowid=False,
)

incident_said = Table(
    "incident_said",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("kind", Text, nullable=False, comment="together, apart, or neither: taken back"),
    *(
        Column(
            f"{side}_{name}", Integer if name in {"start", "end"} else Text, nullable=False, index=name == "document"
        )
        for side in ("one", "other")
        for name in ("document", "start", "end", "evidence")
    ),
    Column("user", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    comment="append-only: pairs of events that an analyst joined or parted, by document and span; the last word stands",
)

fingerprint = Table(
    "fingerprint",
    metadata,
    Column(
        "document", Integer, primary_key=True, autoincrement=False, comment="no foreign key: ties of it must go too"
    ),
    Column("body", Text, nullable=False, comment="what is kept of the text to find copies by, JSON: none of its words"),
    comment="the text, title, outlet, day and events of each document as they were when its origin was looked for",
)

origin_key = Table(
    "origin_key",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False, comment="a hash of what texts of one origin share"),
    Column("document", Integer, primary_key=True, comment="its keys follow from its fingerprint"),
    comment="by what a text is found as one that may be a copy",
    sqlite_with_rowid=False,
)

origin_tie = Table(
    "origin_tie",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False, comment="the document held against the other"),
    Column("other", Integer, primary_key=True, index=True),
    Column("kind", Text, nullable=False),
    Column("shared", Float, nullable=False),
    Column("of_longer", Float, nullable=False),
    Column("order", Float, nullable=False),
    Column("agency", Text, nullable=False),
    comment="what joins two documents to one origin",
    sqlite_with_rowid=False,
)

origin = Table(
    "origin",
    metadata,
    Column("id", Text, primary_key=True, comment="follows from the least id of its documents"),
    Column("documents", Integer, nullable=False, index=True, comment="how many"),
    Column("body", Text, nullable=False, comment="its documents and how each belongs to it, JSON"),
    comment="documents that go back to one text: one voice",
)

unknown_name = Table(
    "unknown_name",
    metadata,
    Column("document", ForeignKey("document.n", ondelete="CASCADE"), nullable=False, index=True),
    Column("id", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("mentions", Integer, nullable=False),
    Column("descriptions", Text, nullable=False, comment="JSON list"),
    Column("country", Text, nullable=False),
    comment="who acts in a document and is not in the registry",
)

actor_choice = Table(
    "actor_choice",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("name", Text, nullable=False, index=True),
    Column("actor", Text, nullable=False, comment="an actor; - for no actor at all; empty: taken back"),
    Column("user", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    comment="append-only: who a name stands for, as an analyst said; the last row of a name stands",
)

audit_draw = Table(
    "audit_draw",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("subject", Text, nullable=False, index=True, comment="record or sentence"),
    Column("seed", Integer, nullable=False),
    Column("coders", Text, nullable=False, comment="JSON list: versions that made the records"),
    Column("user", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    comment="append-only: the samples of a project; the last of a subject stands, and holds what the earlier ones drew",
)

audit_stratum = Table(
    "audit_stratum",
    metadata,
    Column("draw", ForeignKey("audit_draw.n"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("drawn", Integer, nullable=False, comment="by size: the chance that each had to be drawn"),
)

audit_item = Table(
    "audit_item",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("subject", Text, nullable=False),
    Column(
        "key", Text, nullable=False, comment="what is judged, by content: it outlives coding anew that changes nothing"
    ),
    Column("id", Text, nullable=False),
    Column("document", Text, nullable=False, comment="the document's id: no foreign key, for it outlives the document"),
    Column("text_sha256", ForeignKey("text.sha256"), nullable=False),
    Column("outlet", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("band", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("context_start", Integer, nullable=False),
    Column("context_end", Integer, nullable=False),
    Column("records", Text, nullable=False, comment="JSON list of the records shown, each a line of JSON, as drawn"),
    UniqueConstraint("subject", "key"),
    comment="what was ever drawn to be judged, as it was then",
)

audit_member = Table(
    "audit_member",
    metadata,
    Column("draw", ForeignKey("audit_draw.n"), primary_key=True),
    Column("item", ForeignKey("audit_item.n"), primary_key=True),
    Column("position", Integer, nullable=False, comment="the order in which it is to be judged"),
    Column("stratum", Integer, nullable=False, comment="its stratum's position"),
)

audit_judgement = Table(
    "audit_judgement",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("item", ForeignKey("audit_item.n"), nullable=False, index=True),
    Column("user", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("details", Text, nullable=False, comment="JSON list: what is wrong, or the types of what is missed"),
    Column("created_at", Text, nullable=False),
    comment="append-only: what people said of drawn items; the last word of a person on an item stands",
)

run = Table(
    "run",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("started_at", Text, nullable=False),
    Column("ended_at", Text, nullable=False, comment="empty while it runs, or when it was killed"),
    Column("coder", Text, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("coded", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("set_aside", Integer, nullable=False),
)
