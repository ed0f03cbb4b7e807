"""Decides the status of an act: what its own tense and modals say, and what every word that governs it does to that.

The walk goes from the trigger up through the parse. Each governor that is no plain report bends the status; the
innermost bend stays (what is demanded under a plan is demanded), except that a denial outside undoes what is inside.
"""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.records.event import FACTS

from . import clauses
from .governors import bend, governors
from .lexicon import load_lexicon
from .mood import StatusReading, of_noun, of_verb, word_classes, word_list

_GIVES_WAY = frozenset({"planned", "conditional", "hoped", "possible"})
_AHEAD = frozenset({"planned", "expected", "demanded", "conditional", "hoped"})
_TELLING = frozenset({"announce", "make", "take"})
"""Who does this with a decision has decided: "announced its decision to leave"."""
_RELATIVE = frozenset({"that", "which"})


def status_of(token: Token, *, negated: bool = False, speech: bool = False) -> StatusReading:
    """The status of the act that the token tells, from RECORDS.md's ten.

    ``negated`` says that the act itself is told by a negation ("won't relent"), which then denies nothing; ``speech``
    that the words are the act, which is done once they are said.
    """
    return readings(token, negated=negated, speech=speech)[-1][0]


def is_decided(token: Token) -> bool:
    """Whether an act hangs on a decision already taken: "decided to end the pact", "the decision to quit it"."""
    head = token.head
    if head.lemma_.lower() not in {"decision", "decide", "announce", "order", "move"}:
        return False
    told = head.head if head.lemma_ == "decision" and head.dep_ == "dobj" and head.head.lemma_ in _TELLING else head
    return status_of(told).status == "actual"


def readings(token: Token, *, negated: bool = False, speech: bool = False) -> list[tuple[StatusReading, Token]]:
    """How the status came about: what the act's own words say, then what each word that bends it makes of it.

    Beside each reading stands the word that it comes from. The last one counts.
    """
    told = _as_subject(token)
    if told is not None:
        return [told]
    own = of_verb(token, negated=negated, speech=speech) if clauses.is_verb(token) else of_noun(token)
    if not speech and not negated and own.status in FACTS:
        own = _of_itself(token) or _alongside(token) or own
    found = [(own, token)]
    for governor, content in governors(token):
        bent = bend(governor, content)
        if bent is not None and _bends(found[-1][0], bent):
            found.append((bent, governor))
    return found


def _bends(own: StatusReading, bent: StatusReading) -> bool:
    if bent.status == "denied":
        return own.status != "denied" and own.modal != "whether"
    if own.weak or own.status in FACTS:
        return True
    if own.modal == "whether":
        return bent.status == "discussed"
    if own.modal == "would":
        return bent.status == "hoped"
    if own.modal == "will" and bent.status == "demanded":
        return True
    # What somebody fears or hopes will happen is as open as the fear: "fears that the army will attack".
    return own.status in {"expected", "planned"} and bent.status in _GIVES_WAY and bent.status != own.status


def _of_itself(verb: Token) -> StatusReading | None:
    """Where a verb of planning or weighing is all that tells an act, the act is planned or weighed: "is scheduled"."""
    if not clauses.is_verb(verb) or verb.lemma_.lower() not in word_list("of_themselves"):
        return None
    return StatusReading(word_classes("verbs")[verb.lemma_.lower()], f"'{verb.text}' itself")


def _alongside(verb: Token) -> StatusReading | None:
    """A participle behind its main clause is as open as that: "will leave, ending the mission"."""
    behind = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.i < verb.i and clauses.is_verb(verb.head)
    if not behind or clauses.auxiliaries(verb):
        return None
    if any(m.norm_ != "while" for m in clauses.children(verb, "mark", "prep") if m.i < verb.i):
        return None
    main = status_of(verb.head)
    return StatusReading(main.status, f"beside {main.why}") if main.status in _AHEAD else None


def _as_subject(noun: Token) -> tuple[StatusReading, Token] | None:
    """An act that a noun names is as open as its verb: "talks would continue", "a raid that never happened"."""
    verb = _unfolding(noun)
    if verb is None:
        return None
    told = of_verb(verb)
    if told.status == "actual":
        return None
    return StatusReading("planned" if told.status == "demanded" else told.status, told.why), verb


def _unfolding(noun: Token) -> Token | None:
    """The verb that tells how the act goes, or a relative clause that does."""
    verbs = [v for v in clauses.children(noun, "relcl") if any(c.norm_ in _RELATIVE for c in v.children)]
    if noun.dep_ in {"nsubj", "nsubjpass"} and clauses.is_verb(noun.head):
        verbs.insert(0, noun.head)
    return next((v for v in verbs if _unfolds(v)), None)


def _unfolds(verb: Token) -> bool:
    if verb.lemma_ == "take":
        return any(c.norm_ in {"place", "hold"} for c in clauses.children(verb, "dobj"))
    return verb.lemma_ in load_lexicon("people")["unfolding"]


__all__ = ["StatusReading", "is_decided", "readings", "status_of"]
