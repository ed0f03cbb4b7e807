"""Sitemaps: the pages of a site that changed lately, by its own account (sitemaps.org, and Google's news sitemaps)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lxml import etree  # type: ignore[import-untyped]

from tocsin.errors import FetchRefused
from tocsin.records.feed import Given, Item

from ..web import parse_address
from .feed import iso_day, plain_title
from .sniff import plain_xml

MOST_PAGES = 500
"""Of one sitemap that are looked at, the latest: the others were written before anybody watched."""
MOST_SITEMAPS = 5
"""Of an index that are read, the latest."""


def read_sitemap(body: bytes, today: date) -> Given:
    """The pages that a sitemap names, or the sitemaps that an index names. Raises ``FetchRefused`` where it is neither.

    ``lastmod`` is when a page was changed, so it is kept as that; only a news sitemap says when it was published.
    """
    root = read_xml(body)
    entries = [entry for entry in (_fields(element) for element in root) if entry.get("loc")]
    entries.sort(key=_latest, reverse=True)
    if local_name(root) == "sitemapindex":
        named = [entry["loc"] for entry in entries]
        return Given("sitemap", more=tuple(named[:MOST_SITEMAPS]), note=_note("sitemaps", len(named), MOST_SITEMAPS))
    items = [item for entry in entries[:MOST_PAGES] if (item := _item(entry, today))]
    return Given("sitemap", items=tuple(items), note=_note("pages", len(entries), MOST_PAGES))


def read_xml(body: bytes) -> etree._Element:
    """The root of an XML document, with nothing outside of it looked at. Raises ``FetchRefused`` where it is broken."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(plain_xml(body), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FetchRefused("is XML that cannot be read") from error
    if root is None:
        raise FetchRefused("is XML that cannot be read")
    return root


def local_name(element: etree._Element) -> str:
    """An element's name without its namespace; lxml's own way to it fails where the name is a broken one."""
    return str(element.tag).rpartition("}")[2]


def _fields(element: etree._Element) -> dict[str, str]:
    """The texts of an entry and of what lies in it, by name, the first of each."""
    found: dict[str, str] = {}
    for child in _within(element):
        if isinstance(child.tag, str) and child.text:
            found.setdefault(local_name(child), child.text.strip())
    return found


def _within(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        yield child
        yield from child  # news:news holds the date and the title


def _latest(entry: dict[str, str]) -> str:
    return entry.get("publication_date") or entry.get("lastmod", "")


def _item(entry: dict[str, str], today: date) -> Item | None:
    try:
        url = str(parse_address(entry["loc"]))
    except FetchRefused:
        return None
    published, updated = iso_day(entry.get("publication_date"), today), iso_day(entry.get("lastmod"), today)
    return Item(
        url=url,
        title=plain_title(entry.get("title")),
        published=published,
        updated=f"{updated}T00:00:00Z" if updated else "",
        lang=entry.get("language", "")[:20],
    )


def _note(what: str, total: int, most: int) -> str:
    return f"names {total:,} {what}; the latest {most:,} are looked at" if total > most else ""
