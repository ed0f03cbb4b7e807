"""Makes of a document what is kept of it to find copies and retellings by."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from tocsin.records import Document, Event, Record
from tocsin.records.origin import Fact, Fingerprint

from .credits import find_credit
from .runs import Hashes, hashes_of, sketch
from .telling import STEM, telling_of
from .words import Words, words_of

_TITLE_TOLD = 0.25
"""Share of the title's longer words that a text which tells what its title says holds at least. Login and cookie pages
hold none; a headline in other words than its report mostly holds a name."""
_LONG_WORD = 4


def fingerprint(
    document: Document, records: Iterable[Record] = (), furniture: Iterable[tuple[int, int]] = ()
) -> Fingerprint:
    """The document's fingerprint: pure and without any other document, so it is made once and kept.

    ``furniture`` are the spans that reading found to be no report (see ``Reading.furniture``); they are left out, so
    that two texts of one outlet do not become copies by the notice below both. ``records`` are those of the document;
    only events count.
    """
    spans = tuple(furniture)
    words = words_of(document.text, spans)
    runs = sketch(words)
    telling = telling_of(document.text, spans)
    title = words_of(document.title).words
    return Fingerprint(
        doc=document.id,
        outlet=document.outlet,
        published=document.published,
        digest=_digest(words.words),
        title=_digest(title),
        told=_is_told(title, words),
        size=runs.size,
        scale=runs.scale,
        runs=_bytes(runs.runs),
        signature=_bytes(runs.signature),
        windows=_bytes(runs.windows),
        stems=_bytes(telling.stems),
        names=_bytes(telling.names),
        capitals=_bytes(telling.capitals),
        figures=_bytes(telling.figures),
        quoted=_bytes(telling.quoted),
        sources=_bytes(telling.sources),
        credit=find_credit(document.text, document.outlet),
        facts=tuple(_fact(record) for record in records if isinstance(record, Event)),
    )


def _is_told(title: list[str], words: Words) -> bool:
    stems = {word[:STEM] for word in title if len(word) >= _LONG_WORD}
    if not stems:
        return True
    return len(stems & {word[:STEM] for word in words.words}) >= _TITLE_TOLD * len(stems)


def _digest(words: list[str]) -> str:
    return hashlib.blake2b(hashes_of(words).tobytes(), digest_size=8).hexdigest() if words else ""


def _fact(event: Event) -> Fact:
    return Fact(event.event_type, event.actors, event.targets)


def _bytes(hashes: Hashes) -> bytes:
    return hashes.astype("<u4").tobytes()
