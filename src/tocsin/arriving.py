"""What came from the web becomes a document: its article, and the day on which it was first published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tocsin.collect.feeds import sniff
from tocsin.collect.web import Answer, shown, web_id
from tocsin.errors import DocumentError, FetchRefused, TooLarge, Unreadable
from tocsin.records import Document, RawDocument
from tocsin.records.raw import RawKind
from tocsin.records.source import Article


def document_of(article: Article, answer: Answer, today: date, longest: int) -> Document:
    """The document of a report that was fetched. Raises ``DocumentError`` where it holds none.

    ``longest`` is how many characters a text may have. What the page says of itself holds; what the feed says of it
    fills the gaps. Of two days of publication the earlier holds: a report that is touched up and sent round once more
    is no news.
    """
    from tocsin.read.extract import GUESSED, UPDATED  # noqa: PLC0415 - its package brings the parser

    found = _read(RawDocument(web_id(article.url), answer.body, _kind(answer.body), shown(answer.url)))
    if len(found.text) > longest:
        raise TooLarge(f"holds {len(found.text):,} characters; documents.max_characters allows {longest:,}")
    guessed = any(note == GUESSED for note in found.notes) and not in_address(found.published, answer.url)
    day, notes = first_day(found.published, article.published, today, guessed=guessed)
    kept = tuple(note for note in found.notes if note != GUESSED or (day and day == found.published))
    changed = article.updated[:10]
    if changed and day and changed > day and not any(note.startswith(UPDATED) for note in kept):
        notes = (*notes, f"changed, by the feed, on {changed}")
    return replace(
        found,
        title=found.title or article.title,
        outlet=found.outlet or article.outlet,
        lang=found.lang or article.lang[:2].lower(),
        published=day,
        notes=(*kept, *notes),
    )


def _read(raw: RawDocument) -> Document:
    from tocsin.read.extract import to_document  # noqa: PLC0415

    try:
        return to_document(raw)
    except DocumentError:
        raise
    except Exception as error:  # the guard around one page, which a stranger wrote: the round goes on
        raise Unreadable(f"cannot be read: unexpected {type(error).__name__}") from error


def first_day(page: str, feed: str, today: date, *, guessed: bool = False) -> tuple[str, tuple[str, ...]]:
    """The day of first publication by what the page and the feed say, ISO or empty, and what is to be noted of it.

    A day that has not come is a mistake. A ``guessed`` day of a page gives way to the feed's.
    """
    tomorrow = (today + timedelta(days=1)).isoformat()
    page, feed = (day if day <= tomorrow else "" for day in (page, feed))
    if not page or not feed or guessed:
        return (feed or page) if guessed else (page or feed), ()
    differ = abs((date.fromisoformat(page) - date.fromisoformat(feed)).days) > 1
    told = f"published on {page} by the page, on {feed} by the feed: the earlier holds"
    return min(page, feed), (told,) if differ else ()


def in_address(day: str, url: str) -> bool:
    """Whether a page's address holds the day, as that of most newspapers does: as good as if the page stated it."""
    year, month, number = day.split("-") if day else ("", "", "")
    shapes = (
        f"/{year}/{month}/{number}",
        f"/{year}/{int(month or 0)}/{int(number or 0)}/",
        f"{year}{month}{number}",
        day,
    )
    return bool(day) and any(shape in url for shape in shapes)


def _kind(body: bytes) -> RawKind:
    match sniff(body):
        case "html":
            return "html"
        case "pdf":
            return "pdf"
        case "feed" | "sitemap" | "opml":
            raise FetchRefused("is no report but a list of them; `tocsin watch add` follows it")
