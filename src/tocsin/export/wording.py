"""A record as one line of plain English: who says so, how far it is so, and what.

The order is fixed: the holder stands first and the status before the thing, so that a line cut short never turns a
claim or a plan into a fact.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, singledispatch
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from tocsin.records import Agreement, Bounds, Dispute, Event, Forecast, Indicator, Posture, Record, Relation, Statement
from tocsin.registry.types import Registry

from .naming import UNNAMED, actor_name, actor_names, country_name, one_line, says, speaking
from .standing import marks

QUOTE_LENGTH = 160
"""Longest run of the text's own words in a headline."""

OUTLET = "The outlet"
OWN_VOICE = f"{OUTLET} reports"
HEARSAY = "reported (unnamed source)"

_LEADS: Mapping[str, str] = MappingProxyType(
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


def who_says(record: Record, registry: Registry | None = None, outlet: str = "") -> str:
    """Who answers for the record, outermost first: its holders, or where there are none the outlet."""
    holders, speakers = _answering(record)
    if holders + speakers == (UNNAMED,):
        return HEARSAY
    last = _listed_speakers(record, speakers, registry)
    chain = [speaking(holder, registry) for holder in holders] + ([last] if last else [])
    if not chain:
        return one_line(f"{outlet or OUTLET} reports")
    first = holders or speakers
    verb = "say" if not holders and len(speakers) > 1 else says(first[0])
    cited = "".join(f", citing {source}" for source in chain[1:])
    return f"{_upper(chain[0])}{cited}{',' if cited else ''} {verb}"


def what(record: Record, registry: Registry | None = None) -> str:
    """The thing itself, its status before it: only what is told as done reads as done."""
    return one_line(_what(record, registry))


@singledispatch
def _what(record: Record, _: Registry | None) -> str:
    raise TypeError(f"no wording for {type(record).__name__}")


@_what.register
def _event(record: Event, registry: Registry | None) -> str:
    past, going, base, before = _phrase(record.event_type, record.mode)
    verbs = {
        "actual": past,
        "ongoing": f"(under way) {going}",
        "possible": going,
        "conditional": going,
        "denied": going,
    }
    verb = verbs.get(record.status, f"to {base}")
    target = f" {before} {actor_names(record.targets, registry)}" if record.targets else ""
    lead = _LEADS.get(record.status, "")
    return f"{lead}{actor_names(record.actors, registry)} {verb}{target}{_circumstances(record)}"


@_what.register
def _statement(record: Statement, registry: Registry | None) -> str:
    to = f"to {actor_names(record.addressee, registry)}: " if record.addressee else ""
    return (
        f"{to}{_words(record.evidence)}"
        if record.quote != "indirect"
        else f"{to}(reported speech) {_words(record.evidence)}"
    )


@_what.register
def _forecast(record: Forecast, _: Registry | None) -> str:
    condition = f", on condition of {_words(record.condition)}" if record.condition else ""
    return f"forecast, {_LEADS[record.status]}{_words(record.outcome)}{condition}"


@_what.register
def _agreement(record: Agreement, registry: Registry | None) -> str:
    name = _words(record.name) if record.name else "an agreement"
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


def quantity(bounds: Bounds) -> str:
    """Low and high as words: 3, "10 to 99", "at least 250", "at most 40"."""
    low, high = bounds
    if low is None:
        return "number not told" if high is None else f"at most {_figure(high)}"
    if high is None:
        return f"at least {_figure(low)}"
    return _figure(low) if low == high else f"{_figure(low)} to {_figure(high)}"


def when(record: Record) -> str:
    """The record's date: the day or days that bound it, else the text's own words; empty where neither is told."""
    first, last = record.date_start, record.date_end
    if first and last:
        return first if first == last else f"{first} to {last}"
    if first or last:
        return f"from {first}" if first else f"until {last}"
    return _words(record.date_text) if record.date_text else ""


def _answering(record: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those who report it, outermost first, and for a statement those who speak, together."""
    if isinstance(record, Statement):
        outer = tuple(holder for holder in record.holders if holder not in record.speaker)
        return outer, record.speaker or (() if outer else (UNNAMED,))
    if isinstance(record, Indicator) and not record.holders:
        return (), record.source
    return record.holders, ()


def _listed_speakers(record: Record, speakers: tuple[str, ...], registry: Registry | None) -> str:
    voices = " and ".join(speaking(speaker, registry) for speaker in speakers)
    return (
        f"{voices} ({', '.join(record.names)})" if voices and record.names and isinstance(record, Statement) else voices
    )


def _circumstances(record: Event) -> str:
    place = f", place: {record.place}" if record.place else ""
    numbers = "".join(f"; {key}: {quantity(bounds)}" for key, bounds in record.numbers.items())
    return f"{place}{_when(record)}{numbers}"


def _when(record: Record) -> str:
    told = when(record)
    return f", {told}" if told else ""


def _words(text: str) -> str:
    line = one_line(text)
    return f"“{line if len(line) <= QUOTE_LENGTH else line[:QUOTE_LENGTH].rstrip() + '…'}”"


def _figure(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:,.10g}"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _phrase(root: str, mode: str) -> tuple[str, str, str, str]:
    phrases = _phrases()
    exact = phrases["modes"].get(f"{root}/{mode}")
    past, going, base, before = exact or phrases["roots"][root]
    note = f" ({mode.replace('-', ' ')})" if mode and not exact else ""
    return past + note, going + note, base + note, before


@cache
def _phrases() -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(files(__package__).joinpath("phrases.yaml").read_text("utf-8"), Loader=loader)  # noqa: S506 - safe


__all__ = ["actor_name", "actor_names", "headline", "marks", "quantity", "what", "when", "who_says"]
