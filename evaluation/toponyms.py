"""Reads the public geoparsing corpora: LGL, TR-News and GeoWebNews in LGL's shape, and GeoVirus in its own."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tocsin.errors import UsageError

FILES = ("lgl.xml", "GeoVirus.xml", "GWN.xml", "TR-News.xml")
"""What the corpora's authors call them. Case does not count."""
_ENTITIES = frozenset({"toponym", "location"})


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A toponym as an annotator marked it; offsets are 0-based into the article's text."""

    start: int
    end: int
    phrase: str
    latitude: float | None = None
    longitude: float | None = None
    name: str = ""
    feature: str = ""
    """GeoNames feature code, empty where the corpus gives none: PCLI, ADM1, PPL."""
    country: str = ""
    admin1: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One text of a corpus with its gold, in the file's order."""

    text: str
    gold: tuple[GoldPlace, ...]
    domain: str = ""


def corpora(folder: Path) -> dict[str, list[Article]]:
    """Each corpus that the folder holds, by file name without suffix. ``UsageError`` where it holds none."""
    known = {name.lower(): name for name in FILES}
    found = sorted(file for file in folder.iterdir() if file.name.lower() in known)
    if not found:
        raise UsageError(f"{folder} holds none of {', '.join(FILES)}")
    return {Path(known[file.name.lower()]).stem: read_articles(file) for file in found}


def read_articles(file: Path) -> list[Article]:
    """The articles of one corpus. Offsets that count from 1 (GeoVirus) are told by which reading fits more phrases."""
    root = ET.parse(file).getroot()  # noqa: S314 - a corpus that the user has put there
    articles = [_article(element) for element in root.iter("article")]
    shift = max((0, 1), key=lambda by: sum(_fits(article, place, by) for article in articles for place in article.gold))
    return [_moved(article, shift) for article in articles] if shift else articles


def _fits(article: Article, place: GoldPlace, shift: int) -> bool:
    return article.text[place.start - shift : place.end - shift] == place.phrase


def _moved(article: Article, shift: int) -> Article:
    gold = (replace(place, start=place.start - shift, end=place.end - shift) for place in article.gold)
    return replace(article, gold=tuple(gold))


def _article(element: ET.Element) -> Article:
    text = element.find("text")
    words = "".join(text.itertext()) if text is not None else ""
    gold = sorted(_gold(element), key=lambda place: (place.start, place.end))
    return Article(words, tuple(gold), _said(element, "domain"))


def _gold(article: ET.Element) -> Iterator[GoldPlace]:
    for element in article.iter():
        start, end = _said(element, "start"), _said(element, "end")
        if element.tag not in _ENTITIES or not start or not end:
            continue
        latitude, longitude = _said(element, "lat", "latitude"), _said(element, "lon", "lng", "longitude")
        yield GoldPlace(
            int(start),
            int(end),
            _said(element, "phrase", "extractedName", "name"),
            float(latitude) if latitude and longitude else None,
            float(longitude) if latitude and longitude else None,
            _said(element, "name"),
            _said(element, "fcode"),
            _said(element, "country"),
            _said(element, "admin1"),
        )


def _said(element: ET.Element, *tags: str) -> str:
    """The text of the first of these elements below, however deep; empty where there is none."""
    for tag in tags:
        below = next(element.iter(tag), None) if element.tag != tag else None
        if below is not None and below.text and below.text.strip():
            return below.text.strip()
    return ""
