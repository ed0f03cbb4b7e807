"""Rules on single records: agreements, events, postures and quoted figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from tocsin.records import Agreement, Event, Indicator, Posture, Reported
from tocsin.records.actor import base, sector
from tocsin.records.alert import Told
from tocsin.records.event import FACTS
from tocsin.records.ledger.agreement import AgreementEntry, AgreementStep

from .rules import Rule, Rules
from .seen import Seen
from .signals import Signal, cite, days_of, is_old, lowered_by, told_as

_ENDING = ("SANCTION", "REJECT", "RETREAT")
_MAKING = ("AGREE", "COOPERATE", "CONSULT")
_FORCES = re.compile(
    r"\b(?:troops?|soldiers?|forces?|army|armies|militar\w+|instructors?|paratroop\w*|marines?|warships?|navy|fighters?|"
    r"jets?|aircraft|bombers?|mercenar\w+|contingents?|peacekeepers?|brigades?|battalions?|missiles?|"
    r"soldats?|armée|mercenaires?|garnison|instructeurs?)\b",
    re.I,
)
_FORCE_SECTORS = frozenset({"MIL", "REB"})
_OFFICIAL = frozenset({"GOV", "MIL", "LEG"})


def agreements(rule: Rule, seen: Seen, rules: Rules) -> Iterator[Signal]:
    """Instruments that came into one of the rule's states, told as done or as decided."""
    for entry in seen.agreements:
        if entry.vague:
            continue
        for step in entry.steps:
            one = seen.by_key.get((step.said.doc, step.said.record))
            if step.state in rule.states and one is not None and not is_old(one):
                yield from _step(rule, seen, rules, entry, step, one)


def _step(
    rule: Rule, seen: Seen, rules: Rules, entry: AgreementEntry, step: AgreementStep, one: Reported
) -> Iterator[Signal]:
    told = told_as(step.unfulfilled or "actual", step.said.holders)
    own = one.record.parties if isinstance(one.record, Agreement) else ()
    parties = own or entry.parties
    rivals = _rivals(parties, seen, rules) if rule.rival else ()
    if told is None or (rule.rival and not rivals):
        return
    roots = _ENDING if {"terminated", "suspended"} & set(rule.states) else _MAKING
    beside = [o for o in seen.overlapping(one) if isinstance(o.record, Event) and o.record.event_type in roots]
    if any(map(is_old, beside)):
        return
    yield Signal(
        rule,
        _instrument(entry, parties),
        told,
        tuple(map(cite, [one, *beside])),
        actors=parties,
        about=(one.record.name if isinstance(one.record, Agreement) else "") or entry.name,
        days=days_of(one),
        lowered=lowered_by(one),
        beside=(*rivals, *(("contested",) if entry.contested else ())),
    )


def _instrument(entry: AgreementEntry, parties: Iterable[str]) -> str:
    """What an instrument is known by from day to day: its parties, with its own name or else what it is about.

    Not the ledger's id of it: that follows from its first record, which the days that are looked at leave behind.
    """
    codes = "+".join(sorted({base(party) for party in entry.parties or parties}))
    return " ".join(filter(None, (codes, entry.name.casefold() if entry.proper else entry.kind)))


def _rivals(parties: Iterable[str], seen: Seen, rules: Rules) -> tuple[str, ...]:
    """Powers of another camp with which one of the parties stands, by most of what is told of forces and agreements."""
    codes = {base(party) for party in parties}
    camp = {code: number for number, members in enumerate(rules.camps) for code in members}
    powers = sorted(code for code in codes if code in camp)
    found = set[str]()
    for code in codes - set(powers):
        known = Counter({other: n for other, n in seen.ties.get(code, Counter[str]()).items() if other in camp})
        for power in powers:
            own = sum(n for other, n in known.items() if camp[other] == camp[power])
            others = {other: n for other, n in known.items() if camp[other] != camp[power]}
            # The agreement itself is among its power's own: even is more before it.
            found |= set(others) if sum(others.values()) >= own else set()
    return tuple(f"rival {code}" for code in sorted(found))


