"""Rewrites a French parse into the scheme that the English rules are written in.

The French model parses by the Universal Dependencies, in which content words govern and prepositions, auxiliaries and
copulas hang on them; the English one by a scheme in which prepositions and copulas govern. Nothing of the text is
changed, and every sentence stays one tree. The steps build on each other, so their order counts.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from .cases import raise_marks, raise_prepositions
from .copulas import name_complements, raise_copulas
from .draft import NORMS, Draft
from .labels import join_names, settle_labels
from .mends import mend_names, mend_parse
from .speech import raise_speech
from .tags import tag_words
from .titles import raise_names
from .verbs import read_verbs

TAGS, TREE, HELPERS = "tocsin_french_tags", "tocsin_french_tree", "tocsin_french_helpers"
_STEPS = (
    tag_words,
    mend_names,
    join_names,
    raise_names,
    mend_parse,
    raise_copulas,
    read_verbs,
    raise_speech,
    raise_marks,
    raise_prepositions,
    name_complements,
    settle_labels,
)


@Language.component(TAGS)
def give_tags(doc: Doc) -> Doc:
    """Penn tags alone, for what looks at them before names are found."""
    draft = Draft(doc)
    tag_words(draft)
    for token, tag in zip(doc, draft.tags, strict=True):
        token.tag_ = tag
    return doc


@Language.component(TREE)
def rewrite(doc: Doc) -> Doc:
    """The parse in the English scheme."""
    draft = Draft(doc)
    for step in _STEPS:
        step(draft)
    return draft.write()


@Language.component(HELPERS)
def settle_helpers(doc: Doc) -> Doc:
    """The English forms of helping verbs and of "to", which the tree has settled and no list of words can."""
    for word, norm in doc.user_data.pop(NORMS, {}).items():
        doc[word].norm_ = norm
    return doc
