"""Tells the labels that verbs of describing give from what the parser takes for more of them."""

from __future__ import annotations

from spacy.tokens import Token

from .lexicon import words

_SPEAKS = frozenset({"say", "ask", "demand", "accuse", "deny"})


def is_named(thing: Token) -> bool:
    """ "Called the convoy an invasion": the name right behind the thing, taken for an apposition."""
    name = next((c for c in thing.children if c.dep_ == "appos"), None)
    return name is not None and name.left_edge.norm_ in {"a", "an"} and name.left_edge.nbor(-1).text != ","


def is_new(thing: Token) -> bool:
    """ "Described a swift attack": what the words tell of, not what they judge."""
    return thing.pos_ == "NOUN" and any(c.norm_ in {"a", "an"} for c in thing.children if c.dep_ == "det")


def end_of_label(part: Token) -> int:
    """Where a label ends before what the parser takes for more of it; 0 where nothing follows.

    "Called it “shameful” and demanding a vote", "described him as “a friend”, a former mayor".
    """
    for token in part.subtree:
        if token.dep_ == "conj" and token.tag_ in {"VBG", "VBD"} and _SPEAKS & words().classes(token.lemma_):
            joined = [c for c in token.head.children if c.dep_ == "cc" and part.i <= c.i < token.i]
            if joined and joined[-1].i and token.head.pos_ not in {"VERB", "AUX"}:
                before = joined[-1].nbor(-1)
                return before.idx + len(before)
        first = token.left_edge
        if token.dep_ == "appos" and first.i > 1 and first.nbor(-1).text == "," and first.nbor(-2).is_quote:
            return first.nbor(-2).idx + len(first.nbor(-2))
    return 0
