"""Tells what came by what it is: a server's word for it is as often wrong as right, and may be a trap."""

from __future__ import annotations

import re
from typing import Literal

from tocsin.errors import FetchRefused

Sniffed = Literal["feed", "sitemap", "opml", "html", "pdf"]

_LOOKED_AT = 1 << 16
_BEFORE_ROOT = re.compile(
    r"\s*(?:<\?(?:(?!\?>).)*+\?>\s*|<!--(?:(?!-->).)*+-->\s*|<!doctype(?:\s[^>\[]*)?(?:\[[^\]]*\])?\s*>\s*)*+",
    re.DOTALL | re.IGNORECASE,
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_ROOTS: dict[str, Sniffed] = {
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
    "opml": "opml",
    "html": "html",
}
_PAGE = frozenset(("html", "head", "body", "title", "meta", "link", "script", "div", "p", "article", "main", "section"))
_DOCTYPE_HTML = re.compile(r"\s*(?:<!--(?:(?!-->).)*+-->\s*)*+<!doctype\s+html\b", re.DOTALL | re.IGNORECASE)


def sniff(body: bytes) -> Sniffed:
    """What the bytes are. Raises ``FetchRefused`` for whatever is neither a feed nor a page nor a PDF."""
    if body.startswith(b"%PDF-"):
        return "pdf"
    if not body.strip():
        raise FetchRefused("the server gives an empty answer")
    head = _head(body)
    if _DOCTYPE_HTML.match(head):
        return "html"
    start = _BEFORE_ROOT.match(head)
    root = _ROOT.match(head, start.end() if start else 0)
    name = root[1].lower() if root else ""
    if name in _ROOTS:
        return _ROOTS[name]
    if name in _PAGE:
        return "html"
    raise FetchRefused("is neither a feed nor a page nor a PDF")


def plain_xml(body: bytes) -> bytes:
    """XML as it can be parsed without harm. Raises ``FetchRefused`` where it declares entities.

    A few entities that name each other unfold to gigabytes ("billion laughs"), and one may name a file of this machine.
    No feed, sitemap or list of feeds needs any. Wide encodings are turned into UTF-8 first, so that none is hidden.
    """
    if _is_wide(body):
        text = body.decode("utf-32" if body[:4] in _UTF32 else "utf-16", "replace").removeprefix("\ufeff")
        body = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode()
    if re.search(rb"<!\s*ENTITY\b", body, re.IGNORECASE) and b"DOCTYPE" in body.upper():
        raise FetchRefused("declares entities of its own, which can be a trap and no feed needs")
    return body


_MARKS = "\xef\xbb\xbf\xff\xfe"
"""Bytes of the marks that tell an encoding."""
_UTF32 = (b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"<\0\0\0", b"\0\0\0<")


def _is_wide(body: bytes) -> bool:
    return body[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in body[:64]


def _head(body: bytes) -> str:
    head = body[:_LOOKED_AT]
    # Marks are ASCII: of a wide encoding every byte that is none is dropped.
    return head.replace(b"\0", b"").decode("latin-1").lstrip(_MARKS)
