"""The address that a page names as its own, which is one however many lead to it."""

from __future__ import annotations

import re
from html import unescape

from httpx2 import URL

from tocsin.errors import FetchRefused

from .addresses import canonical, host_of, join

_HEAD = 200_000
_LINK = re.compile(rb"<link\b[^<>]{0,2000}>", re.IGNORECASE)
_CANONICAL = re.compile(rb"\brel\s*=\s*[\"']?\s*canonical\b", re.IGNORECASE)
_HREF = re.compile(rb"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)


def own_address(body: bytes, url: str) -> str:
    """The canonical form of the address that a page fetched from ``url`` names as its own, else of ``url``.

    Only one on the same host is believed: a page could name that of a report elsewhere, and so keep it from being read.
    """
    here = canonical(url)
    for link in _LINK.findall(body[:_HEAD]):
        href = _HREF.search(link) if _CANONICAL.search(link) else None
        if not href:
            continue
        stated = unescape(next(filter(None, href.groups()), b"").decode("utf-8", "replace"))
        try:
            named = canonical(join(url, stated))
        except FetchRefused:
            continue
        # A site that calls its front page the address of every report would leave one of them.
        return named if host_of(named) == host_of(here) and URL(named).path.strip("/") else here
    return here
