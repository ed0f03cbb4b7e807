"""Finds the places of corpus articles exactly as reading does."""

from __future__ import annotations

from collections.abc import Sequence

from evaluation.toponyms import Article
from tocsin.read import Reader
from tocsin.read.names import find_names
from tocsin.read.places import find_places
from tocsin.records import PlaceName
from tocsin.registry import load_registry
from tocsin.registry.gazetteer import open_gazetteer

_COUNTRY_DOMAINS = {
    "uk": "GBR", "ca": "CAN", "au": "AUS", "ie": "IRL", "nz": "NZL", "za": "ZAF", "in": "IND", "ng": "NGA", "ke": "KEN",
    "pk": "PAK", "ph": "PHL", "sg": "SGP", "my": "MYS", "il": "ISR", "tr": "TUR", "fr": "FRA", "de": "DEU", "ru": "RUS",
    "cn": "CHN", "jp": "JPN", "lk": "LKA", "bd": "BGD", "np": "NPL", "gh": "GHA", "ug": "UGA", "tz": "TZA", "zw": "ZWE",
}  # fmt: skip
"""ISO 3166 domains of countries with English-language press. A project knows its outlets' countries by the registry;
of a corpus only the domain is known."""


def find_in(articles: Sequence[Article], *, demonyms: bool = True) -> list[tuple[PlaceName, ...]]:
    """Places of each article, in its order."""
    registry = load_registry()
    nlp, gazetteer = Reader(registry).model.nlp, open_gazetteer()
    found = []
    for article in articles:
        parse = nlp(article.text)
        names = find_names(parse, registry)
        country = country_of(article.domain)
        found.append(find_places(parse, names, registry, gazetteer, country, demonyms=demonyms))
    return found


def country_of(domain: str) -> str:
    """The country that a web address ends in, empty for .com and the like."""
    return _COUNTRY_DOMAINS.get(domain.rpartition(".")[2].lower(), "")
