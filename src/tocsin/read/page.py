"""What a web page states of itself: the day it was published, its outlet, its language. Nothing is inferred.

Guessing dates from a page's address, its text or its copyright line is how a report gets a wrong day, so only marks
that mean "published" count, and two of one kind that disagree count as none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from .published import iso_date

# In this order: the first kind that names one day is believed.
_PUBLISHED = (
    ("article:published_time", "article:published", "og:article:published_time", "og:published_time"),
    ("datepublished", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime"),
    ("publishdate", "publish-date", "pubdate", "publication_date", "article.published", "article_date_original"),
    ("dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date", "date"),
)
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
_ARTICLE_TYPE = re.compile(r"(?:[A-Z][a-z]+)*(?:Article|BlogPosting|Report|ClaimReview)")


def published_of(tree: HtmlElement) -> str:
    """The publication date as the page writes it, empty where it states none or contradicts itself."""
    metas = _metas(tree)
    first, *others = ([value for key in keys for value in metas.get(key, ())] for keys in _PUBLISHED)
    in_data = [value for item in _articles(tree) if isinstance(value := item.get("datePublished"), str)]
    for values in (first, in_data, _marked(tree), *others):
        if len({iso_date(value) for value in values}) == 1:
            return values[0].strip()
    return ""


def updated_of(tree: HtmlElement) -> str:
    """The day on which the page says that it was last changed, as it writes it: no publication."""
    metas = _metas(tree)
    stated = [value for key in _UPDATED for value in metas.get(key, ())]
    in_data = [value for item in _articles(tree) if isinstance(value := item.get("dateModified"), str)]
    return next((value.strip() for value in (*stated, *in_data) if iso_date(value)), "")


def outlet_of(tree: HtmlElement) -> str:
    """The site's name by its own account."""
    names = _metas(tree).get("og:site_name", [])
    publishers = (item.get("publisher") for item in _articles(tree))
    names += [name for who in publishers if isinstance(who, dict) and isinstance(name := who.get("name"), str)]
    return next((" ".join(name.split()) for name in names if name.strip()), "")


def lang_of(tree: HtmlElement) -> str:
    """The language that the page is marked with, as it writes it."""
    root = tree.getroottree().getroot()
    stated = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
    return (stated or next(iter(_metas(tree).get("content-language", [])), "")).strip()


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        keys = " ".join(meta.get(name) or "" for name in ("property", "name", "itemprop", "http-equiv"))
        if value := (meta.get("content") or "").strip():
            for key in set(keys.lower().split()):
                found.setdefault(key, []).append(value)
    return found


def _marked(tree: HtmlElement) -> list[str]:
    """Dates of elements that are marked as the day of publication."""
    found = tree.xpath(
        "//*[contains(concat(' ', @itemprop, ' '), ' datePublished ') and not(self::meta)] | //time[@pubdate]"
    )
    values = (element.get("datetime") or element.get("content") or element.text or "" for element in found)
    return [value for value in values if value.strip()]


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The articles that the page describes as linked data; lists of other articles lie deeper and are left."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            described = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _listed(described):
            kinds = item.get("@type")
            if any(_ARTICLE_TYPE.fullmatch(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield item


def _listed(described: object) -> Iterator[dict[str, Any]]:
    items = described if isinstance(described, list) else [described]
    for item in items:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (part for part in (graph if isinstance(graph, list) else ()) if isinstance(part, dict))
