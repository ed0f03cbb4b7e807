"""Finds ties of groups that lead nowhere, rest on nobody's word, are dated wrongly, or make a group its own parent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from .check_offices import bounds
from .types import FormerName, Group, Tie

Fault = tuple[str, str]
POINTS = ("split_from", "merged_into")
"""Ties that happen on a day: they begin and do not end."""
DESCENT = ("split_from", "wing_of")
"""Ties that lead from the younger to the older or from the part to the whole, so never round in a circle."""


def tie_faults(groups: Iterable[tuple[str, Group]], known: Set[str], sources: Set[str]) -> Iterator[Fault]:
    """File and message of each fault. ``known``: ids of groups and organisations, codes of states."""
    listed = list(groups)
    for file, group in listed:
        if group.founded or group.dissolved:
            yield from ((file, message) for message in dating_faults(group.founded, group.dissolved))
            if group.dated_by not in sources:
                yield file, f"dated by '{group.dated_by}', which is no key of sources.yaml"
        for tie in group.ties:
            yield from ((file, f"{tie.kind} {tie.id}: {message}") for message in _tie_faults(group, tie, known))
            yield from ((file, f"{tie.kind} {tie.id}: {message}") for message in _dating_faults(tie, sources))
        for former in group.formerly:
            yield from ((file, f"formerly {former.name}: {message}") for message in _dating_faults(former, sources))
            if former.name not in (*group.names, *group.names_fr):
                yield file, f"formerly {former.name}: must also stand under 'names', or no text finds it"
    for kind in DESCENT:
        parents = {group.id: {tie.id for tie in group.ties if tie.kind == kind} for _, group in listed}
        for file, group in listed:
            if group.id in _ancestors(group.id, parents):
                yield file, f"{kind} leads from '{group.id}' back to itself"


def _tie_faults(group: Group, tie: Tie, known: Set[str]) -> Iterator[str]:
    if tie.id.partition(".")[0] not in known:
        yield "is not in the registry"
    if tie.id == group.id:
        yield "is the group itself"
    if tie.kind in POINTS and tie.until:
        yield "happens on a day and has no 'until'"
    if sum((other.kind, other.id, other.since) == (tie.kind, tie.id, tie.since) for other in group.ties) > 1:
        yield "stands twice"


def _dating_faults(item: Tie | FormerName, sources: Set[str]) -> Iterator[str]:
    if item.source not in sources:
        yield f"'{item.source}' is no key of sources.yaml"
    yield from dating_faults(item.since, item.until)


def dating_faults(since: str, until: str) -> Iterator[str]:
    """What is wrong with a pair of dates, each a day, a month, a year or empty."""
    try:
        begins, ends = (bounds(when) if when else None for when in (since, until))
    except ValueError as error:
        yield str(error)
        return
    if begins and ends and ends[1] < begins[0]:
        yield "ends before it begins"


def _ancestors(start: str, parents: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(parents.get(start, ()))
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += parents.get(one, ())
    return found
