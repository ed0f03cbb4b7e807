"""Who an actor is by the registry: its names, its kind, its ties and offices with their dates and with who says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.export.naming import SECTOR_NAMES, actor_name, listed
from tocsin.records.actor import base, sector
from tocsin.registry import Registry
from tocsin.registry.types import Group, Office, Organisation, Outlet, State, Tie

from .outlets import ownership

KINDS = ("state", "organisation", "group", "outlet", "unlisted")
_SEVERAL = 12
"""Members, memberships or ties that a row names; the rest is counted."""
_TIES = {
    "split_from": "Split from", "merged_into": "Merged into", "allied_with": "Allied with",
    "affiliated_with": "Affiliated with", "wing_of": "Wing of",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profile:
    """What the registry has of one actor."""

    code: str
    name: str
    kind: str
    """One of ``KINDS``; ``unlisted``: known by the name in the texts alone."""
    rows: tuple[tuple[str, str], ...] = ()
    offices: tuple[Office, ...] = ()
    """Those of its office holders, the ones still held when the registry was made first."""

    @property
    def listed(self) -> bool:
        """Whether the registry has it."""
        return self.kind != "unlisted"


def kind_of(code: str, registry: Registry) -> str:
    """State, organisation, group or outlet, or that the registry does not have it."""
    known = base(code)
    for kind, entries in (
        ("state", registry.states), ("organisation", registry.organisations), ("group", registry.groups),
        ("outlet", registry.outlets),
    ):  # fmt: skip
        if known in entries:
            return kind
    return "unlisted"


def names_of(code: str, registry: Registry) -> tuple[str, ...]:
    """Every name by which the registry knows the actor; empty where it does not."""
    known = base(code)
    for entries in (registry.states, registry.organisations, registry.groups, registry.outlets):
        if entry := entries.get(known):
            return (*entry.names, *getattr(entry, "names_fr", ()))
    return ()


def profile(code: str, registry: Registry) -> Profile:
    """What the registry has of the actor; of a sector, that of its country or body."""
    known, kind = base(code), kind_of(code, registry)
    rows = [(label, value) for label, value in _rows(known, kind, registry) if value]
    if part := sector(code):
        rows.insert(0, ("Part", f"{SECTOR_NAMES[part]} of {actor_name(known, registry)}"))
    mine = (one for one in registry.offices if base(one.actor) == known and (not part or sector(one.actor) == part))
    offices = sorted(mine, key=lambda one: (bool(one.until), one.role, _backwards(one.since), one.person))
    return Profile(code, actor_name(code, registry), kind, tuple(rows), tuple(offices))


def _rows(code: str, kind: str, registry: Registry) -> Iterator[tuple[str, str]]:
    match kind:
        case "state":
            yield from _state(registry.states[code], registry)
        case "organisation":
            yield from _organisation(registry.organisations[code], registry)
        case "group":
            yield from _group(registry.groups[code], registry)
        case "outlet":
            yield from _outlet(registry.outlets[code], registry)


def _state(state: State, registry: Registry) -> Iterator[tuple[str, str]]:
    yield "Also called", _some(state.names[1:])
    yield "Capital", state.capital
    bodies = [one for one in registry.organisations.values() if any(m.code == state.code for m in one.memberships)]
    yield "Member of", _some([_membership(one, state.code) for one in bodies])
    held = [group.names[0] for group in registry.groups.values() if state.code in group.countries]
    yield "Groups placed here", _some(held)


def _organisation(one: Organisation, registry: Registry) -> Iterator[tuple[str, str]]:
    yield "Also called", _some(one.names[1:])
    members = [actor_name(member.code, registry) for member in one.memberships if not member.until]
    yield "Members", _some(members, len(one.members))
    left = [f"{actor_name(m.code, registry)} ({m.until})" for m in one.memberships if m.until]
    yield "Left it", _some(left)


def _group(group: Group, registry: Registry) -> Iterator[tuple[str, str]]:
    yield "Also called", _some(group.names[1:])
    yield "Kind", group.kind.replace("-", " ") or SECTOR_NAMES[group.sector]
    yield "Countries", listed([actor_name(code, registry) for code in group.countries])
    by = f" ({registry.sources[group.dated_by]})" if group.dated_by else ""
    yield "Founded", f"{group.founded}{by}" if group.founded else ""
    yield "Ended, or declared its end", f"{group.dissolved}{by}" if group.dissolved else ""
    yield "Formerly", "; ".join(f"{one.name}{_span(one.since, one.until)}" for one in group.formerly)
    for kind, label in _TIES.items():
        yield label, "; ".join(_tie(tie, registry) for tie in group.ties if tie.kind == kind)


def _outlet(outlet: Outlet, registry: Registry) -> Iterator[tuple[str, str]]:
    yield "Also called", _some(outlet.names[1:])
    yield "Kind", outlet.kind.replace("-", " ")
    yield "Country", actor_name(outlet.country, registry) if outlet.country else ""
    yield "Who decides what it says", ownership(outlet, registry) or "nobody whom the registry cites has judged it"


def _membership(one: Organisation, code: str) -> str:
    member = next(m for m in one.memberships if m.code == code)
    return f"{one.names[0]}{_span(member.since, member.until)}"


def _tie(tie: Tie, registry: Registry) -> str:
    source = f", according to {registry.sources[tie.source]}" if tie.source else ""
    return f"{actor_name(tie.id, registry)}{_span(tie.since, tie.until)}{source}"


def _span(since: str, until: str) -> str:
    if since and until:
        return f" ({since} to {until})"
    return f" (since {since})" if since else f" (until {until})" if until else ""


def _some(names: tuple[str, ...] | list[str], total: int = 0) -> str:
    shown, more = list(names[:_SEVERAL]), max(len(names), total) - _SEVERAL
    return f"{', '.join(shown)} and {more:,} more" if more > 0 else ", ".join(shown)


def _backwards(day: str) -> tuple[int, ...]:
    """A key that puts later days first; a day that no source gives comes last."""
    return tuple(-int(part) for part in day.split("-") if part.isdigit()) or (1,)
