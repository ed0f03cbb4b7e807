"""A line of a timeline as cells of a table."""

from __future__ import annotations

from tocsin.records.ledger.timeline import TimelineItem
from tocsin.registry.types import Registry

from .figures import words
from .ledgers import UNDATED, agreement_state, posture_state
from .naming import actor_names, country_name, one_line
from .phrases import phrase
from .voices import holders_say

_STANDINGS = {"fact": "", "claim": "claimed: ", "prospect": "not done, only spoken of: ", "denied": "denied: "}


def timeline_line(item: TimelineItem, registry: Registry) -> tuple[str, str, str, str, str]:
    """When, kind, what, who says so, in which words."""
    says = holders_say(item.holders, registry, item.outlet)
    if item.kind == "statement" and item.names:
        says = f"{says} ({', '.join(item.names)})"
    days = item.last if item.first == item.last else f"{item.first} to {item.last}"
    day = UNDATED if not item.last else f"told {days}" if item.basis == "report" else days
    origins = f"; {item.sources} origins" if item.sources > 1 else ""
    return day, item.kind, one_line(f"{_what(item, registry)}{origins}"), says, words(item.words)


def _what(item: TimelineItem, registry: Registry) -> str:
    actors = actor_names(item.actors, registry)
    match item.kind:
        case "incident":
            past, going, plain, before = phrase(item.state, item.mode)
            verb = {"prospect": f"to {plain}", "denied": going}.get(item.standing, past)
            target = f" {before} {actor_names(item.targets, registry)}" if item.targets else ""
            return f"{_STANDINGS.get(item.standing, '')}{actors} {verb}{target}"
        case "agreement":
            return f"{agreement_state(item.state)}: {words(item.about)} of {actors}"
        case "posture":
            element, _, host = item.about.partition("/")
            where = country_name(host, registry) or "a country not named"
            return f"{posture_state(item.state)}: {element.replace('-', ' ')} of {actors} in {where}"
        case "relation":
            return f"{actors}: {'drawing closer' if item.state == 'closer' else 'drifting apart'}"
        case "forecast":
            return f"forecast ({item.state}): {words(item.about)}"
    return f"to {actor_names(item.targets, registry)}" if item.targets else "quoted"
