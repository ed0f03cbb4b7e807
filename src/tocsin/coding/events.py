"""Codes events: candidates become acts with a root, a status, actors, targets, place, date, numbers and who says so."""

from __future__ import annotations

from dataclasses import replace

from tocsin.records import Event, TimeExpression
from tocsin.records.actor import base
from tocsin.records.event import FACTS

from . import clauses
from .candidate import Candidate
from .candidates import find_candidates
from .circumstances import date_of, numbers_of
from .context import Context
from .counterparts import counterpart
from .duplicates import Told, without_repeats
from .lexicon import load_lexicon
from .links import Worded, link_events
from .nouns import lemma
from .perpetrators import with_perpetrators
from .scene import Where, country_by_scene, place_of
from .suffered import side_taken
from .trace import Decided
from .triggers import Trigger
from .victims import toppled, victims


def code_events(context: Context) -> list[Event]:
    """All events of a text, each told once, linked with those that their words speak of."""
    candidates = find_candidates(context)
    told = [Told(_event(context, c), *_wording(c)) for c in candidates]
    words = {_key(one.event): c.trigger.token for one, c in zip(told, candidates, strict=True)}
    events = with_perpetrators(without_repeats(told), context.text)
    return link_events([Worded(event, words[_key(event)]) for event in events], context.text)


def _key(event: Event) -> tuple[int, int, str]:
    return event.start, event.end, event.event_type


def _wording(candidate: Candidate) -> tuple[str, str, bool]:
    """Lemmas of the trigger and of its object, by which a retelling is known."""
    trigger = candidate.trigger
    thing = trigger.light or next(iter([] if trigger.noun else clauses.objects(trigger.token)), None)
    named = lemma(thing) if thing is not None and thing.pos_ != "PRON" else ""
    return trigger.token.lemma_.lower(), named, trigger.noun


def _event(context: Context, candidate: Candidate) -> Event:
    trigger = candidate.trigger
    scope = clauses.subtree_span(trigger.token)
    where = place_of(context, _gathering(trigger))
    if not where.country and where.place is None:
        home = _at_home(context, candidate)
        country = home or country_by_scene(context, candidate)
        where = replace(where, country=country, rule=("home" if home else "setting") if country else "")
    when = date_of(context, trigger)
    status = _by_date(context, candidate.status.status, when)
    event = Event.of(
        context.text,
        doc=context.doc,
        start=candidate.start,
        end=candidate.end,
        event_type=_root(trigger),
        mode=trigger.mode,
        actors=_plotters(context, candidate, where.country)
        or candidate.actors.actors
        or _by_setting(context, candidate, where.country),
        targets=toppled(context, candidate, where.country)
        or candidate.targets.actors
        or victims(context, candidate, where.country)
        or counterpart(context, candidate),
        names=tuple(dict.fromkeys([*candidate.actors.names, *candidate.targets.names])),
        status=status,
        **where.fields(),
        date_text=when.text if when else "",
        date_start=when.first if when else "",
        date_end=when.last if when else "",
        numbers=numbers_of(context, trigger, scope),
        holders=context.holders_of(candidate.start, candidate.end, besides=trigger.token.idx),
        ambiguous=(f"status {candidate.or_else}",) if candidate.or_else else (),
        why=_why(candidate, where),
    )
    if context.trace is not None:
        context.trace.note(event, Decided(candidate, where, when))
    return event


def _at_home(context: Context, candidate: Candidate) -> str:
    """Where a state's organs act on its own people, the act is in that state: an arrest, a coup, a rally, a release."""
    trigger = candidate.trigger
    if (trigger.root, trigger.mode) not in _DOMESTIC and trigger.root != "PROTEST":
        return ""
    if any(side_taken(t) for t in trigger.patient):
        return ""  # "anti-French protests" are mostly elsewhere
    codes = {base(a) for a in (*candidate.actors.actors, *candidate.targets.actors) if a != "unnamed"}
    only = codes.pop() if len(codes) == 1 else ""
    return only if context.is_state(only) else ""


def _by_setting(context: Context, candidate: Candidate, country: str) -> tuple[str, ...]:
    """Who acts where only the kind of act and its country are told: protests in a state are its people's."""
    trigger = candidate.trigger
    if not context.is_state(country):
        return ()
    if _root(trigger) == "PROTEST" and (trigger.noun or _is_crowd(trigger)):
        return (f"{country}.CVL",)
    return ()


def _plotters(context: Context, candidate: Candidate, country: str) -> tuple[str, ...]:
    """Who makes a coup whose own words tell nobody: "a military coup" is by the army of the country that it is in."""
    trigger = candidate.trigger
    own = [c for c in trigger.token.children if c.norm_ in {"military", "army"}]
    told = any(doer not in own for doer in trigger.doer)
    is_coup = trigger.mode == "coup" and trigger.noun and context.is_state(country)
    return (f"{country}.MIL",) if is_coup and own and not told else ()


_DOMESTIC = frozenset(
    {("COERCE", m) for m in ("coup", "arrest", "martial-law", "restrict")}
    | {("RETREAT", "release"), ("RETREAT", "resign")}
)


def _root(trigger: Trigger) -> str:
    """A demand made by a demonstration is PROTEST."""
    return "PROTEST" if trigger.root == "REQUEST" and _is_crowd(trigger) else trigger.root


def _gathering(trigger: Trigger) -> Trigger:
    """Where a crowd gathers it also demands: "marched through Lima, demanding", "rallied in Tbilisi, calling for"."""
    token = trigger.token
    main = token.head if token.dep_ == "advcl" and token.tag_ == "VBG" else None
    if main is None or not clauses.is_verb(main) or trigger.root == _root(trigger) or clauses.children(token, "nsubj"):
        return trigger
    return replace(trigger, token=main, pattern=trigger.pattern.model_copy(update={"root": _root(trigger)}))


def _is_crowd(trigger: Trigger) -> bool:
    """Whether a crowd does it: by its word, or a bare number of people who gather: "thousands marched, demanding"."""
    crowds = load_lexicon("numbers")["crowds"]
    for doer in trigger.doer:
        if lemma(doer) in crowds["any"]:
            return True
        counted = [lemma(o) for o in clauses.preposition_objects(doer, "of")]
        deeds = [doer.head, *doer.head.conjuncts, trigger.token]
        people = lemma(doer) in crowds["many"] and all(word in crowds["people"] for word in counted)
        outdoors = any(o.lemma_ in crowds["streets"] for t in deeds for o in t.subtree)
        if people and (outdoors or any(t.lemma_ in crowds["gathering"] for t in deeds)):
            return True
    return False


def _by_date(context: Context, status: str, when: TimeExpression | None) -> str:
    """What is dated after its report has not happened yet."""
    reported = context.reading.document.published or context.reading.written.last
    ahead = when is not None and bool(reported) and when.first > reported
    return "planned" if ahead and status in FACTS else status


def _why(candidate: Candidate, where: Where) -> str:
    parts = [f"'{candidate.trigger.token.text}' tells {candidate.trigger.root}"]
    parts.append(f"status {candidate.status.status}: {candidate.status.why}")
    if candidate.actors.why:
        parts.append(f"actor: {candidate.actors.why}")
    if candidate.targets.why:
        parts.append(f"target: {candidate.targets.why}")
    if where.why:
        parts.append(f"place: {where.why}")
    return "; ".join(parts)
