"""What a program calls: code one text, read one record back."""

from __future__ import annotations

from tocsin.analyst import analyst
from tocsin.records import Briefing, Document, Record, record_from_json
from tocsin.settings import load_settings


def code(text: str, published: str = "", doc: str = "text", title: str = "", outlet: str = "") -> list[Record]:
    """The records of one text, in text order.

    ``published`` (an ISO date) lets "on Thursday" become a date; without it such dates stay empty. The first call loads
    the language model, which takes a second or two. A model or registry that is off raises a ``TocsinError``.
    """
    document = Document(id=doc, text=text, title=title, outlet=outlet, published=published)
    return list(analyst(Briefing(load_settings().model))(document).records)


def read_record(line: str | bytes, text: str) -> Record:
    """A record read back from its JSON, beside its text. Raises ``RecordError`` where the two do not agree."""
    return record_from_json(line, text)
