"""What a query finds as an Atom feed (RFC 4287), for whoever follows a crisis in a reader of feeds.

A title says who says so before what, so that a claim reads as one wherever the feed goes. ``updated`` is a time that
this project knows: when it last coded what the entry rests on. No time of day is made of a day.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as Xml

NAMESPACE = "http://www.w3.org/2005/Atom"
NO_TIME = "1970-01-01T00:00:00Z"
"""``updated`` of a feed over nothing: the standard wants one, and there is no time to give."""
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class AtomEntry:
    """One thing in a feed."""

    key: str
    """What it is known by, however often it changes: ``incident:3f2a90c1…``."""
    title: str
    updated: str
    """ISO date and time with its offset."""
    summary: str
    author: str
    """Who published what it rests on."""
    link: str = ""
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AtomFeed:
    """What stands above the entries. The addresses are absolute."""

    title: str
    subtitle: str
    key: str
    here: str
    page: str
    entries: Sequence[AtomEntry] = ()


def atom(feed: AtomFeed) -> bytes:
    """The feed as XML."""
    root = Xml.Element("feed", {"xmlns": NAMESPACE})
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.subtitle)
    _text(root, "id", stable_id(feed.key))
    _text(root, "updated", max((entry.updated for entry in feed.entries), default=NO_TIME))
    Xml.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": _clean(feed.here)})
    Xml.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": _clean(feed.page)})
    _text(Xml.SubElement(root, "author"), "name", "Tocsin, machine-coded")
    _text(root, "generator", "Tocsin")
    for entry in feed.entries:
        _entry(root, entry)
    written: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def stable_id(key: str) -> str:
    """An id that is the same wherever and whenever the feed is made, and nobody else's."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"tocsin:{_clean(key)}").urn


def _entry(root: Xml.Element, entry: AtomEntry) -> None:
    made = Xml.SubElement(root, "entry")
    _text(made, "title", entry.title)
    _text(made, "id", stable_id(entry.key))
    _text(made, "updated", entry.updated)
    if entry.link:
        Xml.SubElement(made, "link", {"rel": "alternate", "type": "text/html", "href": _clean(entry.link)})
    _text(Xml.SubElement(made, "author"), "name", entry.author or "an outlet not named")
    for category in entry.categories:
        Xml.SubElement(made, "category", {"term": _clean(category)})
    _text(made, "summary", entry.summary)


def _text(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, name).text = _clean(text)


def _clean(text: str) -> str:
    return _NOT_XML.sub("�", text)