def events(rule: Rule, seen: Seen, _: Rules) -> Iterator[Signal]:
    """Events of the rule's kinds and statuses."""
    for one in seen.reported:
        event = one.record
        if not isinstance(event, Event) or event.event_type not in rule.types or event.status not in rule.statuses:
            continue
        if (rule.modes and event.mode not in rule.modes) or is_old(one):
            continue
        found = _event(rule, seen, one, event)
        if found is not None:
            yield found


def _event(rule: Rule, seen: Seen, one: Reported, event: Event) -> Signal | None:
    told = told_as(event.status, event.holders)
    near = seen.overlapping(one)
    lowered = [*lowered_by(one)]
    actors, country, beside, cites = event.actors, event.country, tuple[str, ...](), [one]
    if rule.foreign:
        actors = tuple(
            actor for actor in actors if is_force(actor, event.evidence) and is_foreign(actor, country, seen)
        )
        if not actors:
            return None
        if not country:
            if event.status not in FACTS or event.event_type == "MOBILIZE":
                return None  # to arrive nowhere is no news; who leaves is, though the words do not say from where
            lowered.append("unplaced")
        elif event.event_type == "MOBILIZE" and _was_there(actors, country, one, seen):
            lowered.append("reinforcement")
        cites += [other for other in near if isinstance(other.record, Posture) and _shares(other.record.owner, actors)]
    if rule.against_foreign_forces:
        country = country or next((base(a) for a in actors if base(a) in seen.registry.states), "") or _host(near)
        forces = _forces_named(event, country, near, seen)
        if not forces:
            return None
        officials = _officials(one, event, country, seen)
        cites += [*(other for other, _ in forces), *officials]
        beside = tuple(f"forces {owner}" for owner in dict.fromkeys(owner for _, owner in forces))
        beside += tuple(dict.fromkeys(f"officials {a}" for other in officials for a in _in_office(other, country)))
    if told is None:
        return None
    subject = " ".join(("+".join(sorted(set(map(base, actors)))) if rule.foreign or not country else "", country))
    return Signal(
        rule,
        subject.strip() or one.doc,
        told,
        tuple(map(cite, cites)),
        actors=actors,
        targets=event.targets,
        country=country,
        about=event.mode,
        days=days_of(one),
        lowered=tuple(lowered),
        beside=beside,
    )


def postures(rule: Rule, seen: Seen, _: Rules) -> Iterator[Signal]:
    """Forces and bases in one of the rule's states."""
    for one in seen.reported:
        posture = one.record
        if not isinstance(posture, Posture) or posture.state not in rule.states or is_old(one) or not posture.host:
            continue
        if rule.elements and posture.element not in rule.elements:
            continue
        owners = tuple(owner for owner in posture.owner if not rule.foreign or is_foreign(owner, posture.host, seen))
        if not owners:
            continue
        beside = [other for other in seen.overlapping(one) if isinstance(other.record, Event)]
        told: Told = "discussed" if posture.state == "proposed" else "claim" if posture.holders else "fact"
        yield Signal(
            rule,
            f"{'+'.join(sorted(set(map(base, owners))))} {posture.host} {posture.element}",
            told,
            tuple(map(cite, [one, *beside])),
            actors=owners,
            country=posture.host,
            about=posture.element,
            days=days_of(one),
            lowered=lowered_by(one),
        )


