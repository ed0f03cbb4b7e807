"""Names that the French model finds, by the labels that the English one gives."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from .lists import words

NAME = "tocsin_french_entities"
_LABELS = {"PER": "PERSON", "LOC": "GPE", "ORG": "ORG", "MISC": "MISC"}


@Language.component(NAME)
def relabel(doc: Doc) -> Doc:
    """Persons, places and organisations as English calls them; names of other things stay apart, unless they speak."""
    doc.ents = [Span(doc, ent.start, ent.end, label=_label(ent), kb_id=ent.kb_id_) for ent in doc.ents]
    return doc


def _label(ent: Span) -> str:
    if ent.label_ == "MISC" and _speaks(ent):
        return "ORG"
    return _LABELS.get(ent.label_, ent.label_)


def _speaks(ent: Span) -> bool:
    """Whether a name is said to say something: "selon Akamai", "Akamai affirme"."""
    root = ent.root
    by_preposition = any(child.dep_ == "case" and child.lower_ == "selon" for child in root.children)
    return by_preposition or (root.dep_ == "nsubj" and root.head.lemma_ in words("said"))
