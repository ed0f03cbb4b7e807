"""RSS and Atom: the reports that a feed names, newest first as feeds have them, however broken its XML is."""

from __future__ import annotations

import io
import re
from calendar import timegm
from collections.abc import Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate
from html import unescape
from typing import Any

import feedparser  # type: ignore[import-untyped]

from tocsin.errors import FetchRefused
from tocsin.records.feed import Given, Item
from tocsin.records.plain import plain

from ..web import join
from .sniff import plain_xml

MOST_ITEMS = 1_000
"""Of one feed that are looked at: feeds hold 10 to 200, and the longest that is known to the list of defaults 500."""
_ITEM = re.compile(rb"<(?:[\w.-]+:)?(item|entry)[\s>/]")
_ENDS = {b"item": rb"</(?:[\w.-]+:)?item\s*>", b"entry": rb"</(?:[\w.-]+:)?entry\s*>"}
_TAG = re.compile(r"<[^<>]{0,500}>")
_ISO = re.compile(r"\s*(\d{4}-\d{2}-\d{2})")
_LONGEST_TITLE = 300
_FAULTS = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError, RecursionError)
"""What feedparser was seen to raise over hostile input, where it should note a fault."""
_WHOLE_WORDS = 150
"""Words from which on what a feed carries is taken for the report itself; announcements have 20 to 80."""


def read_feed(body: bytes, url: str, today: date) -> Given:
    """The reports of a feed fetched from ``url``. Days after ``today`` are mistakes, and left empty.

    Raises ``FetchRefused`` where there is no feed in it, or a trap.
    """
    body, note = _first_items(plain_xml(body))
    read = _parsed(body, url)
    if not read.version and not read.entries:
        raise FetchRefused("is no feed that can be read")
    dated = not str(read.version).startswith("atom")
    items = [_item(entry, url, today, dated=dated) for entry in read.entries[:MOST_ITEMS]]
    known: dict[str, Item] = {}
    for item in filter(None, items):
        known.setdefault(item.url, item)
    return Given(
        kind="feed",
        title=plain_title(read.feed.get("title")),
        lang=_text(read.feed.get("language"))[:20],
        items=tuple(known.values()),
        note=note,
    )


def _parsed(body: bytes, url: str) -> Any:
    try:
        return feedparser.parse(
            io.BytesIO(body),  # never a string: feedparser would take that for an address or a file, and open it
            sanitize_html=False,
            resolve_relative_uris=False,  # inside of texts; it takes as long as all the rest
            response_headers={"content-location": url, "content-type": "application/xml"},
        )
    except (
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        ArithmeticError,
        AssertionError,
        RecursionError,
    ) as error:
        raise FetchRefused("is a feed too broken to be read") from error


def plain_title(value: object) -> str:
    """A title without markup, on one line, of a length that a line can hold."""
    return plain(" ".join(unescape(_TAG.sub(" ", _text(value)[:2_000])).split()))[:_LONGEST_TITLE].strip()


def iso_day(written: object, today: date) -> str:
    """The day that a feed writes, as ISO and without a shift of time zone; empty where it is none or not yet come."""
    text = _text(written)
    found = _ISO.match(text)
    try:
        if found:
            day = date.fromisoformat(found[1])
        elif (parts := parsedate(text)) is not None:
            day = date(*parts[:3])
        else:
            return ""
    except (ValueError, OverflowError):
        return ""
    # A day ahead is today somewhere.
    return day.isoformat() if day.year >= 1990 and (day - today).days <= 1 else ""


def _first_items(body: bytes) -> tuple[bytes, str]:
    """The feed with as many items as are looked at, for the time to parse all of 100,000 is a minute."""
    starts = _ITEM.finditer(body)
    for count, start in enumerate(starts, 1):
        if count > MOST_ITEMS:
            total = count + sum(1 for _ in starts)
            end = b"</feed>" if start[1] == b"entry" else b"</channel></rss>"
            return body[: start.start()] + end, f"holds {total:,} items; the first {MOST_ITEMS:,} are looked at"
    return body, ""


def _item(entry: Mapping[str, Any], base: str, today: date, *, dated: bool) -> Item | None:
    try:
        address = join(base, _text(entry.get("link")) or _permalink(entry))
    except FetchRefused:
        return None
    stated = dict(entry)  # feedparser's own mapping answers for "updated" with "published"
    published = iso_day(stated.get("published"), today) or _parsed_day(stated.get("published_parsed"), today)
    if not published and dated:  # RSS 1.0 has dc:date alone, which feedparser calls updated
        published = iso_day(stated.get("updated"), today) or _parsed_day(stated.get("updated_parsed"), today)
    return Item(
        url=address,
        guid=plain(_text(stated.get("id")))[:500],
        title=plain_title(stated.get("title")),
        published=published,
        updated=_moment(stated.get("updated_parsed")) if not dated or stated.get("published") else "",
        html=_whole(stated),
    )


def _permalink(entry: Mapping[str, Any]) -> str:
    guid = _text(entry.get("id"))
    return guid if guid.startswith(("http://", "https://")) else "about:blank"


def _whole(entry: Mapping[str, Any]) -> str:
    bodies = entry.get("content")
    values = [_text(one.get("value")) for one in bodies if isinstance(one, dict)] if isinstance(bodies, list) else []
    longest = max([*values, _text(entry.get("summary"))], key=len)
    return longest if len(_TAG.sub(" ", longest).split()) >= _WHOLE_WORDS else ""


def _parsed_day(parts: Any, today: date) -> str:
    return iso_day(_moment(parts)[:10], today)


def _moment(parts: Any) -> str:
    try:
        return datetime.fromtimestamp(timegm(parts), UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if parts else ""
    except (TypeError, ValueError, OverflowError, OSError):
        return ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
