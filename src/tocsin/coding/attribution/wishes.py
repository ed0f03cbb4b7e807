"""Reads acts that are there by somebody's wish or stance alone, and questions left open.

What comes of these are holders, never statements: "wants the army to leave", "favours arming them", "wondered whether
they would". Where the text does not tell whose they are, nothing.
"""

from __future__ import annotations

from spacy.tokens import Token

from .claim import Claim
from .content import CLAUSES, Content
from .stances import end_of_wish


class Wishes:
    """The claims that one page's verbs of wanting, favouring and wondering make."""

    def __init__(self, content: Content) -> None:
        self.content = content

    def wished(self, verb: Token, source: Token) -> Claim | None:
        """ "Wants the army to leave", "would like them to help": somebody else's act."""
        act = next((c for c in verb.children if c.dep_ in CLAUSES and c.i > verb.i and _is_infinitive(c)), None)
        if act is None:
            return None
        whose = [c for c in act.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i > verb.i]
        whose = whose or [c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < act.i]
        return self._stance(verb, source, [*whose[:1], act] if whose else [], "act that somebody wants")

    def favoured(self, verb: Token, source: Token) -> Claim | None:
        """ "Favours arming the rebels", "opposed sending troops"."""
        acts = [c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.i > verb.i and c.tag_ == "VBG"]
        return self._stance(verb, source, acts, "act that somebody is for or against")

    def wondered(self, verb: Token, source: Token) -> Claim | None:
        """ "Wondered whether the truce would hold"."""
        clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i and _is_question(c)]
        claim = self._stance(verb, source, clauses, "question left open")
        if claim is not None:  # "questioned whether the deal would hold" says that it may not
            claim.is_statement = verb.lemma_ == "question" and verb.tag_ in {"VBD", "VBZ", "VBP", "VBN"}
        return claim

    def _stance(self, verb: Token, source: Token, parts: list[Token], why: str) -> Claim | None:
        """A claim with a holder and no statement; nothing where the text does not say whose it is."""
        if not parts or (source.pos_ == "PRON" and source.norm_ in {"it", "this", "that", "which"}):
            return None
        claim = self.content.of(verb, parts, why, statement=False)
        claim.end = min(claim.end, end_of_wish(parts[-1]))
        claim.needs_source = True
        return claim


def _is_infinitive(act: Token) -> bool:
    return any(c.dep_ in {"aux", "auxpass"} and c.norm_ == "to" for c in act.children)


def would_like(verb: Token) -> bool:
    """ "Would like them to leave" is a wish, while "would want" awaits a condition."""
    helpers = {c.norm_ for c in verb.children if c.dep_ in {"aux", "neg"}}
    return verb.lemma_ in {"like", "love", "prefer"} and helpers in ({"would"}, {"'d"}, {"’d"})


def _is_question(clause: Token) -> bool:
    opening = {t.norm_ for t in clause.doc[clause.left_edge.i : clause.left_edge.i + 2]}
    return bool(opening & {"if", "whether", "why", "how", "what", "who", "where", "when", "which"})
