"""Tells the parser that a sentence never runs over a line break, so that a heading is no part of what follows it."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

_NAME = "tocsin_lines"


@Language.component(_NAME)
def _lines(doc: Doc) -> Doc:
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            doc[token.i + 1].is_sent_start = True
    return doc


def add_line_ends(nlp: Language) -> None:
    """Put the component before the parser, which keeps the sentence starts that it finds set."""
    if _NAME not in nlp.pipe_names:
        nlp.add_pipe(_NAME, before="parser")


__all__ = ["add_line_ends"]
