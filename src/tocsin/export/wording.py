"""A record as one line of plain English: who says so, how far it is so, and what.

The order is fixed: the holder stands first and the status before the thing, so that a line cut short never turns a
claim or a plan into a fact.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import singledispatch
from types import MappingProxyType

from tocsin.records import Agreement, Dispute, Event, Forecast, Indicator, Posture, Record, Relation, Statement
from tocsin.registry.types import Registry

from .figures import quantity, when, words
from .naming import actor_name, actor_names, country_name, one_line
from .phrases import phrase
from .standing import marks
from .voices import HEARSAY, OWN_VOICE, who_says

LEADS: Mapping[str, str] = MappingProxyType(
    {
        "planned": "planned, not done: ",
        "expected": "expected, not yet so: ",
        "demanded": "demanded, not done: ",
        "hoped": "hoped for: ",
        "discussed": "under discussion: ",
        "possible": "possible, not confirmed: ",
        "conditional": "only under a condition: ",
        "denied": "said not to be so: ",
    }
)
_STATES: Mapping[str, str] = MappingProxyType(
    {
        "proposed": "proposed, not agreed",
        "negotiating": "under negotiation, not agreed",
        "in-force": "in force",
        "terminated": "ended",
        "violated": "broken",
        "unknown": "state not told",
        "present": "in",
        "arriving": "arriving in",
        "withdrawing": "being withdrawn from",
    }
)
_CHANGES: Mapping[str, str] = MappingProxyType(
    {"closer": "are drawing closer", "worse": "are drifting apart", "none": "stand in a relation, no change told"}
)


def headline(record: Record, registry: Registry | None = None, outlet: str = "") -> str:
    """One line of plain English with who says so and how far it is so; actors by name where the registry is given."""
    return one_line(f"{who_says(record, registry, outlet)}: {what(record, registry)}")


def what(record: Record, registry: Registry | None = None) -> str:
    """The thing itself, its status before it: only what is told as done reads as done."""
    return one_line(_what(record, registry))


@singledispatch
def _what(record: Record, _: Registry | None) -> str:
    raise TypeError(f"no wording for {type(record).__name__}")


@_what.register
def _event(record: Event, registry: Registry | None) -> str:
    past, going, plain_form, before = phrase(record.event_type, record.mode)
    verbs = {
        "actual": past,
        "ongoing": f"(under way) {going}",
        "possible": going,
        "conditional": going,
        "denied": going,
    }
    verb = verbs.get(record.status, f"to {plain_form}")
    target = f" {before} {actor_names(record.targets, registry)}" if record.targets else ""
    lead = LEADS.get(record.status, "")
    return f"{lead}{actor_names(record.actors, registry)} {verb}{target}{_circumstances(record)}"


@_what.register
def _statement(record: Statement, registry: Registry | None) -> str:
    to = f"to {actor_names(record.addressee, registry)}: " if record.addressee else ""
    return (
        f"{to}{words(record.evidence)}"
        if record.quote != "indirect"
        else f"{to}(reported speech) {words(record.evidence)}"
    )


@_what.register
def _forecast(record: Forecast, _: Registry | None) -> str:
    condition = f", on condition of {words(record.condition)}" if record.condition else ""
    return f"forecast, {LEADS[record.status]}{words(record.outcome)}{condition}"


@_what.register
def _agreement(record: Agreement, registry: Registry | None) -> str:
    name = words(record.name) if record.name else "an agreement"
    parties = f" of {actor_names(record.parties, registry)}" if record.parties else ""
    return f"agreement {_STATES.get(record.state, record.state)}: {name}{parties}{_when(record)}"


@_what.register
def _posture(record: Posture, registry: Registry | None) -> str:
    element = record.element.replace("-", " ") if record.element != "other" else "forces"
    count = f" ({quantity(record.count)})" if record.count else ""
    things = f"{element}{count} of {actor_names(record.owner, registry, 'an owner not named')}"
    host = country_name(record.host, registry) or "a country not named"
    if record.state == "past":
        return f"formerly, not now: {things} in {host}{_when(record)}"
    if record.state == "proposed":
        return f"proposed, not there: {things} in {host}{_when(record)}"
    return f"{things} {_STATES[record.state]} {host}{_when(record)}"


@_what.register
def _relation(record: Relation, registry: Registry | None) -> str:
    pair = f"{actor_names(record.a, registry)} and {actor_names(record.b, registry)}"
    return f"{pair} {_CHANGES[record.change]}{_when(record)}"


@_what.register
def _indicator(record: Indicator, _: Registry | None) -> str:
    value = quantity(record.value) if record.value else record.value_text
    measured = " ".join(filter(None, [value, record.unit]))
    parts = [measured, record.direction and f"going {record.direction}" if record.direction != "level" else "level"]
    parts += [record.period, record.scope and f"for {record.scope}", record.baseline and f"against {record.baseline}"]
    return f"{record.metric}: {', '.join(filter(None, parts)) or 'no figure told'}"


@_what.register
def _dispute(record: Dispute, registry: Registry | None) -> str:
    sides = " against ".join(actor_names(side, registry) for side in record.sides)
    return f"disputed, both cannot hold: {record.topic}{f' ({sides})' if sides else ''}"


def _circumstances(record: Event) -> str:
    place = f", place: {record.place}" if record.place else ""
    numbers = "".join(f"; {key}: {quantity(bounds)}" for key, bounds in record.numbers.items())
    return f"{place}{_when(record)}{numbers}"


def _when(record: Record) -> str:
    told = when(record)
    return f", {told}" if told else ""


__all__ = [
    "HEARSAY",
    "OWN_VOICE",
    "actor_name",
    "actor_names",
    "headline",
    "marks",
    "quantity",
    "what",
    "when",
    "who_says",
]
