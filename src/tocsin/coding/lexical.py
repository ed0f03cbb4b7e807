"""Candidates that the lexicon of events knows: a word in its pattern, its parties where the parse has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from tocsin.records.event import FACTS

from . import clauses
from .candidate import Candidate, apart
from .context import Context
from .gates import worth_recording
from .mood import word_classes, word_list
from .status import StatusReading, is_decided, status_of
from .triggers import Trigger, TriggerFinder
from .who import Resolution

DECIDED = "the decision is the act"
"""Why what is decided is a fact (ruling 15), however open its deed is told."""


def known_candidates(context: Context, sentences: Sequence[tuple[Token, ...]]) -> Iterator[Candidate]:
    """The lexicon's candidates in some sentences, in text order."""
    finder = TriggerFinder(context.reading, context)
    for sentence in sentences:
        yield from _candidates(context, finder, sentence)


def _candidates(context: Context, finder: TriggerFinder, sentence: tuple[Token, ...]) -> Iterator[Candidate]:
    triggers = finder.find(sentence)
    verbs = {t.token.i for t in triggers if not t.pattern.noun}
    used = {t.i for trigger in triggers if not trigger.pattern.noun for t in _used_up(trigger)}
    for trigger in triggers:
        if (trigger.pattern.noun and trigger.token.i in used) or _same_act(trigger, triggers):
            continue
        candidate = _candidate(context, finder, trigger, verbs)
        if candidate is not None:
            yield candidate


def _used_up(trigger: Trigger) -> list[Token]:
    """Nouns that are party or object of a verb's act, no act of their own: "the summit agreed", "ended the pact"."""
    named = trigger.pattern.object is not None or not trigger.pattern.speech
    return [*trigger.doer, *(clauses.objects(trigger.token) if named else [])]


def _same_act(trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Whether a governing verb tells the same act: "agreed to give up", "attacked, killing twelve and wounding two"."""
    first = trigger.token
    while first.dep_ == "conj" and first.tag_ == "VBG" == first.head.tag_:
        first = first.head
    governing = [t for t in triggers if t.token == first.head]
    if first.dep_ == "xcomp" and first == trigger.token:
        return any(t.pattern.root == trigger.pattern.root for t in governing)
    if first.dep_ != "advcl" or first.tag_ != "VBG" or trigger.pattern.root != "ASSAULT":
        return False
    # "Accused the army of striking civilians, killing children": whose deed that is, the parse cannot tell.
    return any(t.pattern.speech or t.pattern.root == "ASSAULT" for t in governing)


def _candidate(context: Context, finder: TriggerFinder, trigger: Trigger, verbs: set[int]) -> Candidate | None:
    pattern = trigger.pattern
    actors = finder.resolve(trigger.doer)
    targets = finder.resolve(trigger.recipients, trigger.root)
    if not worth_recording(context, trigger, actors, targets):
        return None
    start, end = _span(trigger, verbs)
    start, end = context.one_line(start, end)
    status = _status(trigger)
    if pattern.noun and not actors.actors and status.status in {"planned", "discussed"}:
        actors = finder.resolve(_planner(trigger.token))
    if _is_moved(trigger) and not actors.actors:
        # "Troops were sent": whose troops, that is who moves.
        actors, targets = finder.resolve(tuple(clauses.objects(trigger.token))), Resolution()
    actors, targets = apart(trigger, actors, targets)
    return Candidate(trigger, start, end, status, actors, targets)


def _status(trigger: Trigger) -> StatusReading:
    """The status by the parse, unless the pattern fixes it or a decision is itself the act (ruling 15)."""
    pattern = trigger.pattern
    found = status_of(trigger.token, negated=pattern.negated, speech=pattern.speech)
    if pattern.root in {"SANCTION", "COERCE"} and found.status == "planned" and is_decided(trigger.token):
        return StatusReading("actual", DECIDED)
    if pattern.light and found.status in FACTS:
        return _of_light_verb(trigger.token) or found
    if pattern.status and found.status in FACTS:
        return StatusReading(pattern.status, f"'{trigger.token.text}'")
    return found


def _of_light_verb(verb: Token) -> StatusReading | None:
    """Where the object names the act, its verb may leave it open: "planned an attack", "scheduled talks"."""
    word = verb.lemma_.lower()
    status = word_classes("verbs").get(word)
    if status in {None, "same"} or word in word_list("doing"):
        return None
    return StatusReading(str(status), f"'{verb.text}'")


def _span(trigger: Trigger, verbs: set[int]) -> tuple[int, int]:
    token = trigger.token
    if trigger.pattern.noun:
        return _noun_span(trigger)
    start, end = clauses.clause_span(token, with_content=trigger.pattern.speech)
    top = token
    while (above := _open_governor(top)) is not None and above.i not in verbs:
        top = above  # "have begun to discuss", "refrained from bombing": the governor is no act of its own
    if top != token:
        start = min(start, clauses.clause_span(top)[0])
    if token.dep_ in {"relcl", "acl"} and trigger.doer and trigger.doer[0] == token.head:
        start = min(start, clauses.noun_span(token.head)[0])
    return start, end


def _open_governor(verb: Token) -> Token | None:
    """The verb whose open complement this one is, by itself or behind a preposition."""
    if verb.dep_ == "xcomp" and clauses.is_verb(verb.head):
        return verb.head
    if verb.dep_ == "pcomp" and verb.head.norm_ in {"from", "in", "on"} and clauses.is_verb(verb.head.head):
        return verb.head.head
    return None


def _noun_span(trigger: Trigger) -> tuple[int, int]:
    start, end = clauses.noun_span(trigger.token)
    governor = trigger.token.head
    if trigger.token.dep_ == "dobj" and trigger.doer and trigger.doer[0].head in {governor, *governor.ancestors}:
        return clauses.clause_span(governor)
    return start, end


def _planner(noun: Token) -> tuple[Token, ...]:
    """Who plans or discusses a deed that a noun names is who would do it: "discussed the deployment of drones"."""
    verb = next((t for t in noun.ancestors if clauses.is_verb(t)), None)
    doer = clauses.subject(verb) if verb is not None and not clauses.is_passive(verb) else None
    return (doer,) if doer is not None else ()


def _is_moved(trigger: Trigger) -> bool:
    return trigger.pattern.root in {"MOBILIZE", "RETREAT"} and clauses.is_passive(trigger.token)
