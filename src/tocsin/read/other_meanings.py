"""Surface forms of the registry that mean something else where they stand: IS in "THIS IS THE END", PDF the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spacy.tokens import Span, Token


def means_other(span: Span, lexicon: Mapping[str, Any]) -> bool:
    """Whether the words around a surface form, or what its text lacks, say that it is not the registry's.

    ``lexicon`` is ``names.yaml``, read.
    """
    surface = span.text
    if surface in lexicon["words_when_shouted"]:
        return _shouted(span)
    if surface in lexicon["bodies_of_many"]:
        return span.start > 0 and _begins_longer(span.doc[span.start - 1], lexicon)
    signs = lexicon["only_with"].get(surface)
    return signs is not None and not any(sign in span.doc.text for sign in signs)


def _shouted(span: Span) -> bool:
    """Whether words in capitals stand on both sides, or on one where the line ends at the other."""
    doc = span.doc
    beside = [*doc[max(0, span.start - 1) : span.start], *doc[span.end : span.end + 1]]
    words = [token.text for token in beside if token.is_alpha]
    return bool(words) and all(word.isupper() and len(word) > 1 for word in words) and len(words) == len(beside)


def _begins_longer(before: Token, lexicon: Mapping[str, Any]) -> bool:
    """ "National" before "Security Council": a word of the name, that is not the organisation's own."""
    return before.is_title and before.is_alpha and before.text not in lexicon["owners_of_bodies"]
