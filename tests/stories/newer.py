"""The real coder as it might be one day: another version, and it makes events alone."""

from __future__ import annotations

from dataclasses import replace

from tocsin.analyst import analyst
from tocsin.records import Briefing, Coded, Document, Record


class Newer:
    """Codes like the coder that is there."""

    def __init__(self, briefing: Briefing) -> None:
        self._coder = analyst(briefing)
        self.version = f"{self._coder.version}.newer"

    def __call__(self, document: Document) -> Coded:
        coded = self._coder(document)
        kept = (record for record in coded.records if record.type == "event")
        return replace(coded, records=tuple(newly(record, document.text) for record in kept))


def newly(record: Record, text: str) -> Record:
    return record.revised(text, version=f"{record.version}.newer")


def newer(briefing: Briefing) -> Newer:
    return Newer(briefing)
