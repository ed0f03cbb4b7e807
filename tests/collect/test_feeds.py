"""What feeds, sitemaps and lists of feeds give: their reports, the day of first publication, nothing else."""

from __future__ import annotations

import gzip
import time
from datetime import date
from pathlib import Path

import pytest

from tocsin.collect.feeds import DEFAULTS, given, read_opml, write_opml
from tocsin.collect.feeds.feed import iso_day, plain_title
from tocsin.collect.web import Answer
from tocsin.errors import FetchRefused
from tocsin.records.feed import Given, Item, Outline

TODAY = date(2024, 1, 10)
OPML = Path(__file__).parents[3] / "shared/data/feeds/opml"


def read(text: str | bytes, url: str = "https://e.org/feed") -> Given:
    return given(Answer(url, 200, text.encode() if isinstance(text, str) else text), TODAY)


def rss(*items: str, version: str = "2.0") -> str:
    rows = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="{version}"><channel><title>The Post</title><language>fr</language>{rows}</channel></rss>'


def atom(*entries: str) -> str:
    rows = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Post</title>{rows}</feed>'


def test_an_rss_feed() -> None:
    found = read(
        rss(
            "<title>One &amp;amp; all</title><link>/a?b=1#c</link><guid isPermaLink='false'>x-1</guid>"
            "<pubDate>Thu, 27 Jul 2023 23:30:00 -0500</pubDate>",
            "<title>Two</title><guid>https://e.org/b</guid>",
            "<title>No link</title>",
            "<title>Elsewhere</title><link>javascript:alert(1)</link>",
            "<title>One again</title><link>https://e.org/a?b=1</link>",
        )
    )
    assert (found.kind, found.title, found.lang, found.note) == ("feed", "The Post", "fr", "")
    assert found.items == (
        Item("https://e.org/a?b=1", "x-1", "One & all", "2023-07-27"),
        Item("https://e.org/b", "https://e.org/b", "Two"),
    )


def test_when_a_report_was_updated_is_not_when_it_was_published() -> None:
    found = read(
        atom(
            "<id>1</id><link href='/1'/><published>2023-07-27T01:00:00+03:00</published>"
            "<updated>2024-01-09T10:00:00Z</updated>",
            "<id>2</id><link href='/2'/><updated>2024-01-09T10:00:00Z</updated>",
        )
    )
    assert [(item.published, item.updated) for item in found.items] == [
        ("2023-07-27", "2024-01-09T10:00:00Z"),
        ("", "2024-01-09T10:00:00Z"),
    ]


def test_rss_1_has_the_day_of_publication_alone() -> None:
    found = read(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>All</title></channel>'
        "<item><title>A</title><link>https://e.org/1</link><dc:date>2023-07-27T10:00:00Z</dc:date></item></rdf:RDF>"
    )
    assert [(item.published, item.updated) for item in found.items] == [("2023-07-27", "")]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Thu, 27 Jul 2023 10:00:00 GMT", "2023-07-27"),
        ("27 Jul 2023 10:00 +0000", "2023-07-27"),
        ("2023-07-27T23:59:59-08:00", "2023-07-27"),
        ("2024-01-11T02:00:00+14:00", "2024-01-11"),
        ("Fri, 12 Jan 2024 10:00:00 GMT", ""),
        ("2099-01-01", ""),
        ("1970-01-01", ""),
        ("2023-02-31", ""),
        ("Thu, 27 Jul 99999999999999999999 10:00:00 GMT", ""),
        ("yesterday", ""),
        (None, ""),
    ],
)
def test_a_day_is_as_written_and_none_that_has_not_come(written: str | None, day: str) -> None:
    assert iso_day(written, TODAY) == day


def test_a_report_that_the_feed_carries_whole_is_kept() -> None:
    whole = "word " * 200
    found = read(
        rss(
            f"<link>/1</link><description>&lt;p&gt;{whole}&lt;/p&gt;</description>",
            "<link>/2</link><description>Only the beginning of it</description>",
        )
    )
    assert found.items[0].html.startswith("<p>word")
    assert found.items[1].html == ""


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "cp1252", "utf-16"])
def test_letters_are_what_they_are_whatever_the_encoding(encoding: str) -> None:
    text = f"<?xml version='1.0' encoding='{encoding}'?>" + rss("<title>Armée à Gao</title><link>/1</link>")
    assert [item.title for item in read(text.encode(encoding)).items] == ["Armée à Gao"]


def test_a_feed_with_broken_xml_is_read_as_far_as_it_goes() -> None:
    text = rss("<title>A & B</title><link>/1</link>", "<title>&bogus;</titel><link>/2</link>", "<link>/3</link>")
    assert "https://e.org/1" in {item.url for item in read(text[:-20]).items}


