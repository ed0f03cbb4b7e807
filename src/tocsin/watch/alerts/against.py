"""Rules on reports that stand against each other: counts, doers and denials of one incident, disputes inside a text."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.records import Dispute, Report
from tocsin.records.actor import base

from .counting import cite_report, told_in
from .rules import Rule, Rules
from .seen import Seen
from .signals import Signal, cite, days_of

_WEIGHTY = frozenset({"killed", "injured", "abducted", "displaced", "actor", "denial", "status"})
"""Points on which a contradiction matters; that two tell another number of strikes is for the incident's own page."""


def contradictions(rule: Rule, seen: Seen, _: Rules) -> Iterator[Signal]:
    """What cannot all be right, with every side's words."""
    for incident, found in seen.contradictions:
        if found.kind not in rule.kinds or found.about not in _WEIGHTY:
            continue
        named = {(voice.doc, voice.record) for side in found.sides for voice in side.voices}
        reports: list[Report] = [report for report in incident.reports if (report.doc, report.record) in named]
        if not reports:
            continue
        yield Signal(
            rule,
            f"{found.incident} {found.kind} {found.about}",
            "disputed",
            tuple(map(cite_report, reports)),
            actors=incident.actors,
            targets=incident.targets,
            country=incident.country,
            about=found.about,
            days=(incident.first, incident.last) if incident.first else told_in(reports),
            figures={f"side {number}": side.said for number, side in enumerate(found.sides, 1)},
        )
    yield from _disputes(rule, seen)


def _disputes(rule: Rule, seen: Seen) -> Iterator[Signal]:
    """Disputes inside one text that are surely such: the less sure stand in their ledger."""
    for one in seen.reported:
        dispute = one.record
        if not isinstance(dispute, Dispute) or (dispute.confidence or 0.0) < seen.least:
            continue
        if len([side for side in dispute.sides if side]) > 1:
            sides = tuple(dict.fromkeys(actor for side in dispute.sides for actor in side))
            yield Signal(
                rule,
                f"{'+'.join(sorted(set(map(base, sides))))} {one.doc}",
                "disputed",
                (cite(one),),
                actors=sides,
                about="dispute",
                days=days_of(one),
            )
