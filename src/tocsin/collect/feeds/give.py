"""What one visit to a source gave, by what came."""

from __future__ import annotations

from datetime import date

from tocsin.errors import FetchFailed, FetchRefused, TooLarge
from tocsin.records.feed import Given, Item

from ..web import Answer
from ..web.unpack import unpack
from .feed import read_feed
from .sitemap import read_sitemap
from .sniff import sniff

MOST_UNPACKED = 50_000_000
"""Bytes of a sitemap that is itself a gzip file; sitemaps.org allows as much."""


def given(answer: Answer, today: date) -> Given:
    """The reports that a source names; a page or a PDF is itself the report. Raises ``FetchRefused`` for aught else."""
    body = _unpacked(answer.body)
    match sniff(body):
        case "feed":
            return read_feed(body, answer.url, today)
        case "sitemap":
            return read_sitemap(body, today)
        case "html":
            return Given("page", items=(Item(answer.url),))
        case "pdf":
            return Given("document", items=(Item(answer.url),))
        case "opml":
            raise FetchRefused("is a list of feeds; `tocsin watch import` takes it as a file")


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        return unpack([body], "gzip", MOST_UNPACKED)
    except (TooLarge, FetchFailed) as error:
        raise FetchRefused(str(error)) from error
