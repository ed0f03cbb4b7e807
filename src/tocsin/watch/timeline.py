"""Puts what is told of an actor, a country or an incident in one list by day, each line with who says so and its words.

What was told for no day comes last. Nothing is weighed against anything: two that tell otherwise are two lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tocsin.records import Incident, Report, Reported, Statement
from tocsin.records.actor import base, sector
from tocsin.records.ledger.agreement import AgreementEntry
from tocsin.records.ledger.forecast import ForecastEntry
from tocsin.records.ledger.posture import PostureEntry
from tocsin.records.ledger.relation import RelationEntry
from tocsin.records.ledger.said import Said
from tocsin.records.ledger.timeline import KINDS, TimelineItem

from .entries import is_known, is_party
from .sure import is_less_sure

_OFFICES = frozenset({"GOV", "MIL", "LEG", "JUD"})
"""Sectors whose named speakers' own words are statements of weight: they commit more than themselves."""


@dataclass(frozen=True, slots=True)
class Followed:
    """All that a timeline is made of."""

    incidents: Iterable[Incident] = ()
    agreements: Iterable[AgreementEntry] = ()
    postures: Iterable[PostureEntry] = ()
    relations: Iterable[RelationEntry] = ()
    forecasts: Iterable[ForecastEntry] = ()
    statements: Iterable[Reported] = ()


def timeline(
    followed: Followed, actor: str, *, since: str = "", until: str = "", least: float = 0.0
) -> tuple[TimelineItem, ...]:
    """What is told of an actor or a country, by day. What is less sure than ``least`` is left out, as elsewhere."""
    found = (*_incidents(followed, actor, least), *_ledgers(followed, actor), *_statements(followed, actor, least))
    return _sorted(item for item in found if is_within(item, since, until))


def reports_of(incident: Incident) -> tuple[TimelineItem, ...]:
    """The timeline of one incident: what each of its reports tells, by the day on which it came out."""
    return _sorted(_report(incident, report) for report in incident.reports)


def _incidents(followed: Followed, actor: str, least: float) -> Iterator[TimelineItem]:
    for one in followed.incidents:
        where = one.country.casefold() == actor.casefold()
        if (where or is_party((*one.actors, *one.targets), actor)) and not is_less_sure(one, least):
            best, told = one.best, min((report.published for report in one.reports if report.published), default="")
            yield TimelineItem(
                kind="incident", id=one.id, first=one.first or told, last=one.last or told,
                basis="words" if one.first else "report" if told else "", state=one.event_type, mode=best.mode,
                standing=one.standing, about="", actors=one.actors, targets=one.targets, holders=best.holders,
                names=best.names, outlet=best.outlet, doc=best.doc, record=best.record, words=best.evidence,
                sources=len({report.source for report in one.reports}),
            )  # fmt: skip


def _report(incident: Incident, report: Report) -> TimelineItem:
    day = report.published or report.date_start
    return TimelineItem(
        kind="incident", id=incident.id, first=day, last=report.published or report.date_end or day,
        basis="report" if report.published else "words" if day else "", state=report.event_type, mode=report.mode,
        standing=report.standing, about="", actors=report.actors, targets=report.targets, holders=report.holders,
        names=report.names, outlet=report.outlet, doc=report.doc, record=report.record, words=report.evidence,
        sources=1,
    )  # fmt: skip


def _ledgers(followed: Followed, actor: str) -> Iterator[TimelineItem]:
    for agreement in filter(is_known, followed.agreements):
        if is_party(agreement.parties, actor):
            for step in agreement.course:
                yield _item("agreement", agreement.id, step.state, step.said, agreement.parties, agreement.name)
    for posture in filter(is_known, followed.postures):
        if is_party(posture.owner, actor) or posture.host.casefold() == actor.casefold():
            about = f"{posture.element}/{posture.host}"
            for change in posture.course:
                yield _item("posture", posture.id, change.state, change.said, posture.owner, about)
    for relation in followed.relations:
        if is_party((relation.a, relation.b), actor):
            stated = [(p.what, p.said) for p in relation.points if p.what in {"closer", "worse"} and p.said.sure]
            for direction, said in _changes(stated):
                yield _item("relation", relation.id, direction, said, (relation.a, relation.b))
    for forecast in filter(is_known, followed.forecasts):
        if is_party(forecast.actors, actor):
            about, count = forecast.outcome, forecast.sources
            yield _item("forecast", forecast.id, forecast.status, forecast.said[0], forecast.parties, about, count)


def _changes(told: Iterable[tuple[str, Said]]) -> Iterator[tuple[str, Said]]:
    """Where a voice tells another state than it told before; what only repeats it is no line of its own."""
    last: dict[str, str] = {}
    for state, said in told:
        if state != "unknown" and last.get(said.voice) != state:
            last[said.voice] = state
            yield state, said


def _statements(followed: Followed, actor: str, least: float) -> Iterator[TimelineItem]:
    for one in followed.statements:
        record = one.record
        if not isinstance(record, Statement) or not _has_weight(record) or not is_party(record.speaker, actor):
            continue
        if record.confidence is None or record.confidence >= least:
            yield TimelineItem(
                kind="statement", id=record.id, first=one.published, last=one.published,
                basis="report" if one.published else "", state=record.quote, mode="",
                standing="", about="", actors=record.speaker, targets=record.addressee, holders=record.speaker,
                names=record.names, outlet=one.outlet, doc=one.doc, record=record.id, words=record.evidence, sources=1,
            )  # fmt: skip


def _has_weight(record: Statement) -> bool:
    """Own words, quoted, of somebody named who speaks for a government, forces, a parliament, a court or a body."""
    if record.quote == "indirect" or len(record.speaker) != 1 or not record.names:
        return False
    speaker = record.speaker[0]
    return sector(speaker) in _OFFICES or (not sector(speaker) and base(speaker).islower() and speaker != "unnamed")


def _item(
    kind: str, key: str, state: str, said: Said, actors: tuple[str, ...], about: str = "", sources: int = 1
) -> TimelineItem:
    dated = said.dated
    return TimelineItem(
        kind=next(one for one in KINDS if one == kind), id=key, first=said.first if dated else "",
        last=said.last if dated else "", basis=said.basis if dated else "", state=state, mode="",
        standing="", about=about, actors=actors, targets=(),
        holders=said.holders, names=(), outlet=said.outlet, doc=said.doc, record=said.record, words=said.evidence,
        sources=sources, sure=said.sure,
    )  # fmt: skip


def is_within(item: TimelineItem, since: str, until: str) -> bool:
    """Whether its days reach into this time; what nothing dates does only where no time is asked for."""
    if not since and not until:
        return True
    return bool(item.last) and (not since or item.last >= since) and (not until or item.first <= until)


def _sorted(items: Iterable[TimelineItem]) -> tuple[TimelineItem, ...]:
    return tuple(sorted(items, key=in_order))


def in_order(item: TimelineItem) -> tuple[bool, str, str, int, str, str, str, str]:
    """What a timeline is sorted by: the day first, what nothing dates last."""
    kind = KINDS.index(item.kind)
    return not item.last, item.last, item.first, kind, item.doc, item.record, item.id, item.state
