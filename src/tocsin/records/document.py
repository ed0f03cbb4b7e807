"""A text as stored: decoded, extracted, and known by the hash of what it came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Document:
    """One text. Offsets of every record count in ``text``: byte-order mark removed, line ends kept."""

    id: str
    text: str
    title: str = ""
    outlet: str = ""
    published: str = ""
    """ISO date, empty where unknown: never guessed."""
    lang: str = ""
    source: str = ""
    """Path or address that it came from."""
    raw_sha256: str = ""
    notes: tuple[str, ...] = field(default=())
    """What reading had to mend: encoding repaired, furniture cut."""
    collected: str = ""
    """ISO day on which it was there for certain: no text was written after it was added. Empty where unknown."""

    @property
    def text_sha256(self) -> str:
        """Content hash of the text, by which one text is stored once."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
