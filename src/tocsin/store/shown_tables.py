"""Tables of what is kept as it is shown: incidents and entries of ledgers, as merging and following left them.

They hold nothing that does not follow from the records, so they can be emptied and are made anew.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, Table, Text

from .schema import metadata

incident = Table(
    "incident",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("component", Integer, nullable=False, index=True, comment="written and taken out by component, as merged"),
    Column("id", Text, nullable=False, index=True),
    Column("event_type", Text, nullable=False),
    Column("mode", Text, nullable=False, comment="of the best report"),
    Column("standing", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("admin1", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("precision", Text, nullable=False),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("week", Text, nullable=False, comment="Monday of the one week in which it was, or empty"),
    Column("low", Float, comment="dead: low, best and high; null where no report counts them, or bounds them"),
    Column("best", Float),
    Column("high", Float),
    Column("fact", Float),
    Column("surely", Float, nullable=False, comment="what is held against a bound: 1 where none applies"),
    Column("filled", Integer, nullable=False, comment="how much its best report says"),
    Column("reports", Integer, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("told_first", Text, nullable=False, comment="days on which its first and last report came out"),
    Column("told_last", Text, nullable=False),
    Column("contradictions", Integer, nullable=False),
    Column("denies", Text, nullable=False, index=True),
    Column("held", Integer, nullable=False),
    Column("actors", Text, nullable=False, comment="JSON list"),
    Column("targets", Text, nullable=False, comment="JSON list"),
    Column("title", Text, nullable=False, comment="of the document of its best report"),
    Column("new_at", Text, nullable=False, comment="when an incident of this id was first merged"),
    Column("changed_at", Text, nullable=False, comment="when anything of it last became otherwise"),
    Index("incident_by_day", "first", "id"),
    Index("incident_by_country", "country", "first"),
    Index("incident_by_type", "event_type", "first"),
    Index("incident_by_told", "told_first"),
    Index("incident_by_new", "new_at"),
    Index("incident_by_origins", "origins", "first", "id"),
    Index("incident_by_contradictions", "contradictions", "told_last"),
    Index("incident_counted", "standing", "surely", "event_type", "week", "country", "reports", "best"),
    comment="one row an incident: what lists are narrowed, sorted and counted by",
)

incident_body = Table(
    "incident_body",
    metadata,
    Column("incident", ForeignKey("incident.n", ondelete="CASCADE"), primary_key=True),
    Column("body", Text, nullable=False, comment="its reports as JSON lists: the whole incident follows from them"),
    comment="apart from the rows that are counted, which are read by the hundred thousand",
)

incident_actor = Table(
    "incident_actor",
    metadata,
    Column("incident", ForeignKey("incident.n", ondelete="CASCADE"), primary_key=True),
    Column("role", Text, primary_key=True, comment="actors or targets"),
    Column("actor", Text, primary_key=True),
    Column("code", Text, nullable=False, comment="the actor without its sector"),
    Index("incident_actor_by_code", "code", "incident"),
    Index("incident_actor_by_actor", "actor", "incident"),
    sqlite_with_rowid=False,
)

incident_pair = Table(
    "incident_pair",
    metadata,
    Column("a", Text, primary_key=True, comment="parties, one from each side, in the order of the alphabet"),
    Column("b", Text, primary_key=True),
    Column("incident", ForeignKey("incident.n", ondelete="CASCADE"), primary_key=True, index=True),
    Index("incident_pair_by_b", "b"),
    sqlite_with_rowid=False,
)

ledger_entry = Table(
    "ledger_entry",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("ledger", Text, nullable=False),
    Column("bundle", Text, nullable=False, comment="what its records belong together by; empty where all do"),
    Column("id", Text, nullable=False),
    Column("rank", Text, nullable=False, comment="its place in the ledger, greatest first"),
    Column("state", Text, nullable=False),
    Column("before", Text, nullable=False, comment="the state before, empty where it had one only"),
    Column("changed", Text, nullable=False, comment="day by which it was told to have this state"),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("known", Text, nullable=False, comment="first day from which anything of it is known"),
    Column("words", Integer, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("sure", Integer, nullable=False),
    Column("listed", Integer, nullable=False, comment="1: sure enough, and tells enough to be known again"),
    Column("whole", Integer, nullable=False, comment="1: its body has every word"),
    Column("curve", Text, nullable=False, comment="of a relation: what counts towards its tone by day, JSON"),
    Column("body", Text, nullable=False, comment="the entry as JSON, of a long one with its latest words alone"),
    Column("new_at", Text, nullable=False, comment="when an entry of this id was first made"),
    Column("changed_at", Text, nullable=False, comment="when its state last became otherwise"),
    Index("ledger_entry_by_rank", "ledger", "listed", "rank"),
    Index("ledger_entry_by_id", "ledger", "id"),
    Index("ledger_entry_by_bundle", "ledger", "bundle"),
    Index("ledger_entry_by_change", "changed"),
    Index("ledger_entry_by_changed_at", "changed_at"),
    comment="entries of ledgers as they stand with everything known",
)

ledger_whole = Table(
    "ledger_whole",
    metadata,
    Column("entry", ForeignKey("ledger_entry.n", ondelete="CASCADE"), primary_key=True),
    Column("body", Text, nullable=False),
    comment="long entries with every word",
)

ledger_party = Table(
    "ledger_party",
    metadata,
    Column("entry", ForeignKey("ledger_entry.n", ondelete="CASCADE"), primary_key=True),
    Column("role", Text, primary_key=True, comment="actor, or country without its sector"),
    Column("actor", Text, primary_key=True),
    Column("code", Text, nullable=False),
    Index("ledger_party_by_code", "role", "code", "entry"),
    sqlite_with_rowid=False,
)

ledger_word = Table(
    "ledger_word",
    metadata,
    Column("entry", ForeignKey("ledger_entry.n", ondelete="CASCADE"), primary_key=True),
    Column("known", Text, primary_key=True, comment="day from which something of it is known"),
    Column("last", Text, primary_key=True, comment="day of which that is told"),
    comment="by what an entry's place among others is found as of a day",
    sqlite_with_rowid=False,
)

ledger_member = Table(
    "ledger_member",
    metadata,
    Column("ledger", Text, primary_key=True),
    Column("bundle", Text, primary_key=True),
    Column("document", Integer, primary_key=True, index=True, comment="no foreign key: what is gone must be taken out"),
    comment="documents whose records are in a bundle",
    sqlite_with_rowid=False,
)

shown_state = Table(
    "shown_state",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    comment="by what is known whether these tables are in step: how often they were changed, and from what",
)
