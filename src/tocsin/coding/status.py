"""Decides the status of an act: what its own tense and modals say, and what every word that governs it does to that.

The walk goes from the trigger up through the parse. Each governor that is no plain report bends the status; the
innermost bend stays (what is demanded under a plan is demanded), except that a denial outside undoes what is inside.
"""

from __future__ import annotations

from spacy.tokens import Token

from . import clauses
from .governors import bend, governors
from .lexicon import load_lexicon
from .mood import StatusReading, of_noun, of_verb

_GIVES_WAY = frozenset({"planned", "conditional", "hoped", "possible"})


def status_of(token: Token, *, negated: bool = False, speech: bool = False) -> StatusReading:
    """The status of the act that the token tells, from RECORDS.md's ten.

    ``negated`` says that the act itself is told by a negation ("won't relent"), which then denies nothing; ``speech``
    that the words are the act, which is done once they are said.
    """
    told = _as_subject(token)
    if told is not None:
        return told
    own = of_verb(token, negated=negated, speech=speech) if clauses.is_verb(token) else of_noun(token)
    for governor, content in governors(token):
        bent = bend(governor, content)
        if bent is not None and _bends(own, bent):
            own = bent
    return own


def _bends(own: StatusReading, bent: StatusReading) -> bool:
    if bent.status == "denied":
        return own.status != "denied"
    if own.weak or own.status in {"actual", "ongoing"}:
        return True
    # What somebody fears or hopes will happen is as open as the fear: "fears that the army will attack".
    return own.status in {"expected", "planned"} and bent.status in _GIVES_WAY and bent.status != own.status


def _as_subject(noun: Token) -> StatusReading | None:
    """An act that a noun names is as open as its verb: "talks would continue", "strikes may follow"."""
    if noun.dep_ not in {"nsubj", "nsubjpass"} or not clauses.is_verb(noun.head):
        return None
    if noun.head.lemma_ not in load_lexicon("people")["unfolding"]:
        return None
    told = of_verb(noun.head)
    if told.status == "actual":
        return None
    return StatusReading("planned" if told.status == "demanded" else told.status, told.why)


__all__ = ["StatusReading", "status_of"]
