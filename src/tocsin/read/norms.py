"""Gives every word the form that rules compare: in English the word itself, in lower case."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

_NAME = "tocsin_norms"


@Language.component(_NAME)
def _norms(doc: Doc) -> Doc:
    for token in doc:
        token.norm_ = token.lower_  # the model's own take "n't" to "not" and all quotation marks to one
    return doc


def add_norms(nlp: Language) -> None:
    """Put the component last: the model's own components were fitted to its own norms, and read worse without them."""
    if _NAME not in nlp.pipe_names:
        nlp.add_pipe(_NAME, last=True)


__all__ = ["add_norms"]
