"""Reading: a document becomes sentences, names, dates, places, numbers and quotations, each with its offsets."""

from __future__ import annotations

from tocsin.records import Document, Reading
from tocsin.registry import Registry

from .furniture import find_furniture
from .lemmas import add_lemmas
from .lexicon import lexicon_digest
from .lines import add_line_ends
from .model import DEFAULT_MODEL, load_model
from .names import add_registry_names, find_names
from .numbers import find_numbers
from .places import find_places
from .quotations import find_quotations
from .sentences import find_sentences
from .times import find_times


class Reader:
    """Reads documents with one language model and one registry; made once a process, for both take a second to load."""

    def __init__(self, registry: Registry, model: str = DEFAULT_MODEL) -> None:
        self.registry = registry
        self.model = load_model(model)
        add_line_ends(self.model.nlp)
        add_registry_names(self.model.nlp, registry)
        add_lemmas(self.model.nlp)
        self.version = f"{lexicon_digest()}.{self.model.version}"

    def read(self, document: Document) -> Reading:
        """Everything that can be found in one document's text."""
        text = document.text
        parse = self.model.nlp(text)
        furniture = find_furniture(text, document.title)
        names = find_names(parse, self.registry)
        return Reading(
            document=document,
            parse=parse,
            sentences=find_sentences(parse, furniture),
            names=names,
            times=find_times(parse, document.published),
            places=find_places(parse, names, self.registry),
            numbers=find_numbers(parse),
            quotations=find_quotations(text),
            furniture=furniture,
            model=self.version,
        )


__all__ = ["DEFAULT_MODEL", "Reader", "load_model"]
