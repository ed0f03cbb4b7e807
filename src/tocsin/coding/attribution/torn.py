"""Sentences that the parser tears at a verb of saying: what it takes for a noun, for a clause, for a report."""

from __future__ import annotations

from spacy.tokens import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def is_verb_after_all(token: Token) -> bool:
    """ "…, records show": taken for a noun, though a clause hangs on it."""
    clause = any(c.dep_ == "ccomp" for c in token.children)
    papers = any(c.dep_ in {"compound", "nsubj"} and c.tag_ == "NNS" for c in token.children)
    if token.tag_ == "NNS" and token.norm_ in {"reports", "says"}:
        return _is_credit(token)
    return token.tag_ == "NN" and token.norm_ in {"show", "estimate"} and clause and papers


def _is_credit(token: Token) -> bool:
    """ "…, Agence Osman reports, …": taken for a noun, though a name alone stands before it between commas."""
    at = token.i - 1
    while at > token.sent.start and (token.doc[at].pos_ == "PROPN" or token.doc[at].tag_ == "HYPH"):
        at -= 1
    after = token.doc[token.i + 1 : token.i + 2]
    named = at < token.i - 1 and any(c.dep_ in {"compound", "nmod"} for c in token.children)
    return named and token.doc[at].text == "," and len(after) > 0 and after[0].text in {",", "."}


def is_that_said(verb: Token) -> bool:
    """ "That said, the talks go on": the outlet's own turn."""
    after = verb.doc[verb.i + 1 : verb.i + 2]
    opens = verb.i > 0 and verb.nbor(-1).text == "That" and verb.norm_ == "said"
    return opens and len(after) > 0 and after[0].text == ","


def is_inverted(verb: Token, clause: Token) -> bool:
    """ "Among the areas that he mentioned were two bases": the main clause of the sentence, not words that are told."""
    following = verb.i + 1 == clause.i and clause.lemma_ == "be" and clause.tag_ in _FINITE
    return following and verb.dep_ == "ROOT" and any(c.i > clause.i and c.dep_ == "attr" for c in clause.children)
