"""Candidates as the encoder reads them: the word that tells the act, and the words that name its parties."""

from __future__ import annotations

from typing import cast

from spacy.tokens import Doc, Token

from tocsin.records.event import Root

from . import clauses
from .acts import Act
from .candidate import Candidate, apart
from .context import Context
from .patterns import Pattern
from .status import status_of
from .triggers import Trigger, resolve

_SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"})
"""Roots whose act is said: it is done once the words are, and who says them is its actor."""


def told_candidate(context: Context, act: Act) -> Candidate | None:
    """The act with its parties resolved; none where its word is no token of the parse."""
    doc = context.reading.parse
    token = _token_of(doc, act)
    if token is None:
        return None
    trigger = Trigger(token, _pattern(act, token), _heads(doc, act.actors), _heads(doc, act.targets), act=act)
    actors = resolve(context, trigger.doer)
    targets = resolve(context, trigger.recipients)
    start, end = context.one_line(*_span(trigger, act))
    return Candidate(trigger, start, end, status_of(token, speech=trigger.speech), *apart(actors, targets))


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
