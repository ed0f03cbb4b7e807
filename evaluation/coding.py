"""Codes documents for a measurement, exactly as `tocsin code` does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tocsin.coding import Coder
from tocsin.read import Readers, language_of
from tocsin.records import Document
from tocsin.registry import load_registry
from tocsin.registry.gazetteer import open_gazetteer


def code_documents(documents: Iterable[Document]) -> dict[str, list[dict[str, Any]]]:
    """Records of each document as JSON values."""
    registry = load_registry()
    readers, coder = Readers(registry, gazetteer=open_gazetteer()), Coder(registry)
    return {d.id: [r.to_dict() for r in coder.code(readers[language_of(d)].read(d))] for d in documents}
