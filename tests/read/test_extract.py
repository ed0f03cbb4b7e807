"""A raw document becomes the document that is stored."""

from __future__ import annotations

import hashlib

import pytest

from tocsin.errors import TooLarge, Unreadable
from tocsin.read.extract import to_document
from tocsin.read.published import iso_date
from tocsin.records import RawDocument
from tocsin.records.raw import RawKind

SENTENCE = "The foreign ministry said on Monday that talks with the neighbouring state would go on through the week. "


def raw(data: bytes, kind: RawKind = "text", **meta: str) -> RawDocument:
    return RawDocument("a", data, kind, "a.txt", meta)


def test_a_text_is_kept_with_what_is_known_of_it() -> None:
    data = b"\xef\xbb\xbfTalks went on.\r\n\r\nNobody left.\n"
    found = to_document(
        raw(data, title=" Talks\ngo on ", outlet="The Post", published="2024-03-17T10:00:00Z", lang="en-GB")
    )
    assert found.text == "Talks went on.\r\n\r\nNobody left.\n"
    assert (found.title, found.outlet, found.published, found.lang) == ("Talks go on", "The Post", "2024-03-17", "en")
    assert (found.id, found.source, found.notes) == ("a", "a.txt", ())
    assert found.raw_sha256 == hashlib.sha256(data).hexdigest()


def test_a_page_is_known_by_its_start_and_its_statements_come_second() -> None:
    page = (
        '<!-- saved --><!DOCTYPE html><html lang="fr"><head><meta charset="iso-8859-2"><title>Own title</title>'
        '<meta property="article:published_time" content="2024-03-17"></head>'
        f"<body><article><p>{SENTENCE * 3}</p><p>Łódź {SENTENCE}</p></article></body></html>"
    ).encode("iso-8859-2")
    found = to_document(raw(page, title="Given title"))
    assert "Łódź The foreign" in found.text
    assert (found.title, found.published, found.lang) == ("Given title", "2024-03-17", "fr")
    assert "article taken out of a page" in found.notes


def test_a_text_that_only_speaks_of_tags_is_no_page() -> None:
    text = "The site wrote <html> and <p> into its report."
    assert to_document(raw(text.encode())).text == text


@pytest.mark.timeout(10)
def test_many_comments_at_the_start_take_no_time() -> None:
    text = "<!-- a -->" * 400 + "Talks went on."
    assert to_document(raw(text.encode())).text == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "is empty"), (b" \r\n\t\xc2\xa0 ", "holds no text"), (b"\0 \n", "is binary"), (b"%PDF-1.4 x", "is a PDF")],
)
def test_what_holds_no_text_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        to_document(raw(data))


def test_a_text_over_the_limit_names_it() -> None:
    assert len(to_document(raw(b"x" * 1_000_000)).text) == 1_000_000
    with pytest.raises(TooLarge, match=r"1,000,001 characters, over the limit of 1,000,000"):
        to_document(raw(b"x" * 1_000_001))


def test_what_is_not_understood_is_left_empty_with_a_note() -> None:
    found = to_document(raw(b"Talks went on.", published="03/04/2024", lang="?"))
    assert (found.published, found.lang) == ("", "")
    assert len(found.notes) == 2


@pytest.mark.parametrize(
    "stated",
    [
        "2024-03-17", "2024-03-17T10:00:00Z", "2024-03-17 10:00:00+01:00", "2024/3/17", "20240317", "20240317T101500Z",
        "17 March 2024",
        "Sunday, 17 March 2024, 10:15", "Sun, 17 Mar 2024 10:00:00 GMT", "March 17, 2024", "Mar. 17th, 2024",
        "17 mars 2024", "dimanche 17 mars 2024 à 10h15",
    ],
)  # fmt: skip
def test_dates_that_can_be_read_in_one_way(stated: str) -> None:
    assert iso_date(stated) == "2024-03-17"


@pytest.mark.parametrize(
    "stated",
    ["", "03/04/2024", "2024-03", "2024", "March 2024", "2024-02-30", "2024-13-01", "yesterday", "1710669600",
     "17.3.24", "17 Foo 2024", "2024-03-17 and later", "0000-01-01", "²024-03-17"],
)  # fmt: skip
def test_other_dates_are_left_empty(stated: str) -> None:
    assert iso_date(stated) == ""