def figures(rule: Rule, seen: Seen, _: Rules) -> Iterator[Signal]:
    """Quoted rises of what the rule's words name, in percent."""
    for one in seen.reported:
        figure = one.record
        if not isinstance(figure, Indicator) or figure.direction != "up" or figure.value is None:
            continue
        least = figure.value[0] if figure.value[0] is not None else figure.value[1]
        if figure.unit != "percent" or least is None or least < rule.percent:
            continue
        if not any(word in figure.metric.casefold() for word in rule.metrics):
            continue
        yield Signal(
            rule,
            " ".join(filter(None, (figure.metric.casefold(), f"{least:g}", figure.period.casefold()))),
            "quoted",
            (cite(one),),
            actors=figure.source,
            about=figure.metric,
            days=days_of(one),
            figures={"percent": float(least)}
            | {name: value for name in ("period", "baseline", "scope") if (value := str(getattr(figure, name)))},
        )


def is_foreign(actor: str, country: str, seen: Seen) -> bool:
    """Whether an actor is at home elsewhere; where no country is told, whether it can be away from home at all."""
    code = base(actor)
    group = seen.registry.groups.get(code)
    if group is not None:
        # A group that is known for other countries alone is foreign here; one of no known country may be anybody's.
        return bool(group.countries) and country not in group.countries and bool(country)
    return (code in seen.registry.states or code in seen.registry.organisations) and code != country


def is_force(actor: str, words: str) -> bool:
    """Whether it is armed forces that act: by what they are, or by the words for them."""
    code = base(actor)
    return sector(actor) in _FORCE_SECTORS or code.islower() or bool(_FORCES.search(words))


def _was_there(actors: Iterable[str], country: str, one: Reported, seen: Seen) -> bool:
    """Whether other words tell the same forces as there or as leaving: then more come, or these are meant."""
    owners = {base(actor) for actor in actors}
    known = (*seen.before, *seen.reported)
    return any(
        isinstance(posture := other.record, Posture)
        and posture.host == country
        and posture.state in {"present", "withdrawing"}
        and owners & set(map(base, posture.owner))
        and not (other.doc == one.doc and _overlap(other, one))
        and (not one.published or not other.published or other.published < one.published or other.doc == one.doc)
        for other in known
    )


def _overlap(one: Reported, other: Reported) -> bool:
    return one.record.start < other.record.end and other.record.start < one.record.end


def _shares(one: Iterable[str], other: Iterable[str]) -> bool:
    return bool(set(map(base, one)) & set(map(base, other)))


def _forces_named(event: Event, country: str, near: Iterable[Reported], seen: Seen) -> list[tuple[Reported, str]]:
    """Foreign forces that the same words speak of, each with the record that names them."""
    found: list[tuple[Reported, str]] = []
    for other in near:
        owners: tuple[str, ...] = ()
        match other.record:
            case Posture(owner=owner):
                owners = owner
            case Event(event_type="RETREAT" | "CONCEDE" | "MOBILIZE", actors=acting):
                owners = tuple(actor for actor in acting if is_force(actor, other.record.evidence))
        found += [(other, owner) for owner in owners if is_foreign(owner, country, seen)]
    own = seen.by_key.get((event.doc, event.id))
    if own is not None and _FORCES.search(event.evidence):
        found += [(own, actor) for actor in event.targets if country and is_foreign(actor, country, seen)]
    return found


def _host(near: Iterable[Reported]) -> str:
    """Where the forces stand that the same words speak of."""
    return next((one.record.host for one in near if isinstance(one.record, Posture) and one.record.host), "")


def _officials(one: Reported, event: Event, country: str, seen: Seen) -> list[Reported]:
    """Protests by the country's own officials in the same text: they took part."""
    return [
        other
        for other in seen.by_doc.get(one.doc, ())
        if isinstance(other.record, Event)
        and other.record.event_type == event.event_type
        and other.record.status in FACTS
        and _in_office(other, country)
    ]


def _in_office(one: Reported, country: str) -> tuple[str, ...]:
    """The country's own officials among those who act."""
    actors = one.record.actors if isinstance(one.record, Event) else ()
    return tuple(actor for actor in actors if base(actor) == country and sector(actor) in _OFFICIAL)
