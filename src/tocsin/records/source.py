"""What is watched, and the reports that were found there: how each stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TextFrom = Literal["page", "feed"]
"""Whether the report is the page that a feed points to, or what the feed itself carries."""
Outcome = Literal["new", "same", "failed", "refused"]
"""Of a visit: something came; nothing changed; the server or the network failed; it is not fetched, or not taken."""
ArticleState = Literal["waiting", "taken", "same", "refused", "given-up"]
"""To be fetched; a document here; the same page as another; not taken, with the reason; failed too often."""


@dataclass(frozen=True, slots=True)
class Source:
    """One address that is visited again and again."""

    n: int
    url: str
    kind: str
    """A ``SourceKind``; empty until it was visited once."""
    title: str
    lang: str
    folder: str
    text_from: TextFrom
    muted: bool
    added_at: str
    etag: str
    modified: str
    """Last-Modified of the last visit; both are sent back, so that what has not changed is not sent again."""
    digest: str
    """SHA-256 of what came last, for servers that know no conditions."""
    visited_at: str
    """When it was last tried; times are ISO in UTC, empty for never."""
    fetched_at: str
    """When it last answered."""
    next_at: str
    """When it is due."""
    failures: int
    """In a row, up to now."""
    reason: str
    """Why the last visit failed; empty where it did not."""
    note: str
    """What of the last visit was left out."""
    taken: int = 0
    """Reports of it that are documents here."""
    waiting: int = 0
    """Reports of it that are still to be fetched."""


@dataclass(frozen=True, slots=True)
class Article:
    """One report that a source named, or that was asked for by its address."""

    n: int
    source: int | None
    url: str
    title: str
    published: str
    updated: str
    lang: str
    html: str
    failures: int
    digest: str
    """Of what came last."""
    document: str
    """The id of the document that it is here; empty where it is none yet."""
    outlet: str
    """The source's title."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit to a source, as it is kept."""

    at: str
    outcome: Outcome
    reason: str = ""
    items: int = 0
    new: int = 0
    """Reports that it named, and those of them that were not known."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A report that is no document here, and why."""

    url: str
    state: ArticleState
    failures: int
    reason: str
    next_at: str
    """When it is tried again, while it waits."""
