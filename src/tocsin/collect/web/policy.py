"""How Tocsin behaves on the web, and what it takes from there."""

from __future__ import annotations

from dataclasses import dataclass, field

AGENT = "tocsin"
"""The product token: what a robots.txt calls this program by."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Bounds of fetching. The defaults are polite to a small server and far above what any report needs."""

    agent: str = AGENT
    """The whole user agent line; its first word stays ``AGENT``."""
    delay: float = 1.0
    """Least seconds between two requests to one host; a longer ``Crawl-delay`` of its robots.txt is kept to."""
    max_bytes: int = 10_000_000
    """Of one answer, packed or unpacked."""
    max_seconds: float = 30.0
    """Of one request as a whole, from the look-up of the name to the last byte."""
    max_redirects: int = 5
    robots: bool = True
    """Whether robots.txt is obeyed."""
    allow: frozenset[str] = field(default=frozenset())
    """``host:port`` of servers that may be asked though their address or port is none of the public web's."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said, whole and unpacked."""

    url: str
    """Where it came from, after redirects."""
    status: int
    """200, or 304 where nothing changed since the last visit; anything else is raised."""
    body: bytes = b""
    type: str = ""
    """The Content-Type, as the server has it: a hint, never believed."""
    etag: str = ""
    modified: str = ""
    """Last-Modified, to be sent back as it came."""
