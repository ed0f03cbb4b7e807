"""A raw document becomes a document: decoded, its article taken out of a page, its date and language made plain."""

from __future__ import annotations

import hashlib
import re

from tocsin.errors import TooLarge, Unreadable
from tocsin.records import Document, RawDocument

from .decode import decode_only, repair
from .published import iso_date
from .signature import declared_encoding, looks_like_html

LONGEST_TEXT = 1_000_000
"""Characters: a book. A parse of more needs memory and time that no report is worth."""
UPDATED = "changed, by the page, on"
"""Begins the note of the day on which a page was last changed: kept apart, for that day is no publication."""
GUESSED = "day of publication told by the page's address or marks, not stated by it"
_LANG = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?")


def to_document(raw: RawDocument) -> Document:
    """The document with its text as it is stored. Raises ``Unreadable`` or ``TooLarge`` with the reason."""
    meta = {key: _one_line(value) for key, value in raw.meta.items()}
    if raw.kind == "pdf" or raw.data.startswith(b"%PDF-"):
        text = _pdf(raw.data)
        notes: tuple[str, ...] = ("text taken out of a PDF",)
    else:
        text, notes = decode_only(raw.data, declared_encoding(raw.data))
    if raw.kind == "html" or looks_like_html(text):
        text, stated, told = _article(text, raw.source)
        notes = (*notes, "article taken out of a page", *told)
        meta = stated | {key: value for key, value in meta.items() if value}
    _check(text)
    text, repairs = repair(text)  # of what is kept only: a whole page would take long
    published, dating = _published(meta.get("published", ""))
    lang, naming = _lang(meta.get("lang", ""))
    return Document(
        id=raw.id,
        text=text,
        title=meta.get("title", ""),
        outlet=meta.get("outlet", ""),
        published=published,
        lang=lang,
        source=raw.source,
        raw_sha256=hashlib.sha256(raw.data).hexdigest(),
        notes=(*notes, *repairs, *dating, *naming),
    )


def _article(page: str, source: str) -> tuple[str, dict[str, str], tuple[str, ...]]:
    """The page's article, what the page states, and what is to be noted of that."""
    from .html import extract  # noqa: PLC0415 - takes 0.4 s to load, and most documents are no pages

    found = extract(page, source if source.startswith(("http://", "https://")) else "")
    stated = {"title": found.title, "outlet": found.outlet, "published": found.published, "lang": found.lang}
    notes = (GUESSED,) if found.guessed else ()
    published, updated = iso_date(found.published), iso_date(found.updated)
    if updated > published:
        notes = (*notes, f"{UPDATED} {updated}")
    return found.text, {key: _one_line(value) for key, value in stated.items()}, notes


def _pdf(data: bytes) -> str:
    from .pdf import pdf_text  # noqa: PLC0415 - most documents are none

    return pdf_text(data)


def _check(text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise TooLarge(f"holds {len(text):,} characters, over the limit of {LONGEST_TEXT:,}")
    if not text.strip():
        raise Unreadable("holds no text")


def _published(stated: str) -> tuple[str, tuple[str, ...]]:
    day = iso_date(stated)
    return day, () if day or not stated else (f"publication date not understood and left empty: {stated[:60]!r}",)


def _lang(stated: str) -> tuple[str, tuple[str, ...]]:
    found = _LANG.fullmatch(stated)
    return (found[1].lower(), ()) if found else ("", (f"language not understood: {stated[:60]!r}",) if stated else ())


def _one_line(value: str) -> str:
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").replace("\0", " ").split())
