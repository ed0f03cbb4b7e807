"""Names for documents: ids that are safe and unique in a run, and labels that are one plain line."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from tocsin.records.plain import escaped, plain

LONGEST_ID = 200
_UNSAFE = re.compile(r'[\\/:*?"<>|\ufffd]')
_ENDINGS = re.compile(r"\.gz$", re.IGNORECASE)


def label(path: str) -> str:
    """A path as one plain line: bytes that are no UTF-8, line breaks and unseen characters are written as escapes."""
    return escaped(os.fsencode(path).decode("utf-8", "backslashreplace"))


def stem(name: str) -> str:
    """A file's name without its ending; of a packed file without both."""
    return Path(_ENDINGS.sub("", name)).stem


def safe_id(wanted: str) -> str:
    """The nearest id that can be a file name and a word on a terminal; empty where nothing is left."""
    readable = wanted.encode("utf-8", "replace" if wanted.isascii() else "surrogatepass").decode("utf-8", "replace")
    return _UNSAFE.sub("_", plain(readable)).strip(" .")[:LONGEST_ID]


class Ids:
    """Gives out document ids, each once in a run. The same inputs in the same order get the same ids."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, wanted: str, source: str) -> str:
        """An id like ``wanted``; where that is taken, with a short hash of ``source`` behind it."""
        name = safe_id(wanted) or "document"
        chosen, attempt = name, 0
        while chosen in self._taken:
            digest = hashlib.sha256(f"{source}\0{attempt}".encode()).hexdigest()[:8]
            chosen, attempt = f"{name[: LONGEST_ID - 9]}-{digest}", attempt + 1
        self._taken.add(chosen)
        return chosen
