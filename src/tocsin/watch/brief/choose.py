"""Chooses what a brief tells: what is new since its cut-off, what weighs most first, and little of it.

An editor sends what fits on two pages. What is left out is counted, and stands in the lists.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from tocsin.records import Incident
from tocsin.records.actor import base, sector
from tocsin.records.alert import SEVERITIES, Alert
from tocsin.records.brief import Choice, Material, Scope, Topic
from tocsin.records.incident import TOLD
from tocsin.records.ledger.entry import Entry
from tocsin.records.ledger.prospect import ProspectEntry
from tocsin.records.ledger.said import Said
from tocsin.records.outlook import CountryOutlook

FIRST = 3
IN_TOPICS = (8, 5, 4, 3, 3)
"""Incidents told of the heaviest country, of the next, and so on."""
ELSEWHERE = 3
LEAST = 0.6
"""Weight below which an incident is told only where there are not :data:`FEW` that weigh more."""
FEW = 5
CLEAR = 0.7
"""Probability from which an incident may stand at the head."""
PER_SECTION = 5
BACKGROUND = 30
"""Days that an act may lie before the report that first tells it, and over which it may spread: what is older, or told
of a longer time, is background and no news."""
ALIKE = 7
"""Days within which one act of the same kind between the same parties is told once."""
_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"ASSAULT": 3, "COERCE": 2.5, "SANCTION": 2.5, "AGREE": 2.5, "MOBILIZE": 2, "RETREAT": 2, "PROTEST": 2,
     "THREATEN": 1.5, "CONCEDE": 1.5, "AID": 1.5, "COOPERATE": 1}
)  # fmt: skip
"""What a root weighs beside the others, 0.7 where it is not named: deeds before words, hostile ones and pacts first."""
_TURNS = frozenset({"coup", "ceasefire", "withdraw", "discontinue", "seize", "martial-law", "resign"})
"""Modes after which a country is another."""
_TURN = 1.5
_FROM_WITHIN = frozenset({"coup", "martial-law", "resign"})
_ORGANS = frozenset({"", "GOV", "MIL", "COP", "LEG", "JUD"})
_AWAITED = frozenset({"planned", "expected", "demanded", "conditional"})
Kept = TypeVar("Kept", bound=Entry)


def choose(material: Material, scope: Scope, states: Collection[str]) -> Choice:
    """What of the material is told, by the scope. Material must hold nothing that was told after its end.

    ``states`` are the codes of countries: what is told of no place goes under the state among its parties.
    """
    new = [one for one in material.incidents if _is_new(one, scope) and _in_scope_incident(one, scope)]
    happened = [one for one in new if one.standing in TOLD]
    sure = sorted((one for one in happened if _sure(one, scope.sure)), key=weight, reverse=True)
    news = _once([one for one in sure if not is_background(one)])
    topics = _topics([one for at, one in enumerate(news) if at < FEW or weight(one)[0] >= LEAST], frozenset(states))
    told = [one for topic in topics for one in topic.incidents]
    first = sorted(filter(_may_lead, told), key=_head, reverse=True)[:FIRST]
    places = _places(news, scope)
    return Choice(
        scope=scope,
        first=tuple(first),
        alerts=_alerts(material.alerts, scope),
        topics=topics,
        agreements=_changed(material.agreements, scope),
        postures=_changed(material.postures, scope),
        contradictions=tuple(
            (incident, found)
            for incident, found in material.contradictions
            if incident.told[1] >= scope.since and _in_scope_incident(incident, scope)
        )[:PER_SECTION],
        disputes=_latest([one for one in material.disputes if sum(bool(s.says) for s in one.sides) > 1], scope),
        indicators=_latest([one for one in material.indicators if one.value], scope),
        beside=material.beside,
        prospects=_awaited(material.prospects, scope),
        forecasts=_latest(material.forecasts, scope),
        outlooks=_outlooks(material, places),
        new=tuple(sure),
        told=sum(len(topic.incidents) for topic in topics),
        unsure=len(happened) - len(sure),
    )


def weight(incident: Incident) -> tuple[float, str]:
    """How much an incident weighs: what it is, how many died, how many tell it, how surely; then its id."""
    best = incident.best
    deed = _WEIGHTS.get(incident.event_type, 0.7) + _TURN * (best.mode in _TURNS)
    killed = incident.counts.get("killed")
    deed += 1.5 * math.log10(1 + killed.best) if killed else 0.0
    held = 1.0 if incident.standing == "fact" else 0.6
    named = 1.0 if incident.actors and incident.targets else 0.7 if incident.actors else 0.35
    named *= 0.4 if _within(incident) else 1.0
    told = 1 + 0.6 * math.log2(len(incident.sources))
    return deed * held * named * told * (incident.fact if incident.fact is not None else 0.5), incident.id


def _within(incident: Incident) -> bool:
    """Whether one organ of a state does it to another of the same: short of a coup mostly a slip of the coder."""
    parties = (*incident.actors, *incident.targets)
    if not (incident.actors and incident.targets) or incident.best.mode in _FROM_WITHIN:
        return False
    return len({base(one) for one in parties}) == 1 and all(sector(one) in _ORGANS for one in parties)


def _may_lead(incident: Incident) -> bool:
    return bool(incident.actors) and (incident.fact is None or incident.fact >= CLEAR)


def _head(incident: Incident) -> tuple[bool, float, str]:
    """What stands at the head is dated, if anything is."""
    return (bool(incident.first), *weight(incident))


def is_background(incident: Incident) -> bool:
    """Whether its days lie long before it was first told, or it spreads over many weeks."""
    if not incident.first:
        return False
    first, last = (date.fromisoformat(day) for day in (incident.first, incident.last or incident.first))
    told = date.fromisoformat(incident.told[0])
    return (told - last).days > BACKGROUND or (last - first).days > BACKGROUND


def _once(incidents: Iterable[Incident]) -> list[Incident]:
    """The heaviest of those that tell one kind of act between the same parties within a few days, or in one passage."""
    kept: list[Incident] = []
    passages: dict[str, list[Incident]] = defaultdict(list)
    days: dict[tuple[object, ...], list[date]] = defaultdict(list)
    for one in incidents:
        parties = frozenset(base(actor) for actor in (*one.actors, *one.targets))
        key = one.event_type, one.best.mode, parties
        day = date.fromisoformat(one.first or one.told[0])
        passage = one.best.evidence
        others = (other.best.evidence for other in passages[one.best.doc])
        if all(abs((day - other).days) > ALIKE for other in days[key]) and not any(
            passage in other or other in passage for other in others
        ):
            kept.append(one)
            passages[one.best.doc].append(one)
        days[key].append(day)
    return kept


def _is_new(incident: Incident, scope: Scope) -> bool:
    """First told in this time: what was told before is no news, however often it is told again."""
    return scope.since <= incident.told[0] <= scope.until


def _sure(incident: Incident, least: float) -> bool:
    return incident.fact is None or incident.fact >= least


def _in_scope_incident(incident: Incident, scope: Scope) -> bool:
    actors = {base(one) for one in (*incident.actors, *incident.targets)}
    return _wanted(scope, actors, {incident.country, *actors} - {""})


def _wanted(scope: Scope, actors: Iterable[str], countries: Iterable[str]) -> bool:
    wanted = {base(one).casefold() for one in scope.actors}
    return (not wanted or any(base(one).casefold() in wanted for one in actors)) and (
        not scope.countries or any(one in scope.countries for one in countries)
    )


def _topics(news: Sequence[Incident], states: frozenset[str]) -> tuple[Topic, ...]:
    """By country, those whose incidents weigh most first; what is of lesser countries together at the end."""
    total: dict[str, float] = defaultdict(float)
    for one in news:
        for country in _countries(one, states):
            total[country] += weight(one)[0]
    by_country: dict[str, list[Incident]] = defaultdict(list)
    for one in news:
        place = max(_countries(one, states), key=lambda code: (total[code], code), default="")
        by_country[one.country if one.country in total else place].append(one)
    heaviest = sorted((-total[code], code) for code in by_country if code)[: len(IN_TOPICS)]
    chosen = [
        Topic(code, tuple(_in_days(by_country[code][:most])))
        for (_, code), most in zip(heaviest, IN_TOPICS, strict=False)
    ]
    told = {topic.country for topic in chosen}
    rest = [one for code, mine in by_country.items() if code not in told for one in mine]
    rest = sorted(rest, key=weight, reverse=True)[:ELSEWHERE]
    return (*chosen, *((Topic("", tuple(_in_days(rest))),) if rest else ()))


def _countries(incident: Incident, states: frozenset[str]) -> list[str]:
    """Where it was, else the states among those in it."""
    if incident.country:
        return [incident.country]
    return sorted({code for one in (*incident.actors, *incident.targets) if (code := base(one)) in states})


def _in_days(incidents: Iterable[Incident]) -> list[Incident]:
    return sorted(incidents, key=lambda one: (one.first or one.told[0], one.id))


def _alerts(alerts: Iterable[Alert], scope: Scope) -> tuple[Alert, ...]:
    found = [
        one
        for one in alerts
        if scope.since <= one.told_last <= scope.until
        and one.severity != "low"
        and _wanted(scope, (*one.actors, *one.targets), {one.country, *map(base, (*one.actors, *one.targets))})
    ]
    order = sorted(found, key=lambda one: (-SEVERITIES.index(one.severity), -one.origins, one.id))
    return tuple(order[:PER_SECTION])


def _changed(entries: Iterable[Kept], scope: Scope) -> tuple[Kept, ...]:
    """Entries whose last step to another state was told in this time."""
    found = []
    for entry in entries:
        course = getattr(entry, "course", ())
        if course and _told_within(course[-1].said, scope) and _shown(entry, scope):
            found.append(entry)
    return tuple(sorted(found, key=lambda one: (-one.sources, one.id))[:PER_SECTION])


def _latest(entries: Iterable[Kept], scope: Scope) -> tuple[Kept, ...]:
    """Entries that were told of for the first time in this time."""
    found = [
        entry
        for entry in entries
        if _shown(entry, scope)
        and (days := [one.told for one in entry.said if one.told])
        and scope.since <= min(days) <= scope.until
    ]
    return tuple(sorted(found, key=lambda one: (-one.sources, -_best_sure(one), one.id))[:PER_SECTION])


def _awaited(entries: Iterable[ProspectEntry], scope: Scope) -> tuple[ProspectEntry, ...]:
    found = [
        one
        for one in entries
        if one.state in _AWAITED and _shown(one, scope) and any(_told_within(step.said, scope) for step in one.steps)
    ]
    return tuple(sorted(found, key=lambda one: (-one.sources, -_best_sure(one), one.id))[:PER_SECTION])


def _shown(entry: Entry, scope: Scope) -> bool:
    vague = getattr(entry, "vague", False)
    return entry.sure and not vague and _wanted(scope, entry.actors, (*entry.countries, *map(base, entry.actors)))


def _best_sure(entry: Entry) -> float:
    return max((one.confidence or 0.0 for one in entry.said), default=0.0)


def _told_within(said: Said, scope: Scope) -> bool:
    return scope.since <= said.told <= scope.until


def _places(sure: Sequence[Incident], scope: Scope) -> tuple[str, ...]:
    """Countries whose months ahead are told: those asked for, else those that most is told of."""
    if scope.countries:
        return scope.countries
    weights: dict[str, float] = defaultdict(float)
    for one in sure:
        if one.country:
            weights[one.country] += weight(one)[0]
    return tuple(sorted(weights, key=lambda code: (-weights[code], code))[:3])


def _outlooks(material: Material, places: Iterable[str]) -> tuple[CountryOutlook, ...]:
    if material.outlook is None:
        return ()
    return tuple(one for code in places if (one := material.outlook.of(code)) is not None)
