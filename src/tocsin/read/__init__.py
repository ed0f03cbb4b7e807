"""Reading: a document becomes sentences, names, dates, places, numbers and quotations, each with its offsets."""

from __future__ import annotations

from spacy.tokens import Doc

from tocsin.records import UNTOLD, Document, Furniture, Name, Reading, TimeExpression, Written
from tocsin.registry import Registry
from tocsin.registry.gazetteer import Gazetteer

from .dating import by_then, date_document
from .french import add_french
from .furniture import find_furniture
from .language import language_of
from .lemmas import add_lemmas
from .lexicon import lexicon_digest
from .lines import add_line_ends
from .model import DEFAULT_MODEL, FRENCH_MODEL, is_installed, load_model, pinned_version
from .names import add_registry_names, find_names
from .norms import add_norms
from .numbers import find_numbers
from .outlet import outlet_country
from .places import find_places
from .quotations import find_quotations
from .sentences import find_sentences
from .times import find_times


class Reader:
    """Reads documents with one language model and one registry; made once a process, for both take a second to load.

    Without a gazetteer, places are those that the registry knows, and have no coordinates.
    """

    def __init__(self, registry: Registry, model: str = DEFAULT_MODEL, gazetteer: Gazetteer | None = None) -> None:
        self.registry, self.gazetteer = registry, gazetteer
        self.model = load_model(model)
        add_norms(self.model.nlp)
        add_line_ends(self.model.nlp)
        if self.model.nlp.lang == "fr":
            add_french(self.model.nlp, registry)
        else:
            add_lemmas(self.model.nlp)
        add_registry_names(self.model.nlp, registry)
        places = f".{gazetteer.digest[:8]}" if gazetteer else ""
        self.version = f"{lexicon_digest()}.{self.model.version}{places}"

    def read(self, document: Document) -> Reading:
        """Everything that can be found in one document's text."""
        text = document.text
        parse = self.model.nlp(text)
        furniture = find_furniture(text, document.title)
        names = find_names(parse, self.registry)
        times, written = self._dated(document, parse, names, furniture)
        home = outlet_country(document.outlet, self.registry)
        return Reading(
            document=document,
            parse=parse,
            sentences=find_sentences(parse, furniture),
            names=names,
            times=times,
            places=find_places(parse, names, self.registry, self.gazetteer, home),
            numbers=find_numbers(parse),
            quotations=find_quotations(text),
            furniture=furniture,
            model=self.version,
            written=written,
        )

    def _dated(
        self, document: Document, parse: Doc, names: tuple[Name, ...], furniture: tuple[Furniture, ...]
    ) -> tuple[tuple[TimeExpression, ...], Written]:
        """The time expressions; those of an undated document follow from when it may have been written."""
        times = find_times(parse, document.published)
        if document.published:
            return times, UNTOLD
        written = by_then(date_document(parse, times, names, furniture, self.registry), document.collected)
        return (find_times(parse, written=written) if written != UNTOLD else times), written


class Readers:
    """One reader a language, made when the first text in it comes: most projects read one, and models take memory."""

    def __init__(self, registry: Registry, model: str = DEFAULT_MODEL, gazetteer: Gazetteer | None = None) -> None:
        self._made: dict[str, Reader] = {}
        self._registry, self._model, self._gazetteer = registry, model, gazetteer

    @property
    def version(self) -> str:
        """What identifies reading in all its languages, the same whether French is installed or not."""
        return f"{self['en'].version}.{pinned_version(FRENCH_MODEL)}"

    def __getitem__(self, language: str) -> Reader:
        """The reader of a language, "en" or "fr". ``ModelError`` where its model is missing."""
        if language not in self._made:
            model = FRENCH_MODEL if language == "fr" else self._model
            self._made[language] = Reader(self._registry, model, self._gazetteer)
        return self._made[language]


__all__ = ["DEFAULT_MODEL", "FRENCH_MODEL", "Reader", "Readers", "is_installed", "language_of", "load_model"]
