"""The real coder as it might be one day: another version, and it makes events alone."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.analyst import analyst
from tocsin.records import Document, Record


class Newer:
    """Codes like the coder that is there."""

    def __init__(self, model: str) -> None:
        self._coder = analyst(model)
        self.version = f"{self._coder.version}.newer"

    def __call__(self, document: Document) -> Sequence[Record]:
        kept = (record for record in self._coder(document) if record.type == "event")
        return [record.revised(document.text, version=self.version) for record in kept]


def newer(model: str) -> Newer:
    return Newer(model)
