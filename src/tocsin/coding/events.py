"""Codes events: triggers become acts with a root, a status, actors, targets, place, date, numbers and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from tocsin.records import Event, TimeExpression
from tocsin.records.actor import base
from tocsin.records.event import FACTS

from . import clauses
from .circumstances import date_of, numbers_of, place_of
from .context import Context
from .duplicates import Told, without_repeats
from .lexicon import load_lexicon
from .nouns import lemma
from .status import StatusReading, status_of
from .triggers import Trigger, TriggerFinder
from .who import Resolution


@dataclass(frozen=True)
class Candidate:
    """An event before it is written down: its trigger with what is known of it."""

    trigger: Trigger
    start: int
    end: int
    status: StatusReading
    actors: Resolution
    targets: Resolution


def code_events(context: Context) -> list[Event]:
    """All events of a text, each told once."""
    finder = TriggerFinder(context.reading, context)
    found = [
        Told(_event(context, candidate), *_wording(candidate))
        for sentence in context.sentences
        if not _is_question(sentence)
        for candidate in _candidates(context, finder, sentence)
    ]
    return without_repeats(found)


def _wording(candidate: Candidate) -> tuple[str, str, bool]:
    """Lemmas of the trigger and of its object, by which a retelling is known."""
    trigger = candidate.trigger
    thing = trigger.light or next(iter([] if trigger.pattern.noun else clauses.objects(trigger.token)), None)
    return trigger.token.lemma_.lower(), lemma(thing) if thing is not None else "", trigger.pattern.noun


def _used_up(trigger: Trigger) -> list[Token]:
    """Nouns that are party or object of a verb's act, no act of their own: "the summit agreed", "ended the pact"."""
    named = trigger.pattern.object is not None or not trigger.pattern.speech
    return [*trigger.doer, *(clauses.objects(trigger.token) if named else [])]


