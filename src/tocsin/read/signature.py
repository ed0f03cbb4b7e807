"""Tells what bytes are before they are read: no text at all, a text, or a page."""

from __future__ import annotations

import re

from tocsin.errors import Unreadable

_MARKS = (
    (b"%PDF-", "is a PDF where a text was announced; add it as a file of its own"),
    (
        b"PK\x03\x04",
        "is a zip archive (or a Word, OpenDocument or EPUB file, which is one); unpack it or save it as text",
    ),
    (b"PK\x05\x06", "is an empty zip archive"),
    (b"\x1f\x8b", "is packed with gzip; give it a name that ends in .gz"),
    (b"BZh", "is packed with bzip2; unpack it first"),
    (b"\xfd7zXZ\x00", "is packed with xz; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "is packed with zstd; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "is a 7z archive; unpack it first"),
    (b"Rar!\x1a\x07", "is a RAR archive; unpack it first"),
    (b"\x7fELF", "is a program (ELF), not a text"),
    (b"\x89PNG\r\n\x1a\n", "is an image (PNG), not a text"),
    (b"\xff\xd8\xff", "is an image (JPEG), not a text"),
    (b"GIF8", "is an image (GIF), not a text"),
    (b"SQLite format 3\x00", "is a SQLite database, not a text"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Office file; save it as text"),
    (b"{\\rtf", "is RTF; save it as plain text"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LOOKED_AT = 1 << 16
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).)*+-->\s*)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)


def check_text(data: bytes) -> None:
    """Raise ``Unreadable`` saying what the bytes are where they bear the mark of something that is no text."""
    for mark, reason in _MARKS:
        if data.startswith(mark):
            raise Unreadable(reason)
    if data[257:262] == b"ustar":
        raise Unreadable("is a tar archive; unpack it first")


def control_share(data: bytes) -> float:
    """The share of control codes, near 0 in any text of one byte a letter: stray NULs are a few in thousands."""
    head = data[:_LOOKED_AT]
    return len(_CONTROLS.findall(head)) / max(len(head), 1)


def looks_like_html(text: str) -> bool:
    """Whether a text begins as a page does. One that only holds tags somewhere is no page."""
    return _PAGE.match(text[:4000].removeprefix("\ufeff")) is not None


def declared_encoding(data: bytes) -> str:
    """The encoding that a page's head names, empty if it names none."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii", "replace") if found else ""
