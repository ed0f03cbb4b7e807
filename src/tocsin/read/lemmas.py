"""Mends the lemmas that the packaged model gets wrong: its rules take "waging" to "wag" and "bases" to "basis"."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from .lexicon import load_lexicon

_NAME = "tocsin_lemmas"


@Language.component(_NAME)
def _mend(doc: Doc) -> Doc:
    mended = load_lexicon(Path(__file__).with_suffix(".yaml"))
    for token in doc:
        lemma = mended.get(token.pos_, {}).get(token.norm_)
        if lemma is not None:
            token.lemma_ = lemma
    return doc


def add_lemmas(nlp: Language) -> None:
    """Put the component last, behind the model's own lemmatizer."""
    if _NAME not in nlp.pipe_names:
        nlp.add_pipe(_NAME, last=True)


__all__ = ["add_lemmas"]