def _same_act(trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Whether a governing verb tells the same act: "agreed to give up", "attacked, killing twelve"."""
    if trigger.token.dep_ not in {"xcomp", "advcl"}:
        return False
    governing = [t for t in triggers if t.token == trigger.token.head]
    if trigger.token.dep_ == "advcl" and (trigger.token.tag_ != "VBG" or trigger.pattern.root != "ASSAULT"):
        return False
    if trigger.token.dep_ == "advcl" and any(t.pattern.speech for t in governing):
        return True  # "accused the army of striking civilians, killing children": whose deed the parse cannot tell
    return any(t.pattern.root == trigger.pattern.root for t in governing)


def _is_question(sentence: tuple[Token, ...]) -> bool:
    """Rhetorical questions assert nothing."""
    return any(t.text == "?" for t in sentence[-2:])


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


def _candidate(context: Context, finder: TriggerFinder, trigger: Trigger, verbs: set[int]) -> Candidate | None:
    pattern = trigger.pattern
    actors = finder.resolve(trigger.doer)
    targets = finder.resolve(tuple(t for t in trigger.patient if t not in trigger.doer))
    if (
        not _enough(context, trigger, actors, targets)
        or _counterfactual(trigger.token)
        or _is_aside(trigger, actors, targets)
    ):
        return None
    start, end = _span(trigger, verbs)
    start, end = context.one_line(start, end)
    status = status_of(trigger.token, negated=pattern.negated, speech=pattern.speech)
    if pattern.root in {"SANCTION", "COERCE"} and status.status == "planned" and _decided(trigger.token):
        status = StatusReading("actual", "the decision is the act (ruling 15)")
    if trigger.pattern.status and status.status in {"actual", "ongoing"}:
        status = StatusReading(trigger.pattern.status, f"'{trigger.token.text}'")
    if status.status == "actual" and trigger.pattern.speech and trigger.token.tag_ == "VBG":
        status = StatusReading("actual", "a speech act")
    if pattern.noun and not actors.actors and status.status in {"planned", "discussed"}:
        actors = finder.resolve(_planner(trigger.token))
    actors, targets = _parties(trigger, actors, targets)
    if _is_accident(trigger, actors):
        return None
    return Candidate(trigger, start, end, status, actors, targets)


def _is_aside(trigger: Trigger, actors: Resolution, targets: Resolution) -> bool:
    """What only mentions an act: "the coup" told before, a war's toll (an indicator), the aim of fighting somebody."""
    token = trigger.token
    if trigger.pattern.noun:
        if token.dep_ in {"nsubj", "nsubjpass"} and token.head.lemma_ in load_lexicon("people")["unfolding"]:
            return False  # "the withdrawal has begun": told of, not only mentioned
        pointing = any(
            c.lower_ in {"the", "this", "that", "these", "those", "its", "their", "such"} for c in token.children
        )
        return pointing and not actors.actors and not targets.actors
    if not actors.actors and any(lemma(d) in load_lexicon("indicators")["conflicts"] for d in trigger.doer):
        return True
    return (
        token.lemma_.lower() in {"fight", "combat", "counter"}
        and clauses.has_to(token)
        and token.dep_ in {"advcl", "acl", "relcl"}
    )


def _decided(token: Token) -> bool:
    """Whether the act hangs on a decision already taken: "decided to end the pact", "the decision to quit it"."""
    head = token.head
    return (
        head.lemma_.lower() in {"decision", "decide", "announce", "order", "move"}
        and status_of(head).status == "actual"
    )


def _counterfactual(token: Token) -> bool:
    """ "If you were governing a country": nobody in particular does it."""
    doer = clauses.subject(token) if clauses.is_verb(token) else None
    return doer is not None and doer.lower_ in {"you", "one", "anyone", "everyone", "nobody"}


def _enough(context: Context, trigger: Trigger, actors: Resolution, targets: Resolution) -> bool:
    """Whether enough is known of the parties for the wording to be a political act.

    A party need not be resolved, but it has to be somebody: "gunmen seized a hotel" is told, whosever they are.
    """
    need = trigger.pattern.need
    doer = bool(actors.actors) or any(_is_somebody(context, t) for t in trigger.doer)
    either = doer or bool(targets.actors) or any(_is_somebody(context, t) for t in trigger.patient)
    if need == "none":
        return True
    if need == "both":
        return bool(actors.actors) and bool(targets.actors)
    if need == "subject":
        return doer
    if need == "actor":
        return bool(actors.actors) or (trigger.pattern.speech and doer)
    if trigger.pattern.noun:
        told = trigger.token.dep_ == "nsubj" and trigger.token.head.lemma_ in load_lexicon("people")["unfolding"]
        return told or bool(actors.actors or targets.actors) or (either and _has_place(context, trigger))
    return either


def _is_somebody(context: Context, token: Token) -> bool:
    if token.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} or token.pos_ == "PROPN":
        return True
    words = {lemma(token), *(lemma(o) for o in clauses.preposition_objects(token, "of"))}
    return bool(words & set(load_lexicon("people")["words"])) or any(w in context.who.registry.roles for w in words)


def _has_place(context: Context, trigger: Trigger) -> bool:
    return bool(context.places_in(*clauses.subtree_span(trigger.token)))


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
    if verb.dep_ == "pcomp" and verb.head.lower_ in {"from", "in", "on"} and clauses.is_verb(verb.head.head):
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


def _is_accident(trigger: Trigger, actors: Resolution) -> bool:
    """Accidents, disasters and disease are no events (ruling 16)."""
    if trigger.pattern.root != "ASSAULT" or actors.actors:
        return False
    words = {t.lemma_.lower() for t in trigger.token.subtree}
    return bool(words & set(load_lexicon("people")["accidents"]))


def _parties(trigger: Trigger, actors: Resolution, targets: Resolution) -> tuple[Resolution, Resolution]:
    """Nobody acts on themselves, except where the wording joins the parties ("talks between A and B")."""
    moved = trigger.pattern.root in {"MOBILIZE", "RETREAT"} and clauses.is_passive(trigger.token)
    if moved and targets.actors and not actors.actors:
        return targets, Resolution()  # "troops were sent": whose troops, that is who moves
    if trigger.pattern.symmetric:
        return actors, Resolution(
            tuple(a for a in targets.actors if a not in actors.actors), targets.names, targets.why
        )
    return actors, Resolution(tuple(t for t in targets.actors if t not in actors.actors), targets.names, targets.why)


