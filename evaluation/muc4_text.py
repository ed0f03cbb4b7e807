"""Reads the texts of MUC-3/4, which are broken into short lines and stand in capital letters, as plain paragraphs.

Lines of a paragraph are joined. The dateline is cut, and gives the day of publication. An editor's remarks in brackets
are cut; what explains a name keeps round brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from tocsin.errors import UsageError

_HEADER = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b.*\n", re.MULTILINE)
_DATELINE = re.compile(
    r"[^\n]{0,200}?\b(?:(\d{1,2} [A-Z]{3})[A-Z]* (\d{2})|NO DATE|\d{1,2} [A-Z]{3})\b[^\n]{0,200}?--\s*"
    r"(?:\[[^\]]*\]\s*)*"
)
_REMARK = re.compile(
    r"\[(?:[^\]]*\b(?:INDISTINCT|OMITTED|RECORDING|CONTINUED|TEXT|APPLAUSE|THOUGHT|HEARD|RECEIVED|PAUSES?)\b[^\]]*"
    r"|REPORTER|REPORT|SIGNED|EXCERPTS?|DATED?\b[^\]]*)\]"
)


def read_texts(folder: Path) -> dict[str, tuple[str, str]]:
    """Text and day of publication by document, from the files below ``folder`` that are no keys, in their order.

    Raises ``UsageError`` where there is no document.
    """
    files = [f for f in sorted(folder.rglob("*muc*")) if f.is_file() and not f.name.startswith("key")]
    found = {name: plain_text(body) for f in files for name, body in _parts(f.read_text("utf-8", errors="replace"))}
    if not found:
        raise UsageError(f"no text below {folder} begins with an id such as DEV-MUC3-0001")
    return found


def plain_text(body: str) -> tuple[str, str]:
    """A document's paragraphs, each on a line of its own, and the ISO day of its dateline, empty without one."""
    paragraphs = [" ".join(p.split()) for p in re.split(r"\n\s*\n|\n(?=   )", _REMARK.sub("", body)) if p.strip()]
    text = "\n\n".join(paragraphs)
    head = _DATELINE.match(text)
    published = _day(f"{head.group(1)} {head.group(2)}") if head else ""
    text = text[head.end() :] if head else text
    return text.replace("[", "(").replace("]", ")").strip(), published


def _parts(text: str) -> Iterator[tuple[str, str]]:
    split = _HEADER.split(text)
    return zip(split[1::2], split[2::2], strict=True)


def _day(dateline: str) -> str:
    """``3 JAN 90`` is 1990-01-03; what is no day gives none."""
    try:
        return datetime.strptime(dateline.title(), "%d %b %y").date().isoformat()
    except ValueError:
        return ""
