"""Finds proper names: the registry's own first, then what the model's NER adds."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from tocsin.records import Name
from tocsin.registry import Registry


def find_names(parse: Doc, registry: Registry) -> tuple[Name, ...]:
    """Names in text order, each with its kind and, where the registry knows it, its code."""
    return ()


def add_registry_names(nlp: Language, registry: Registry) -> None:
    """Put the registry's surface forms before the statistical NER, which takes Niger for a person."""
