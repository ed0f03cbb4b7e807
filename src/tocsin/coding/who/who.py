"""The resolver of one document: names, roles, pronouns and what the text said before."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.records import Reading
from tocsin.registry import Registry

from .resolution import Resolution


class Who:
    """Resolves the noun phrases of one document; made once a document, for later mentions lean on earlier ones."""

    def __init__(self, reading: Reading, registry: Registry) -> None:
        self.reading = reading
        self.registry = registry

    def actors(self, head: Token, *, acting: bool = True, speaker: Resolution | None = None) -> Resolution:
        """The actors behind the noun phrase headed by ``head``, its conjuncts included.

        ``acting`` writes a state as its government (``NER.GOV``), as for a subject or an addressee; without it the bare
        country stays (``NER``), as for relations, agreements and a place visited.
        """
        return Resolution()
