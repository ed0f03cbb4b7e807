"""A record beside what is known of the document that it stands in: what following things through time asks of it."""

from __future__ import annotations

from dataclasses import dataclass

from .base import Record


@dataclass(frozen=True, slots=True)
class Reported:
    """One record as one document reports it. The record's text, and so its evidence, stays what it was."""

    record: Record
    outlet: str = ""
    published: str = ""
    """ISO date, empty where unknown."""
    written_first: str = ""
    """For an undated text: first ISO day on which it can have been written, told from inside; empty where open."""
    written_last: str = ""
    origin: str = ""
    """Id of the group of documents that go back to one origin; empty where origins were not looked for."""

    @property
    def doc(self) -> str:
        """The document's id."""
        return self.record.doc

    @property
    def source(self) -> str:
        """What counts as one voice: the origin, or the document itself where none is known. Never the outlet."""
        return self.origin or self.doc

    @property
    def told(self) -> str:
        """The day by which it was told, as far as anyone knows; empty where nothing dates the text."""
        return self.published or self.written_last
