"""Sentences on incidents: what is new, what weighs most, where reports disagree, what alerts point at."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.records import Incident
from tocsin.records.alert import Alert
from tocsin.records.brief import Choice, Look, Section, Sentence, Topic
from tocsin.records.contradiction import Contradiction, Side
from tocsin.registry.types import Registry

from ..alerting import alert_title, how_sure
from ..naming import listed, one_line
from .notebook import Notebook, of_cited, of_incident, of_voice
from .prose import country, day_in_words, deed, quoted, says_that, upper

UNSURE = 0.7
"""Probability below which a sentence says that it is unsure."""
_POINTS = {"killed": "how many were killed", "injured": "how many were injured", "day": "the day",
           "place": "the place", "actor": "who did it", "denial": "whether it was so at all"}  # fmt: skip
_LOOKS: dict[str, Look] = {"fact": "fact", "quoted": "claim", "claim": "claim", "counted": "figure",
                           "disputed": "dispute"}  # fmt: skip


def headline(choice: Choice, notebook: Notebook, registry: Registry) -> Section | None:
    """The paragraph at the head: what weighs most, in a sentence each."""
    told = tuple(_sentence(one, notebook, registry, short=True) for one in choice.first)
    return Section("In short", told, paragraph=True) if told else None


def alerts(choice: Choice, notebook: Notebook, registry: Registry) -> Section | None:
    """What rules raised in this time."""
    told = tuple(_alert(one, notebook, registry) for one in choice.alerts)
    return Section("Alerts", told) if told else None


def topics(choice: Choice, notebook: Notebook, registry: Registry) -> list[Section]:
    """What is new, country by country."""
    if not choice.topics:
        return []
    left = len(choice.new) - choice.told
    remark = f"{left:,} lesser incident{'s are' if left != 1 else ' is'} left out here." if left else ""
    head = Section("What is new", (), remark=remark)
    return [head, *(_topic(one, notebook, registry) for one in choice.topics)]


def _topic(topic: Topic, notebook: Notebook, registry: Registry) -> Section:
    title = upper(country(topic.country, registry)) if topic.country else "Elsewhere"
    told = tuple(_sentence(one, notebook, registry) for one in topic.incidents)
    return Section(title, told, level=3)


def _sentence(incident: Incident, notebook: Notebook, registry: Registry, *, short: bool = False) -> Sentence:
    notes = notebook.records(of_incident(incident))
    when = day_in_words(*_days(incident))
    done = deed(incident, registry)
    if incident.standing == "claim":
        held = says_that(incident.best.holders, registry)
        text = f"{held}{f'{when} ' if when else ''}{done}"
    else:
        text = upper(f"{when} {done}" if when else done)
    text = f"{text}: {quoted(incident.best.evidence)} ({_told_by(incident, short=short)})."
    return Sentence(one_line(text), _look(incident), notes)


def _days(incident: Incident) -> tuple[str, str]:
    day = incident.day
    return (day.first, day.last) if day else ("", "")


def _look(incident: Incident) -> Look:
    return "claim" if incident.standing == "claim" else "fact"


def _told_by(incident: Incident, *, short: bool) -> str:
    """Independence by origin, whose outlets they are, and that it is unsure."""
    origins = len(incident.sources)
    named = [cite.outlet for cite in of_incident(incident) if cite.outlet]
    outlets = (
        "" if short else listed(sorted(set(named))) + (" and others" if set(incident.outlets) - set(named) else "")
    )
    count = f"{origins} independent origins" if origins > 1 else "one origin"
    parts = [f"{outlets}, {count}" if outlets else count]
    if not incident.first:
        parts.append(f"no day told, first reported {day_in_words(incident.told[0], incident.told[0])}")
    if incident.fact is not None and incident.fact < UNSURE:
        parts.append(f"unsure, {incident.fact:.2f}")
    return "; ".join(parts)


def _alert(alert: Alert, notebook: Notebook, registry: Registry) -> Sentence:
    notes = notebook.records([of_cited(one) for one in alert.cites[:4]])
    words = f": {quoted(alert.cites[0].words)}" if alert.on in {"agreement", "event", "posture"} else ""
    text = f"{upper(alert.severity)} — {alert_title(alert, registry)}{words} ({how_sure(alert)})."
    return Sentence(one_line(text), _LOOKS.get(alert.told, "plan"), notes)


def contradictions(choice: Choice, notebook: Notebook, registry: Registry) -> list[Sentence]:
    """What reports of one incident say that cannot all hold."""
    return [_contradiction(incident, found, notebook, registry) for incident, found in choice.contradictions]


def _contradiction(incident: Incident, found: Contradiction, notebook: Notebook, registry: Registry) -> Sentence:
    when = day_in_words(*_days(incident))
    sides = "; ".join(_side(one) for one in found.sides)
    point = _POINTS.get(found.about, _POINTS.get(found.kind, found.about))
    where = f" in {country(incident.country, registry)}" if incident.country else ""
    what = f"what {'is told' if not when else f'is told to have been {when}'}{where}"
    cites = [of_voice(voice) for side in found.sides for voice in side.voices[:2]]
    return Sentence(one_line(f"Reports disagree on {point} in {what}: {sides}."), "dispute", notebook.records(cites))


def _side(side: Side) -> str:
    told = listed(sorted({voice.outlet for voice in side.voices if voice.outlet})[:3])
    count = f"{side.origins} origins" if side.origins > 1 else "one origin"
    return f"{one_line(side.said)} by {count}{f' ({told})' if told else ''}"


def single(incidents: Sequence[Incident]) -> int:
    """How many rest on one origin alone."""
    return sum(one.single_origin for one in incidents)
