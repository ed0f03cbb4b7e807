"""A report that was fetched has the day of its first publication: an old story that is sent round again is no news."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tocsin.arriving import document_of, first_day, in_address
from tocsin.collect.web import Answer
from tocsin.errors import FetchRefused, TooLarge, Unreadable
from tocsin.records import Document
from tocsin.records.source import Article

TODAY = date(2024, 1, 10)
TEXT = "<p>" + "The army of Niger took Zinder on Monday, residents said, and closed the road. " * 4 + "</p>"


def page(head: str = "", body: str = TEXT) -> str:
    top = f"<html lang='en'><head><title>Zinder taken</title>{head}</head>"
    return f"{top}<body><article>{body}</article></body></html>"


def article(**known: str) -> Article:
    told = {"url": "https://e.org/a", "title": "Feed's title", "published": "", "updated": "", "lang": "fr-FR"}
    told |= known
    return Article(n=1, source=1, html="", failures=0, digest="", document="", outlet="The Post", **told)


def fetched(html: str, url: str = "https://e.org/a", **known: str) -> Document:
    return document_of(article(**known), Answer(url, 200, html.encode()), TODAY, 200_000)


def stated(day: str, name: str = "article:published_time") -> str:
    return f'<meta property="{name}" content="{day}T10:00:00Z">'


def test_what_the_page_says_holds_and_the_feed_fills_the_gaps() -> None:
    found = fetched(page(), published="2024-01-09")
    assert (found.title, found.outlet, found.lang) == ("Zinder taken", "The Post", "en")
    assert (found.published, found.source) == ("2024-01-09", "https://e.org/a")
    assert found.id.startswith("e.org-a-")
    assert "The army of Niger took Zinder" in found.text


def test_an_old_story_that_reappears_keeps_its_day() -> None:
    found = fetched(page(stated("2019-05-12")), published="2024-01-09")
    assert found.published == "2019-05-12"
    assert "published on 2019-05-12 by the page, on 2024-01-09 by the feed: the earlier holds" in found.notes


def test_the_address_of_an_old_story_tells_where_the_page_does_not() -> None:
    found = fetched(page(), "https://e.org/2019/05/12/zinder", published="2024-01-09")
    assert found.published == "2019-05-12"
    assert fetched(page(), "https://e.org/2019/05/12/zinder").published == "2019-05-12"


def test_when_it_was_changed_is_noted_and_is_no_publication() -> None:
    changed = stated("2024-01-09", "article:modified_time")
    found = fetched(page(stated("2023-07-27") + changed))
    assert found.published == "2023-07-27"
    assert "changed, by the page, on 2024-01-09" in found.notes
    by_feed = fetched(page(stated("2023-07-27")), updated="2024-01-08T10:00:00Z")
    assert (by_feed.published, by_feed.notes[-1]) == ("2023-07-27", "changed, by the feed, on 2024-01-08")
    assert fetched(page(changed)).published == ""


@pytest.mark.parametrize(
    ("page_day", "feed_day", "guessed", "day"),
    [
        ("2023-07-27", "", False, "2023-07-27"),
        ("", "2023-07-27", False, "2023-07-27"),
        ("2023-07-28", "2023-07-27", False, "2023-07-27"),
        ("2023-07-27", "2023-07-28", True, "2023-07-28"),
        ("2023-07-27", "", True, "2023-07-27"),
        ("2025-01-01", "", False, ""),
        ("2025-01-01", "2024-01-11", False, "2024-01-11"),
        ("", "", True, ""),
    ],
)
def test_the_first_day_holds_and_none_that_has_not_come(page_day: str, feed_day: str, guessed: bool, day: str) -> None:
    assert first_day(page_day, feed_day, TODAY, guessed=guessed)[0] == day


def test_a_day_in_an_address_is_as_good_as_stated() -> None:
    for url in ("https://e.org/2019/05/12/x", "https://e.org/2019/5/12/x", "https://e.org/x-20190512", "/2019-05-12"):
        assert in_address("2019-05-12", url)
    assert not in_address("2019-05-12", "https://e.org/12/5/2019")
    assert not in_address("", "https://e.org/")


def test_what_holds_no_report_is_refused() -> None:
    with pytest.raises(Unreadable, match="no article"):
        fetched("<html><body><p>Menu</p></body></html>")
    with pytest.raises(FetchRefused, match="a list of them"):
        fetched("<rss version='2.0'/>")
    with pytest.raises(TooLarge, match="allows 100"):
        document_of(article(), Answer("https://e.org/a", 200, page().encode()), TODAY, 100)


def test_a_page_that_breaks_its_reader_is_refused_and_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_raw: object) -> Document:
        raise ZeroDivisionError

    monkeypatch.setattr("tocsin.read.extract.to_document", broken)
    with pytest.raises(Unreadable, match="cannot be read: unexpected ZeroDivisionError"):
        fetched(page())


def test_a_page_on_disk_is_dated_by_what_it_states_alone(tmp_path: Path) -> None:
    from tocsin.read.extract import to_document
    from tocsin.records import RawDocument

    html = page("<meta name='x' content='2019-05-12'>", "<time datetime='2019-05-12'></time>" + TEXT).encode()
    assert to_document(RawDocument("a", html, "html", str(tmp_path / "2019/05/12/a.html"))).published == ""
