"""One record as the page shows it: its mark, who says so, what, the words, and what the coder filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tocsin.export.details import details
from tocsin.export.standing import Mark, mark
from tocsin.export.wording import what, who_says
from tocsin.records import Record
from tocsin.registry import Registry

from .shown import document_address, explanation_address, judging_address

_ANCHOR = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Card:
    """A record, worded."""

    record: Record
    anchor: str
    """Unique on the page; the record's id wherever that can stand in an address."""
    mark: Mark
    who: str
    what: str
    details: tuple[tuple[str, str], ...]

    @property
    def address(self) -> str:
        """Where its words stand, beside the record."""
        return document_address(self.record.doc, f"w-{self.anchor}")

    @property
    def explained(self) -> str:
        """Where it is told why the record says what it says."""
        return explanation_address(self.record.doc, self.record.id)

    @property
    def judged(self) -> str:
        """Where an analyst says whether it is right."""
        return judging_address(self.record.doc, self.record.id)


def card(record: Record, number: int, registry: Registry, outlet: str = "") -> Card:
    """One record as a card; ``number`` is its place in the list that it stands in."""
    anchor = record.id if _ANCHOR.fullmatch(record.id) else f"n{number}"
    who = who_says(record, registry, outlet)
    return Card(record, anchor, mark(record), who, what(record, registry), tuple(details(record, registry)))
