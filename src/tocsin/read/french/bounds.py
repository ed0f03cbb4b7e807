"""Tells the French parser where a sentence cannot begin: it breaks names and compounds that it does not know."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

NAME = "tocsin_french_bounds"
_ENDS = frozenset(".!?…:;")
_CLOSERS = frozenset({"»", "”", '"', "’", "'", ")", "]", "-", "–", "—", "*"})


@Language.component(NAME)
def forbid_breaks(doc: Doc) -> Doc:
    """Let a sentence begin only behind a mark that may end one, or on a new line."""
    for token in doc[1:]:
        before = token.i - 1
        while before > 0 and (doc[before].text in _CLOSERS or doc[before].is_space) and "\n" not in doc[before].text:
            before -= 1
        last = doc[before].text
        if last[-1] not in _ENDS and "\n" not in last and not token.is_sent_start:
            token.is_sent_start = False
    return doc
