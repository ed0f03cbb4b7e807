"""Whom an act on a deal meets, where its own words name the deal alone.

A text that has told of "the Iran nuclear deal" goes on with "the deal": who pulls out of it, does so to Iran. Where the
text names two that it may be with, or none, nobody is filled in.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tocsin.records.actor import base

from . import clauses
from .candidate import Candidate
from .context import Context
from .lexicon import load_lexicon
from .nouns import lemma
from .suffered import side_taken

_REACHED = frozenset({"SANCTION", "REJECT", "ACCUSE"})
"""Roots of what is done to the other side by leaving, refusing or blaming what is between the two."""
_BEFORE = ("compound", "nmod", "amod")
_BEHIND = ("with",)
_LEFT = ("from", "of", "out", "on", "about", "to")


def counterpart(context: Context, candidate: Candidate) -> tuple[str, ...]:
    """The one party beside the doer that the text names with the thing that is acted on."""
    if candidate.trigger.root not in _REACHED or not candidate.actors.actors:
        return ()
    if not _is_on_deal(candidate):
        return ()
    deals, doers = load_lexicon("parties")["deals"], {base(a) for a in candidate.actors.actors}
    found = {
        actor
        for token in context.tokens()
        if token.pos_ in {"NOUN", "PROPN"} and lemma(token) in deals
        for word in _parties(token)
        for actor in context.actors(word).actors
        if context.is_state(base(actor)) and base(actor) not in doers
    }
    return tuple(found) if len(found) == 1 else ()


def _is_on_deal(candidate: Candidate) -> bool:
    """Whether a deal is what the act is done to."""
    token, light = candidate.trigger.token, candidate.trigger.light
    things = [light] if light is not None else []
    things += clauses.preposition_objects(token, *_LEFT)
    things += [token] if candidate.trigger.noun else clauses.objects(token)
    return any(lemma(t) in load_lexicon("parties")["deals"] for t in things)


def _parties(thing: Token) -> Iterator[Token]:
    yield from (c for c in clauses.children(thing, *_BEFORE) if not side_taken(c))
    yield from clauses.preposition_objects(thing, *_BEHIND)
