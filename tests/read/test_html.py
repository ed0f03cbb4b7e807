"""A page gives its article, and of itself only what it states."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.errors import TooLarge, Unreadable
from tocsin.read.html import extract

FIRST = "The foreign ministry said on Monday that talks with the neighbouring state would go on through the week."
SECOND = "Two soldiers were wounded when a convoy was attacked near the border, the army said in a statement."
PAGES = Path(__file__).parents[3] / "shared/data/html_extraction"


def page(head: str = "", body: str = "", lang: str = "en") -> str:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>Talks go on</title>{head}</head><body>'
        f"<nav><a href=/>Home page of the site</a><a href=/w>World</a></nav>"
        f"<article><h1>Talks go on</h1><p>{FIRST}</p><p>{SECOND}</p>{body}</article>"
        f"<footer>All rights reserved by the owner</footer></body></html>"
    )


def data(**item: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **item})}</script>'


def test_the_article_comes_without_what_stands_around_it() -> None:
    found = extract(
        page(
            body="<script>var leaked = 'through the script'</script><style>.leaked{}</style><noscript>leaked</noscript>"
            "<div id=comments><div class=comment><p>leaked by a reader who commented at length</p></div></div>"
        )
    )
    assert FIRST in found.text.splitlines()
    assert SECOND in found.text.splitlines()
    assert not re.search("leaked|Home page|All rights", found.text)
    assert (found.title, found.lang) == ("Talks go on", "en")


@pytest.mark.parametrize(
    ("head", "stated"),
    [
        ('<meta property="article:published_time" content="2024-03-17T23:10:00-05:00">', "2024-03-17T23:10:00-05:00"),
        (data(datePublished="2024-03-17"), "2024-03-17"),
        (data(datePublished="2024-03-17") + '<meta name="date" content="2024-03-18">', "2024-03-17"),
        ('<meta itemprop="dateCreated datePublished" content="17 March 2024">', "17 March 2024"),
        ('<time itemprop="datePublished" datetime="2024-03-17">today</time>', "2024-03-17"),
        ("", ""),
        ('<meta property="article:modified_time" content="2024-03-17">', ""),
        ('<link rel="canonical" href="https://example.org/2024/03/17/talks"><p>© 2024-03-17</p>', ""),
        (data(datePublished="2024-03-17") + data(datePublished="2024-03-12"), ""),
        (data(dateModified="2024-03-17", hasPart=[{"@type": "NewsArticle", "datePublished": "2024-03-12"}]), ""),
        ('<script type="application/ld+json">{"@type": broken</script>', ""),
    ],
)
def test_a_date_is_taken_only_where_the_page_states_it(head: str, stated: str) -> None:
    assert extract(page(head)).published == stated


def test_the_outlet_is_what_the_page_calls_itself() -> None:
    assert extract(page('<meta property="og:site_name" content="The  Daily ">')).outlet == "The Daily"
    assert extract(page(data(publisher={"name": "The Daily"}))).outlet == "The Daily"
    assert extract(page()).outlet == ""


@pytest.mark.parametrize(
    "html",
    [
        "",
        "no tags",
        "<html></html>",
        "<html><body><nav><a href=/a>World</a> <a href=/b>Africa</a></nav></body></html>",
        "<html><body><script>var text = 'The army said on Monday that it would stay';</script></body></html>",
        "<" * 5000,
        "<html><body>" + "<div>" * 40_000 + FIRST + SECOND,
    ],
)
def test_a_page_without_an_article_says_so(html: str) -> None:
    with pytest.raises(Unreadable, match="page"):
        extract(html)


def test_a_page_of_too_many_tags_says_so() -> None:
    with pytest.raises(TooLarge, match="tags, over the limit of 50,000"):
        extract(page(body="<p>x" * 50_001))


def test_broken_pages_and_pieces_still_give_their_text() -> None:
    assert SECOND in extract(f"<p>{FIRST}<p>{SECOND}").text
    assert SECOND in extract(f"<html><body><article><p>{FIRST}<div><b><p>{SECOND}</article></i></p").text
    assert SECOND in extract(f'<?xml version="1.0" encoding="utf-8"?>{page()}').text


def test_entities_do_not_unfold() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
    found = extract(bomb + page(body="<p>&c;&c; &amp;lt; &#128; caf&eacute;</p>"))
    assert "xxxxxxxxxx" not in found.text.split("]>")[-1]
    assert "café" in found.text


def test_the_same_page_gives_the_same_every_time() -> None:
    assert extract(page()) == extract(page())


@given(st.text(alphabet=st.sampled_from("<>/=\"'&;#!-[] abpdivscriptx\0\x0b\x1b\ud800é\u202e"), max_size=200))
def test_any_page_gives_text_or_a_reason(tangle: str) -> None:
    try:
        extract(page(body=tangle))
    except Unreadable as error:
        assert "page" in str(error)


@pytest.mark.shared
@pytest.mark.skipif(not PAGES.exists(), reason="the shared data is not beside the checkout")
def test_articles_of_real_pages_are_found() -> None:
    truth = json.loads((PAGES / "ground-truth.json").read_text())
    chosen = sorted(truth)[:20]
    scores = []
    for name in chosen:
        html = gzip.decompress((PAGES / "html" / f"{name}.html.gz").read_bytes()).decode(errors="replace")
        got, right = (Counter(re.findall(r"\w+", text)) for text in (extract(html).text, truth[name]["articleBody"]))
        scores.append(2 * (got & right).total() / (got.total() + right.total()))
    assert sum(scores) / len(scores) > 0.93