def test_titles_are_one_plain_line() -> None:
    hostile = "Coup \x1b[31m &lt;script&gt;alert(1)&lt;/script&gt; \u202etxt\n in <b>Niamey</b>" + "x" * 500
    title = plain_title(hostile)
    assert "\x1b" not in title
    assert "\u202e" not in title
    assert "\n" not in title
    assert len(title) <= 300
    assert plain_title("<b>Coup</b> in   Niamey") == "Coup in Niamey"


def test_a_feed_of_100000_items_is_cut_where_nobody_looks_any_more() -> None:
    items = b"".join(b"<item><link>/%d</link></item>" % n for n in range(100_000))
    begun = time.monotonic()
    found = read(b"<rss version='2.0'><channel><title>T</title>" + items + b"</channel></rss>")
    assert len(found.items) == 1000
    assert found.note == "holds 100,000 items; the first 1,000 are looked at"
    assert time.monotonic() - begun < 5


def test_a_sitemap_names_pages_latest_first() -> None:
    found = read(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/n/0.9">'
        "<url><loc>https://e.org/old</loc><lastmod>2023-01-01</lastmod></url>"
        "<url><loc>https://e.org/new</loc><lastmod>2024-01-10</lastmod><news:news>"
        "<news:publication_date>2024-01-09T10:00:00Z</news:publication_date><news:title>T</news:title></news:news></url>"
        "<url><loc>file:///etc/passwd</loc></url><url><lastmod>2024-01-01</lastmod></url></urlset>"
    )
    assert found.kind == "sitemap"
    assert [(i.url, i.title, i.published, i.updated) for i in found.items] == [
        ("https://e.org/new", "T", "2024-01-09", "2024-01-10T00:00:00Z"),
        ("https://e.org/old", "", "", "2023-01-01T00:00:00Z"),
    ]


def test_a_packed_sitemap_is_unpacked_and_a_bomb_is_put_down() -> None:
    text = b"<urlset><url><loc>https://e.org/a</loc></url></urlset>"
    assert [item.url for item in read(gzip.compress(text)).items] == ["https://e.org/a"]
    for packed in (gzip.compress(b"\0" * 3_000_000), gzip.compress(text)[:-10], b"\x1f\x8bx"):
        with pytest.raises(FetchRefused):
            read(packed)


def test_an_index_names_the_latest_sitemaps() -> None:
    rows = "".join(
        f"<sitemap><loc>https://e.org/{n}.xml</loc><lastmod>2023-01-0{n}</lastmod></sitemap>" for n in range(1, 9)
    )
    found = read(f"<sitemapindex>{rows}</sitemapindex>")
    assert found.more == tuple(f"https://e.org/{n}.xml" for n in (8, 7, 6, 5, 4))
    assert found.note == "names 8 sitemaps; the latest 5 are looked at"
    assert not found.items


def test_a_page_or_a_pdf_is_itself_the_report() -> None:
    assert read("<!doctype html><html>") == Given("page", items=(Item("https://e.org/feed"),))
    assert read(b"%PDF-1.7").kind == "document"
    with pytest.raises(FetchRefused, match="watch import"):
        read("<opml/>")


def test_a_list_of_feeds_comes_back_as_it_went() -> None:
    outlines = [
        Outline("https://e.org/a", "A & B", "fr", "Sahel/Français"),
        Outline("https://e.org/b", "", "", "Sahel"),
        Outline("https://e.org/c", "C", "en", ""),
    ]
    written = write_opml(outlines, "Mine")
    assert sorted(read_opml(written), key=str) == sorted(
        [outlines[0], Outline("https://e.org/b", "https://e.org/b", "", "Sahel"), outlines[2]], key=str
    )
    assert write_opml(reversed(outlines), "Mine") == written


def test_a_hostile_list_is_refused_or_read_without_harm() -> None:
    deep = "<opml><body>" + "<outline text='x'>" * 200 + "<outline xmlUrl='https://e.org/a'/>"
    assert read_opml(deep.encode())[0].url == "https://e.org/a"
    assert not read_opml(b"<opml><body><outline xmlUrl='file:///etc/passwd'/><outline/></body></opml>")
    for data in (b"", b"<sitem:opml>", b"<html/>", b"not xml", b"<!DOCTYPE o [<!ENTITY a 'x'>]><opml/>"):
        with pytest.raises(FetchRefused):
            read_opml(data)


def test_the_list_that_comes_along_has_the_sahel_in_both_languages() -> None:
    outlines = read_opml(DEFAULTS.read_bytes())
    assert len({outline.url for outline in outlines}) == len(outlines) > 50
    assert all(outline.title and outline.lang in ("en", "fr") and outline.folder for outline in outlines)
    assert {"Sahel/Français", "Sahel/English", "Africa/Français", "Africa/English"} <= {o.folder for o in outlines}


@pytest.mark.shared
@pytest.mark.skipif(not OPML.is_dir(), reason="needs ../shared/data/feeds")
def test_lists_of_others_are_read() -> None:
    counts = {file.name: len(read_opml(file.read_bytes())) for file in OPML.rglob("*.opml")}
    assert min(counts.values()) > 0
    assert counts["Nigeria.opml"] == 10
