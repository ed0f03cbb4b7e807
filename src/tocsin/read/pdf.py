"""The text of a PDF, taken out by a process of its own: the format is a maze, and a hostile file may crash its reader.

The process gets bytes and gives text; it has so much time and memory and no more, and whatever becomes of it touches
nothing here. This file is what runs in it, by its path: its package would bring the parser along, which takes seconds.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
from contextlib import closing

from tocsin.errors import TooLarge, Unreadable

MOST_PAGES = 500
_SECONDS = 30
_MEMORY = 1_000_000_000
"""Bytes that the process may take up; a report of 300 pages with maps needs a third of it."""
_LONGEST = 4_000_000
"""Bytes of text."""
_TOO_MANY, _LOCKED, _BROKEN = 3, 4, 5
# PDFium marks a hyphen that only the end of a line made, and takes that end away with it.
_HYPHEN = re.compile(r"(?<=[^\W\d_])(?:-\n|\u00ad\n|[\ufffe\x02]\n?)(?=[a-zà-ÿ])")
_COMPOUND = re.compile(r"(?<=[^\W\d_])(?:-\n|[\ufffe\x02]\n?)(?=\S)")
_WRAPPED = re.compile(r"(?<=\S)(?<![.!?:;»”\"])\n(?=\S)")


def pdf_text(data: bytes) -> str:
    """The text of a PDF, its lines joined to paragraphs. Raises ``Unreadable`` or ``TooLarge`` with the reason."""
    try:
        done = subprocess.run(  # noqa: S603 - this very file
            [sys.executable, "-P", __file__], input=data, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(f"is a PDF that takes over {_SECONDS} seconds to read") from error
    if done.returncode == _TOO_MANY:
        raise TooLarge(f"is a PDF of over {MOST_PAGES} pages")
    if done.returncode == _LOCKED:
        raise Unreadable("is a PDF that is locked with a password")
    if done.returncode:
        raise Unreadable("is a PDF that cannot be opened")
    text = joined(done.stdout.decode("utf-8", "replace"))
    if not text.strip():
        raise Unreadable("is a PDF without a text, such as a scan: have its letters recognised first")
    return text


def joined(text: str) -> str:
    """The text without the ends of lines that only the width of a page made; words that were parted there are whole."""
    lines = _COMPOUND.sub("-", _HYPHEN.sub("", text.replace("\r\n", "\n").replace("\f", "\n\n")))
    return re.sub(r"\n{3,}", "\n\n", _WRAPPED.sub(" ", lines)).strip() + "\n"


def _extract(data: bytes) -> bytes:
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 - only in the process of its own

    with closing(pypdfium2.PdfDocument(data)) as document:
        if len(document) > MOST_PAGES:
            sys.exit(_TOO_MANY)
        written = io.BytesIO()
        for number in range(len(document)):
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                written.write(text.get_text_bounded().encode("utf-8", "replace") + b"\n\n")
            if written.tell() > _LONGEST:
                break
        return written.getvalue()


def _bounded() -> None:
    """Take no more memory or processor time than a PDF needs. Some systems have no such bounds; the parent's holds."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _main() -> None:
    _bounded()
    from pypdfium2 import PdfiumError  # noqa: PLC0415

    try:
        found = _extract(sys.stdin.buffer.read())
    except PdfiumError as error:
        sys.exit(_LOCKED if "password" in str(error).lower() else _BROKEN)
    except (MemoryError, ValueError):
        sys.exit(_BROKEN)
    sys.stdout.buffer.write(found)


if __name__ == "__main__":
    _main()
