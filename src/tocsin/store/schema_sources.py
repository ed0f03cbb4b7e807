"""The tables of what is watched: sources, visits to them, the reports that they named, and what servers ask for."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from .schema import metadata


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


source = Table(
    "source",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    *map(_text, ("kind", "title", "lang", "folder")),
    Column("text_from", Text, nullable=False, server_default="page"),
    Column("muted", Integer, nullable=False, server_default="0"),
    *map(_text, ("added_at", "etag", "modified", "digest", "visited_at", "fetched_at", "next_at")),
    Column("failures", Integer, nullable=False, server_default="0"),
    *map(_text, ("reason", "note")),
)

source_visit = Table(
    "source_visit",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("source", ForeignKey("source.n", ondelete="CASCADE"), nullable=False, index=True),
    *map(_text, ("at", "outcome", "reason")),
    Column("items", Integer, nullable=False, server_default="0"),
    Column("new", Integer, nullable=False, server_default="0"),
)

article = Table(
    "article",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("source", ForeignKey("source.n", ondelete="SET NULL"), comment="null: asked for by its address"),
    Column("url", Text, nullable=False),
    Column("address", Text, nullable=False, unique=True, comment="canonical form of the url"),
    Column("own", Text, nullable=False, server_default="", index=True, comment="what the page calls its address"),
    *map(_text, ("guid", "title", "published", "updated", "lang", "html", "seen_at")),
    Column("state", Text, nullable=False),
    Column("failures", Integer, nullable=False, server_default="0"),
    *map(_text, ("reason", "next_at")),
    Column("digest", String(64), nullable=False, server_default="", comment="of what came"),
    _text("document"),
    Index("article_by_state", "state", "next_at"),
    Index("article_by_guid", "source", "guid"),
    Index("article_by_digest", "digest"),
)

web_rules = Table(
    "web_rules",
    metadata,
    Column("host", Text, primary_key=True, comment="scheme://host:port"),
    *map(_text, ("body", "reason", "until")),
)

web_rest = Table(
    "web_rest",
    metadata,
    Column("host", Text, primary_key=True, comment="host:port that asked to be left alone"),
    _text("until"),
)
