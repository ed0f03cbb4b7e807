"""Codes disputes: two sides of one text state things that cannot both hold."""

from __future__ import annotations

from tocsin.records import Dispute, Event
from tocsin.records.actor import base

from .context import Context


def code_disputes(context: Context, events: list[Event]) -> list[Dispute]:
    """A denial beside the claim that it denies: an accusation against the denier, or a claim that the denial names."""
    found = []
    for denial in events:
        if denial.event_type != "REJECT" or denial.mode != "deny" or denial.status != "actual" or not denial.actors:
            continue
        other = _accuser(denial, events)
        if other or _names_a_claim(denial):
            found.append(_write(context, denial, other))
    return found


def _accuser(denial: Event, events: list[Event]) -> tuple[str, ...]:
    mine = {base(a) for a in denial.actors}
    for event in events:
        if event.event_type == "ACCUSE" and mine & {base(t) for t in event.targets} and event.actors:
            return event.actors
    for event in events:
        if (
            event.is_fact
            and event.holders
            and mine & {base(a) for a in event.actors}
            and not mine & {base(h) for h in event.holders}
        ):
            return event.holders[-1:]
    return denial.targets


def _names_a_claim(denial: Event) -> bool:
    """Whether the denial's own words name what it is against: a claim, a report, an accusation."""
    return any(
        word in denial.evidence.lower()
        for word in ("claim", "accusation", "allegation", "report", "assertion", "charge")
    )


def _write(context: Context, denial: Event, other: tuple[str, ...]) -> Dispute:
    return Dispute.of(
        context.text,
        doc=context.doc,
        start=denial.start,
        end=denial.end,
        topic=denial.evidence,
        sides=(other, denial.actors),
        holders=denial.holders,
        why="a denial beside the claim that it denies",
    )
