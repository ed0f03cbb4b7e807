"""Text from outside as HTML: escaped, and with what a screen would obey or hide written out."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlencode, urlsplit

from markupsafe import Markup, escape

# Control characters, and the marks that turn the reading direction: a text in a right-to-left script does not need
# them, a text that is to be read wrongly does.
_OBEYED = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)


def shown(text: str) -> Markup:
    """A stretch of a document as HTML; the characters that would act on the page stand there by their number."""
    return Markup(_OBEYED.sub(_written_out, str(escape(text))))  # noqa: S704 - escaped just before


def _written_out(match: re.Match[str]) -> str:
    character = match.group()
    name = unicodedata.name(character, "control character").lower()
    return f'<span class="unseen" title="{name}">U+{ord(character):04X}</span>'


def document_address(name: str, anchor: str = "") -> str:
    """Where a document's page is, whatever stands in its id."""
    return f"/documents/{quote(name, safe='')}" + (f"#{quote(anchor, safe='')}" if anchor else "")


def judging_address(name: str, record: str) -> str:
    """Where a record of a document is judged; whatever stands in the two ids."""
    return f"/judge?{urlencode({'document': name, 'record': record})}"


def explanation_address(name: str, record: str) -> str:
    """Where a record of a document is explained; whatever stands in the two ids."""
    return f"/explanation?{urlencode({'document': name, 'record': record})}"


def web_address(source: str) -> str:
    """The source where it is an address on the web, else nothing: no other kind is ever made a link."""
    try:
        parts = urlsplit(source)
    except ValueError:
        return ""
    return source if parts.scheme in {"http", "https"} and parts.netloc and source.isprintable() else ""
