"""What a source gives when it is visited: the reports that it names, and what it says of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SourceKind = Literal["feed", "sitemap", "page", "document"]
"""An RSS or Atom feed; a sitemap or an index of sitemaps; a web page; a PDF. Told by what came, not by its name."""


@dataclass(frozen=True, slots=True)
class Item:
    """One report that a feed or a sitemap names."""

    url: str
    """Absolute, as it is to be fetched."""
    guid: str = ""
    """The name that the feed knows it by; empty where it gives none."""
    title: str = ""
    published: str = ""
    """ISO day of first publication, as the feed writes it, with no shift of time zone; empty where it says none."""
    updated: str = ""
    """When it was last changed, ISO in UTC: no publication, so an old report that is touched up stays old."""
    lang: str = ""
    html: str = ""
    """The report itself, where the feed carries it whole; empty where it only announces it."""


@dataclass(frozen=True, slots=True)
class Given:
    """What one visit gave."""

    kind: SourceKind
    title: str = ""
    lang: str = ""
    items: tuple[Item, ...] = ()
    more: tuple[str, ...] = ()
    """Of an index: the addresses of the sitemaps in it that are to be read."""
    note: str = ""
    """What was left out, and why."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed in an OPML list."""

    url: str
    title: str = ""
    lang: str = ""
    folder: str = ""
    """Names of the folders that it lies in, with slashes between."""
