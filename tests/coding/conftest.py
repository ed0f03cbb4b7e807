from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tocsin.coding import Coder
from tocsin.coding.links import link_statements
from tocsin.read import Reader
from tocsin.records import Document, Event, Record
from tocsin.registry import load_registry


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader(load_registry())


@pytest.fixture(scope="session")
def code(reader: Reader) -> Callable[..., list[Record]]:
    """What rules make of a text, and of events the encoder too: neither completed nor weighed by other records."""
    coder = Coder(reader.registry)

    def run(text: str, published: str = "2024-04-19") -> list[Record]:
        context = coder.context(reader.read(Document("d", text, published=published)))
        found = link_statements(coder.ruled(context), context.text)
        return sorted(found, key=lambda r: (r.start, r.end, r.type))

    return run


@pytest.fixture(scope="session")
def events(code: Callable[..., list[Record]]) -> Callable[..., list[Event]]:
    def run(text: str, published: str = "2024-04-19") -> list[Event]:
        return [record for record in code(text, published) if isinstance(record, Event)]

    return run


@pytest.fixture(scope="session")
def coded(code: Callable[..., list[Record]]) -> Callable[[str, str], list[dict[str, Any]]]:
    """Records of one type in a text, as JSON values."""

    def run(kind: str, text: str) -> list[dict[str, Any]]:
        return [found for record in code(text) if (found := record.to_dict())["type"] == kind]

    return run
