"""Says which actor a noun phrase stands for, and why."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tocsin.records import Reading
from tocsin.registry import Registry


@dataclass(frozen=True, slots=True)
class Resolution:
    """The actors that a noun phrase stands for; empty where the text does not say."""

    actors: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """Persons in a public role, as written in full somewhere in the text."""
    why: str = ""


class Who:
    """Resolves the noun phrases of one document; made once a document, for later mentions lean on earlier ones."""

    def __init__(self, reading: Reading, registry: Registry) -> None:
        self.reading = reading
        self.registry = registry

    def actors(self, head: Token, *, acting: bool = True) -> Resolution:
        """The actors behind the noun phrase headed by ``head``, its conjuncts included.

        ``acting`` writes a state as its government (``NER.GOV``), as for a subject or an addressee; without it the bare
        country stays (``NER``), as for relations, agreements and a place visited.
        """
        return Resolution()
