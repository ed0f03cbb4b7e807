"""What a rule finds in one record, and how signals about one thing become one alert.

Severity is what the rule says at most. It is lowered one step for what is claimed, quoted or planned and for forces
whose place is not told, two for what is only held possible or wanted. What is unsure, stands far down in its text, or
adds to forces that were told as there, is medium at most. What an undated text tells as past, by month or year, is low.
An alert says what lowered it.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tocsin.records import Event, Reported
from tocsin.records.alert import SEVERITIES, TOLD_AS, Alert, Cited, Severity, Told
from tocsin.records.event import FACTS

from .rules import Rule

OLD = 30
"""Days before its report after which an act that the report dates is background and no news."""
LEAD = 2000
"""Characters of a text within which its news is told; what stands further down is mostly background."""
SILENCE = 60
"""Days without a word on a thing after which the next word on it is a new alert."""
MOST_CITED = 40
"""Records that an alert names; a thing told more often is counted whole, and shown by its first and last ones."""
_AS: Mapping[str, Told] = {
    "actual": "fact", "ongoing": "fact", "planned": "planned", "expected": "planned", "discussed": "discussed",
    "possible": "possible", "conditional": "possible", "hoped": "possible", "demanded": "demanded",
}  # fmt: skip
_STEPS: Mapping[Told, int] = {
    "claim": 1, "quoted": 1, "planned": 1, "discussed": 1, "disputed": 1, "possible": 2, "demanded": 2,
}  # fmt: skip
_DONE: frozenset[Told] = frozenset({"fact", "claim", "counted"})
_MONTH = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|janvier|février|mars|"
    r"avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|spring|summer|autumn|winter|years?|decades?|"
    r"last month|1[89]\d\d|20\d\d|ans?|années?)\b",
    re.I,
)
_DAY = re.compile(r"\b(?:\d{1,2}(?:st|nd|rd|th)?|day|week|today|yesterday|\w+day)\b", re.I)


@dataclass(frozen=True, slots=True)
class Signal:
    """What one rule found."""

    rule: Rule
    subject: str
    told: Told
    cites: tuple[Cited, ...]
    """The record itself first, then others on the same words."""
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    country: str = ""
    about: str = ""
    days: tuple[str, str] = ("", "")
    lowered: tuple[str, ...] = ()
    """Of unplaced, reinforcement, deep, background."""
    beside: tuple[str, ...] = ()
    figures: Mapping[str, float | str] = field(default_factory=dict)
    origins: int = 0
    """Where the cited records are only some of those that it rests on."""


def told_as(status: str, holders: Sequence[str]) -> Told | None:
    """What words of that status make of a thing; None where they deny it."""
    told = _AS.get(status)
    return "claim" if told == "fact" and holders else told


def cite(one: Reported) -> Cited:
    """A record as it is cited."""
    record = one.record
    status = str(getattr(record, "status", "") or getattr(record, "state", "") or getattr(record, "direction", ""))
    fact = record.fact if isinstance(record, Event) and record.status in FACTS else None
    return Cited(
        record.doc, record.id, record.type, record.start, record.end, record.evidence, status, record.holders,
        one.outlet, one.published, one.source, record.confidence if fact is None else fact,
    )  # fmt: skip


def days_of(one: Reported) -> tuple[str, str]:
    """The days that a record speaks of: by its words, else the day on which it was told."""
    record = one.record
    if record.date_start or record.date_end:
        return record.date_start or record.date_end, record.date_end or record.date_start
    return one.published, one.published


def is_old(one: Reported) -> bool:
    """Whether its words date it well before its report: background, and no news."""
    last = one.record.date_end or one.record.date_start
    written = one.published or one.written_first
    return bool(last and written) and (date.fromisoformat(written) - date.fromisoformat(last)).days > OLD


def is_past(one: Reported) -> bool:
    """Whether a text without a date tells it by month, season or year alone, as one tells what is over.

    With no day of publication nothing says how long ago that was; what is new is dated by a day, or not at all.
    """
    words = one.record.date_text
    return not one.published and bool(_MONTH.search(words)) and not _DAY.search(_MONTH.sub(" ", words))


def lowered_by(one: Reported) -> tuple[str, ...]:
    """What of the way in which it is told lowers it: as past, or far down in the text."""
    if is_past(one):
        return ("background",)
    return ("deep",) if one.record.start > LEAD else ()


def alerts_of(signals: Iterable[Signal], least: float) -> tuple[Alert, ...]:
    """One alert for each thing, the gravest and latest first."""
    by_subject: dict[tuple[str, str], list[Signal]] = defaultdict(list)
    for one in signals:
        by_subject[one.rule.name, one.subject].append(one)
    made = [_alert(group, least) for same in by_subject.values() for group in _spells(same)]
    return tuple(sorted(made, key=order))


def order(alert: Alert) -> tuple[int, int, int, str]:
    """The gravest first, of these the latest told, of these what asserts most."""
    day = int(alert.told_last.replace("-", "") or 0)
    return -SEVERITIES.index(alert.severity), -day, TOLD_AS.index(alert.told), alert.id


def _spells(same: list[Signal]) -> list[list[Signal]]:
    """The signals about one thing, parted where nobody spoke of it for long; undated ones are with the first."""
    spells: list[list[Signal]] = []
    last = ""
    for one in sorted(same, key=_in_time):
        told = one.cites[0].published
        if not spells or (last and told and apart(last, told) > SILENCE):
            spells.append([])
        spells[-1].append(one)
        last = max(last, told)
    return spells


def apart(one: str, other: str) -> int:
    """Days between two ISO days."""
    return abs((date.fromisoformat(other) - date.fromisoformat(one)).days)


def _in_time(one: Signal) -> tuple[str, str, int, str]:
    first = one.cites[0]
    return first.published, first.doc, first.start, first.record


def _alert(group: Sequence[Signal], least: float) -> Alert:
    told: Told = min((one.told for one in group), key=TOLD_AS.index)
    best = [one for one in group if one.told == told]
    # The one that is least lowered speaks for all: one report that places forces places them.
    lead = min(best, key=lambda one: (len(one.lowered), -len(one.actors), *_in_time(one)))
    # What is told as done may be borne out by the act on the same words; how sure a plan is says its own record alone.
    weighed = [c.sure for one in best for c in (one.cites if told in _DONE else one.cites[:1]) if c.sure is not None]
    sure = max(weighed, default=None)
    unsure = sure is not None and sure < least
    severity, lowered = _severity(lead, told, unsure)
    cites = _cited(group)
    days = [day for one in group for day in one.days if day]
    told_days = sorted(c.published for c in cites if c.published)
    return Alert(
        id=_name(lead.rule.name, lead.subject, cites[0]),
        rule=lead.rule.name,
        label=lead.rule.label,
        on=lead.rule.on,
        subject=lead.subject,
        severity=severity,
        lowered=lowered,
        told=told,
        actors=_union(one.actors for one in best),
        targets=_union(one.targets for one in best),
        country=lead.country,
        about=lead.about,
        sure=sure,
        low_confidence=unsure,
        origins=max(len({c.source for one in group for c in one.cites}), *(one.origins for one in group)),
        first=min(days, default=""),
        last=max(days, default=""),
        told_first=told_days[0] if told_days else "",
        told_last=told_days[-1] if told_days else "",
        cites=cites,
        figures=dict(lead.figures),
        beside=_union(one.beside for one in group),
    )


def _severity(lead: Signal, told: Told, unsure: bool) -> tuple[Severity, tuple[str, ...]]:
    level, why = SEVERITIES.index(lead.rule.severity), list[str]()
    if steps := _STEPS.get(told, 0):
        level, why = level - steps, [*why, told]
    if "unplaced" in lead.lowered:
        level, why = level - 1, [*why, "unplaced"]
    medium = SEVERITIES.index("medium")
    capped = ((name, name in lead.lowered) for name in ("reinforcement", "deep"))
    for name, applies in (("unsure", unsure), *capped):
        if applies and level > medium:
            level, why = medium, [*why, name]
    if "background" in lead.lowered:
        level, why = 0, [*why, "background"]
    return SEVERITIES[max(0, level)], tuple(why)


def _cited(group: Sequence[Signal]) -> tuple[Cited, ...]:
    found = {(c.doc, c.record): c for one in group for c in one.cites}
    in_order = sorted(found.values(), key=lambda c: (c.published, c.doc, c.start, c.record))
    half = MOST_CITED // 2
    return tuple(in_order if len(in_order) <= MOST_CITED else [*in_order[:half], *in_order[-half:]])


def _union(parts: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for part in parts for one in part))


def _name(rule: str, subject: str, first: Cited) -> str:
    return hashlib.sha256("\n".join((rule, subject, first.doc, first.record)).encode()).hexdigest()[:12]
