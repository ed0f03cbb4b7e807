"""Candidates as the encoder reads them: the word that tells the act, and the words that name its parties."""

from __future__ import annotations

from typing import cast

from spacy.tokens import Doc, Token

from tocsin.records.actor import base
from tocsin.records.event import Root

from . import clauses
from .acts import Act
from .candidate import Candidate, apart
from .context import Context
from .patterns import Pattern
from .status import status_of
from .suffered import is_victim, met, side_taken, sufferers, tells_of
from .triggers import Trigger, resolve

_SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"})
"""Roots whose act is said: it is done once the words are, and who says them is its actor."""


def told_candidate(context: Context, act: Act) -> Candidate | None:
    """The act with its parties resolved; none where its word is no token of the parse."""
    doc = context.reading.parse
    token = _token_of(doc, act)
    if token is None:
        return None
    doers = _doers(context, token, act)
    trigger = Trigger(token, _pattern(act, token), doers, _met(context, token, act, doers), act=act)
    actors = resolve(context, trigger.doer)
    targets = resolve(context, trigger.recipients, trigger.root)
    start, end = context.one_line(*_span(trigger, act))
    return Candidate(trigger, start, end, status_of(token, speech=trigger.speech), *apart(trigger, actors, targets))


def _token_of(doc: Doc, act: Act) -> Token | None:
    """The token that tells the act; of a hyphenated word its last part, which heads it: "cease-fire"."""
    span = doc.char_span(*act.trigger, alignment_mode="expand")
    if span is None:
        return None
    token: Token = span.root
    while token.i + 2 < len(doc) and not token.whitespace_ and doc[token.i + 1].orth_ == "-":
        if doc[token.i + 1].whitespace_:
            break
        token = doc[token.i + 2]
    return token


def _doers(context: Context, token: Token, act: Act) -> tuple[Token, ...]:
    """The words for its actors; before a noun neither a town nor "anti-French" says whose act it is."""
    heads = _heads(context.reading.parse, act.actors)
    before = {c for c in clauses.children(token, "amod", "compound", "nmod") if side_taken(c) or _is_town(context, c)}
    return tuple(t for t in heads if t not in before and not (act.root == "ASSAULT" and tells_of(t, token)))


def _met(context: Context, token: Token, act: Act, doers: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words for its targets, of things those who are behind them; where it marks none, who is told to suffer it."""

    def knows(word: Token) -> bool:
        return bool(context.actors(word).actors)

    states = any(context.is_state(base(a)) for t in doers for a in context.actors(t).actors)
    heads = [t for t in _heads(context.reading.parse, act.targets) if not _is_beside(t, act.root, by_state=states)]
    return met(heads, act.root, knows) or tuple(sufferers(token))


def _is_beside(word: Token, root: str, *, by_state: bool) -> bool:
    """Whether a word is a place or a victim of what is blamed: "airstrikes in Syria", "condemned the killing of"."""
    if root == "ASSAULT":
        return by_state and word.dep_ == "pobj" and word.head.norm_ in _WITHIN and word.ent_type_ in {"GPE", "LOC"}
    return root == "ACCUSE" and is_victim(word)


_WITHIN = frozenset({"in", "inside", "across", "near", "throughout"})


def _is_town(context: Context, word: Token) -> bool:
    found = context.places_in(word.idx, word.idx + len(word))
    return any(p.kind != "country" and not p.demonym for p in found)


def _pattern(act: Act, token: Token) -> Pattern:
    noun = token.pos_ in {"NOUN", "PROPN"}
    return Pattern.model_construct(
        words=(token.lemma_,), root=cast("Root", act.root), mode=act.mode, noun=noun, speech=act.root in _SPOKEN
    )


def _heads(doc: Doc, spans: tuple[tuple[int, int], ...]) -> tuple[Token, ...]:
    found = (doc.char_span(start, end, alignment_mode="expand") for start, end in spans)
    return tuple(span.root for span in found if span is not None)


def _span(trigger: Trigger, act: Act) -> tuple[int, int]:
    """From the first to the last of the words that tell the act and its parties, with the clause that they stand in."""
    if trigger.noun:
        clause = clauses.noun_span(trigger.token)
    else:
        clause = clauses.clause_span(trigger.token, with_content=trigger.speech)
    spans = [clause, act.trigger, *act.actors, *act.targets]
    return min(start for start, _ in spans), max(end for _, end in spans)
