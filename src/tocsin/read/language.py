"""Tells which language a text is in where nothing says so; what is short or unsure counts as English."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from tocsin.records import Document

from .lexicon import load_lexicon

_LETTERS = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 4000
"""Characters that are enough to know a language by."""


def language_of(document: Document) -> str:
    """The language that the document names; else the one that its text is surely in, else English."""
    return document.lang or identify(document.text)


def identify(text: str) -> str:
    """The language of a text, as a code of two letters.

    English is read unless everything speaks against it: the text is long enough, the identifier all but certain, and
    hardly one of the commonest English words in it.
    """
    lists = load_lexicon(Path(__file__).with_suffix(".yaml"))
    sample = text[:_LOOKED_AT]
    found = [word.lower() for word in _LETTERS.findall(sample)]
    english = sum(word in lists["english"] for word in found)
    if sum(map(len, found)) < lists["letters"] or english > lists["share"] * len(found):
        return "en"
    language, sure = _identifier().classify(sample)
    return str(language) if sure >= lists["sure"] else "en"


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(load_lexicon(Path(__file__).with_suffix(".yaml"))["languages"])
    return identifier


__all__ = ["identify", "language_of"]
