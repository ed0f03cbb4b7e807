"""Attributions of made-up texts, each source resolved to its own word."""

from __future__ import annotations

from types import MappingProxyType

from spacy.tokens import Token

from tocsin.coding.attribution import Attribution, find_attributions
from tocsin.coding.who import Resolution, Who
from tocsin.read.model import load_model
from tocsin.read.quotations import find_quotations
from tocsin.records import Document, Furniture, Reading
from tocsin.registry import Ontology, Outlet, Registry

OUTLETS = {
    "the-herald": Outlet("the-herald", ("The Herald", "Herald")),
    "harbour-news-agency": Outlet("harbour-news-agency", ("Harbour News Agency",)),
}
_UNKNOWN = frozenset({"he", "she", "they", "statement", "document", "memo", "threat", "agreement", "figures"})


class NamedAsWritten(Who):
    """Resolves every noun phrase to its head's own word, so that tests see which phrase was taken for the source."""

    def __init__(self, reading: Reading) -> None:
        empty = MappingProxyType[str, str]({})
        super().__init__(reading, Registry(Ontology({}, {}), {}, {}, {}, OUTLETS, (), {}, empty, ""))

    def actors(self, head: Token, *, acting: bool = True, speaker: Resolution | None = None) -> Resolution:
        if head.lower_ in _UNKNOWN:
            return Resolution()
        known = {"herald": "the-herald", "agency": "harbour-news-agency"}
        return Resolution((known.get(head.lower_, head.lower_),), (head.text,), "as written")


def read(text: str, outlet: str = "", furniture: tuple[Furniture, ...] = ()) -> Reading:
    parse = load_model().nlp(text)
    document = Document("d", text, outlet=outlet)
    return Reading(document, parse, (), (), (), (), (), find_quotations(text), furniture)


def attributions(text: str, outlet: str = "") -> list[tuple[str, Attribution]]:
    reading = read(text, outlet)
    return [(text[a.start : a.end], a) for a in find_attributions(reading, NamedAsWritten(reading))]


def statements(text: str, outlet: str = "") -> list[tuple[str, tuple[str, ...], str]]:
    return [(words, a.holders, a.quote) for words, a in attributions(text, outlet) if a.is_statement]
