"""Alerts: rules over what was told of late. A pure function of the records; what was raised before comes with them.

No rule is on individuals: actors are states, organisations, their bodies and known groups, never persons.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from tocsin.records.alert import STATE_ONLY, Alert
from tocsin.registry import Registry

from .against import contradictions
from .counting import Rise, newcomers, rise, rises
from .going_on import Change, carry_on
from .rules import Rule, Rules, default_rules, read_rules
from .seen import Seen
from .signals import Signal, alerts_of
from .told import agreements, events, figures, postures

_FINDERS: Mapping[str, Callable[[Rule, Seen, Rules], Iterator[Signal]]] = MappingProxyType(
    {
        "agreement": agreements,
        "event": events,
        "posture": postures,
        "indicator": figures,
        "rise": rises,
        "newcomer": newcomers,
        "contradiction": contradictions,
    }
)


def alerts(seen: Seen, rules: Rules) -> tuple[Alert, ...]:
    """All that the rules find, one alert for each thing, the gravest and latest first."""
    found = alerts_of((signal for rule in rules.rule for signal in _FINDERS[rule.on](rule, seen, rules)), seen.least)
    return tuple(
        replace(one, beside=(*one.beside, STATE_ONLY)) if _only_state_controlled(one, seen.registry) else one
        for one in found
    )


def _only_state_controlled(alert: Alert, registry: Registry) -> bool:
    """Whether all that tell it are outlets that, by the registry's sources, a government runs."""
    outlets = [
        registry.outlets[code]
        for cited in alert.cites
        for code in {entry.code for entry in registry.lookup(cited.outlet) if entry.kind == "outlet"} | {cited.outlet}
        if code in registry.outlets
    ]
    known = len({cited.outlet for cited in alert.cites if cited.outlet})
    return bool(outlets) and len({one.id for one in outlets}) == known and all(one.state_controlled for one in outlets)


__all__ = [
    "Change",
    "Rise",
    "Rule",
    "Rules",
    "Seen",
    "alerts",
    "carry_on",
    "default_rules",
    "read_rules",
    "rise",
]
