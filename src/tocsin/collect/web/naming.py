"""Ids of documents that have an address on the web."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import unquote

from httpx2 import URL

from ..names import safe_id
from .addresses import canonical

_LONGEST = 80
_ENDING = re.compile(r"\.(?:html?|php|aspx?|jsp|pdf)$", re.IGNORECASE)


def web_id(url: str) -> str:
    """The id of the page at an address: its host, the words of its path, and a hash by which it is the only one.

    The same page has the same id however it was come by. Raises ``FetchRefused`` where it is no address.
    """
    known = canonical(url)
    found = URL(known)
    path = found.raw_path.decode("ascii", "replace").partition("?")[0]
    parts = [unquote(part) for part in path.split("/") if part]
    words = _ENDING.sub("", max(parts[-2:], key=len)) if parts else ""
    name = safe_id(f"{found.host}-{words}" if words else found.host)[:_LONGEST].rstrip("-. ")
    return f"{name}-{hashlib.sha256(known.encode()).hexdigest()[:8]}"
