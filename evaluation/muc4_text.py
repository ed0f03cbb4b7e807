"""Reads the texts of MUC-3/4, which are broken into short lines and stand in capital letters, as plain paragraphs.

Lines of a paragraph are joined. Of the dateline the place stays, and its day is the day of publication. An editor's
remarks in brackets are cut; what explains a name keeps round brackets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tocsin.errors import UsageError

_HEADER = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b.*\n", re.MULTILINE)
_DATELINE = re.compile(
    r"[^\n]{0,200}?\b(?:(\d{1,2} [A-Z]{3})[A-Z]* (\d{2})|NO DATE|\d{1,2} [A-Z]{3})\b[^\n]{0,200}?--\s*"
    r"(?:\([^)]*\)\s*)*"
)
_REMARK = re.compile(
    r"\[(?:[^\]]*\b(?:INDISTINCT|OMITTED|RECORDING|CONTINUED|TEXT|APPLAUSE|THOUGHT|HEARD|RECEIVED|PAUSES?)\b[^\]]*"
    r"|REPORTER|REPORT|SIGNED|EXCERPTS?|DATED?\b[^\]]*)\]"
)


class Text(NamedTuple):
    """A document as it is read."""

    place: str
    """Where it was reported from, as its dateline has it; empty without one."""
    published: str
    """ISO day of its dateline, empty without one."""
    body: str
    """Its paragraphs, each on a line of its own."""

    def written(self, casing: Callable[[str], str] = str) -> str:
        """Dateline and paragraphs as an agency sends them: the place in capital letters, then a dash."""
        dateline = f"{self.place} - " if self.place else ""
        return dateline + casing(self.body)


def read_texts(folder: Path) -> dict[str, Text]:
    """Texts by document, from the files below ``folder`` that are no keys, in their order.

    Raises ``UsageError`` where there is no document.
    """
    files = [f for f in sorted(folder.rglob("*")) if f.is_file() and not f.name.startswith("key")]
    found = {name: plain_text(body) for f in files for name, body in _parts(f.read_text("utf-8", errors="replace"))}
    if not found:
        raise UsageError(f"no text below {folder} begins with an id such as DEV-MUC3-0001")
    return found


def plain_text(document: str) -> Text:
    """What stands below a line with an id."""
    paragraphs = [" ".join(p.split()) for p in re.split(r"\n\s*\n|\n(?=   )", _REMARK.sub("", document)) if p.strip()]
    text = "\n\n".join(paragraphs).replace("[", "(").replace("]", ")")
    head = _DATELINE.match(text)
    if head is None:
        return Text("", "", text)
    return Text(_place(head.group()), _day(f"{head.group(1)} {head.group(2)}"), text[head.end() :].lstrip(" )"))


def _place(dateline: str) -> str:
    town = re.match(r"[A-Z][A-Z .'-]*[A-Z]", dateline)
    return "" if town is None or town.group() in ("NO CITY", "CLANDESTINE") else town.group()


def _parts(text: str) -> Iterator[tuple[str, str]]:
    split = _HEADER.split(text)
    return zip(split[1::2], split[2::2], strict=True)


def _day(dateline: str) -> str:
    """``3 JAN 90`` is 1990-01-03; what is no day gives none."""
    try:
        return datetime.strptime(dateline.title(), "%d %b %y").date().isoformat()
    except ValueError:
        return ""
