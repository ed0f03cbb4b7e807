"""Postures that the encoder sees."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.records import Posture
from tocsin.records.actor import base

from ..context import Context
from ..elements import element_of
from ..hosts import host_of, theatre
from ..owners import armed, owner_of
from ..tagged import Run
from .words import named, span, why, words

_STATES = tuple(f"posture:{s}" for s in ("present", "arriving", "withdrawing", "past", "proposed"))
_ELEMENTS = tuple(
    f"posture:{e}"
    for e in (
        *("troops", "base", "instructors", "aircraft", "drones", "ships", "missiles", "air-defence", "armour", "other"),
    )
)
_NOT_COUNTED = frozenset({"percent", "usd", "year", "month", "day"})


def posture(context: Context, run: Run) -> Posture | None:
    """The run as a posture; none without an owner, or without a host where only ships need none."""
    inside = words(context, run)
    nouns = [t for t in inside if t.pos_ in {"NOUN", "PROPN"}]
    force = next((t for t in nouns if element_of(context, t)), None)
    owner = (owner_of(context, force) if force is not None else ()) or _first_named(context, run)
    if not owner:
        return None
    seen = context.tagged.likeliest(_ELEMENTS, (run.start, run.end))[0].split(":")[1]
    element = (element_of(context, force) if force is not None else "") or seen
    host = _host(context, run, force, owner)
    if not host and element != "ships":
        return None
    state = context.tagged.likeliest(_STATES, (run.start, run.end))[0].split(":")[1]
    start, end = span(context, run)
    counts = [n for n in context.numbers_in(start, end) if n.unit not in _NOT_COUNTED]
    return context.record(
        Posture,
        (start, end),
        owner=owner,
        host=host,
        element=element,
        count=(counts[0].low, counts[0].high) if counts else None,
        state=state,
        why=why("posture", run),
    )


def _first_named(context: Context, run: Run) -> tuple[str, ...]:
    """Who is named first, as an armed force."""
    found = named(context, words(context, run))
    return next((tuple(armed(context, code) for code in codes[:1]) for codes in found.values()), ())


def _host(context: Context, run: Run, force: Token | None, owner: tuple[str, ...]) -> str:
    """The country of the force's own words, of a place within the run, or that the text plays in."""
    own = {base(code) for code in owner}
    host = host_of(context, force, owner)[0] if force is not None else ""
    places = [p.country for p in context.places_in(run.start, run.end) if p.country]
    abroad = [country for country in places if country not in own]
    return host or next(iter([*abroad, *places]), "") or theatre(context)