def _event(context: Context, candidate: Candidate) -> Event:
    trigger, pattern = candidate.trigger, candidate.trigger.pattern
    scope = clauses.subtree_span(trigger.token) if pattern.noun else _scope(trigger.token)
    place, country = place_of(context, trigger, scope)
    country = country or _at_home(context, candidate)
    when = date_of(context, trigger)
    status = _by_date(context, candidate.status.status, when)
    return Event.of(
        context.text,
        doc=context.doc,
        start=candidate.start,
        end=candidate.end,
        event_type=_root(trigger),
        mode=pattern.mode,
        actors=candidate.actors.actors or _by_setting(context, candidate, country),
        targets=candidate.targets.actors,
        names=tuple(dict.fromkeys([*candidate.actors.names, *candidate.targets.names])),
        status=status,
        place=place,
        country=country,
        date_text=when.text if when else "",
        date_start=when.first if when else "",
        date_end=when.last if when else "",
        numbers=numbers_of(context, trigger, scope),
        holders=_holders(context, candidate),
        why=_why(candidate),
    )


def _at_home(context: Context, candidate: Candidate) -> str:
    """Where a state's organs act on its own people, the act is in that state: an arrest, a coup, a rally, a release."""
    trigger = candidate.trigger
    if (trigger.pattern.root, trigger.pattern.mode) not in _DOMESTIC and trigger.pattern.root != "PROTEST":
        return ""
    codes = {base(a) for a in (*candidate.actors.actors, *candidate.targets.actors) if a != "unnamed"}
    only = codes.pop() if len(codes) == 1 else ""
    return only if context.is_state(only) else ""


def _by_setting(context: Context, candidate: Candidate, country: str) -> tuple[str, ...]:
    """Who acts where only the kind of act and its country are told: protests in a state are its people's."""
    trigger = candidate.trigger
    if not context.is_state(country) or not trigger.pattern.noun:
        return ()
    if trigger.pattern.root == "PROTEST":
        return (f"{country}.CVL",)
    military = any(c.lower_ == "military" for c in trigger.token.children)
    return (f"{country}.MIL",) if trigger.pattern.mode == "coup" and military else ()


_DOMESTIC = frozenset(
    {("COERCE", m) for m in ("coup", "arrest", "martial-law", "restrict")}
    | {("RETREAT", "release"), ("RETREAT", "resign")}
)


def _root(trigger: Trigger) -> str:
    """A demand made by a demonstration is PROTEST."""
    crowd = load_lexicon("numbers")["crowds"]["any"]
    if trigger.pattern.root == "REQUEST" and any(lemma(d) in crowd for d in trigger.doer):
        return "PROTEST"
    return trigger.pattern.root


def _by_date(context: Context, status: str, when: TimeExpression | None) -> str:
    """What is dated after its report has not happened yet."""
    published = context.reading.document.published
    ahead = when is not None and bool(published) and when.first > published
    return "planned" if ahead and status in FACTS else status


def _scope(verb: Token) -> tuple[int, int]:
    """The verb's own clause with its adverbials, where its place, date and numbers stand."""
    return clauses.subtree_span(verb)


def _holders(context: Context, candidate: Candidate) -> tuple[str, ...]:
    token = candidate.trigger.token
    found = context.holders_of(candidate.start, candidate.end, besides=token.idx)
    return found if found != candidate.actors.actors or not candidate.trigger.pattern.speech else ()


def _why(candidate: Candidate) -> str:
    parts = [f"'{candidate.trigger.token.text}' tells {candidate.trigger.pattern.root}"]
    parts.append(f"status {candidate.status.status}: {candidate.status.why}")
    if candidate.actors.why:
        parts.append(f"actor: {candidate.actors.why}")
    return "; ".join(parts)


__all__ = ["code_events"]
