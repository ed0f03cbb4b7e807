"""A web page becomes its article: the text without menus, comments and scripts, and what the page states of itself."""

from __future__ import annotations

import logging
from dataclasses import dataclass

import trafilatura
from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]
from trafilatura.settings import Document as PageDocument
from trafilatura.settings import use_config

from tocsin.errors import TooLarge, Unreadable

from .page import lang_of, outlet_of, published_of, updated_of
from .published import iso_date
from .undated_page import found_published

# Its complaints about a page would go to standard error; a page that gives no text is reported with a reason here.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("htmldate").addHandler(logging.NullHandler())

# Below this many characters all of the page's text is taken instead, in one paragraph and with its furniture. The usual
# 250 would do that to a report of two sentences.
_SETTINGS = use_config()
_SETTINGS.set("DEFAULT", "MIN_EXTRACTED_SIZE", "100")
_MOST_TAGS = 50_000
"""Ten times those of a long page; the time to extract grows with their square and is some seconds here."""
_FEWEST_WORDS = 20
"""A menu or a notice about cookies has fewer words in sentences than any report."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """A page's article, and what the page states of it; empty where it states nothing."""

    text: str
    title: str = ""
    published: str = ""
    """As the page writes it."""
    outlet: str = ""
    lang: str = ""
    updated: str = ""
    """As the page writes it, where that is after it was published."""
    guessed: bool = False
    """Whether ``published`` was found by the page's address and marks, and is not what the page states."""


def extract(html: str, url: str = "") -> Extracted:
    """The page's article. Raises ``Unreadable`` where there is none, ``TooLarge`` where it would take too long.

    ``url`` is the address that a page was fetched from; it is looked at where the page does not say when it was
    published.
    """
    if (tags := html.count("<")) > _MOST_TAGS:
        raise TooLarge(f"the page has {tags:,} tags, over the limit of {_MOST_TAGS:,}")
    tree = _parsed(html)
    published = published_of(tree)  # before the extraction takes the tree apart
    updated = updated_of(tree)
    found_day = "" if published or not url else found_published(tree, url)
    if found_day == iso_date(updated):  # where nothing else is there, htmldate takes the day of a change
        found_day = ""
    stated = outlet_of(tree), lang_of(tree), updated
    try:
        found = trafilatura.bare_extraction(
            tree,
            url=url or None,
            fast=True,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "max_date": "9999-12-31"},  # its guess is not used
            config=_SETTINGS,
        )
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError) as error:
        raise Unreadable("the page is too broken for its article to be found") from error
    if not isinstance(found, PageDocument):
        raise Unreadable("no article text found in the page")
    text = found.text or ""
    if len(text.split()) < _FEWEST_WORDS:
        raise Unreadable("no article text found in the page")
    return Extracted(text, found.title or "", published or found_day, *stated, guessed=bool(found_day))


def _parsed(html: str) -> HtmlElement:
    # A piece of a page is parsed like the page that it would be.
    whole = html if "<html" in html[:100_000].lower() else f"<html><body>{html}</body></html>"
    tree = trafilatura.load_html(whole)
    if tree is None:
        raise Unreadable("the page is too broken to be parsed")
    return tree
