"""What a page, an interface, a feed, an alert or a brief asks of a project: one function a question, all of them read.

Everything here answers from what merging kept as it is shown, so that it takes no longer with a hundred thousand events
than with ten. It shows what was merged last; what is coded since comes with the next `tocsin run`. Each answer is one
read-only transaction: it is whole, though a run writes meanwhile. Counts over everything are worked out once and given
on until incidents change; while they are worked out anew, the old ones are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from tocsin import entering, merging, timelines
from tocsin.errors import UsageError
from tocsin.following import LEDGERS
from tocsin.merge.contradictions import contradictions
from tocsin.merge.ledgers.relations import on_day
from tocsin.merging import Shown
from tocsin.records import Incident
from tocsin.records.ledger.relation import RelationEntry
from tocsin.records.ledger.timeline import TimelineItem
from tocsin.records.shown import (
    ActorRow,
    ActorShown,
    Basis,
    Changes,
    Dyad,
    FoundDocument,
    MapIncident,
    Page,
    ShownEntry,
    WeekOfType,
)
from tocsin.records.wanted import IncidentOrder, WantedIncidents, WantedOfLedger
from tocsin.registry import load_registry
from tocsin.store import Project
from tocsin.store.ledger_found import KeptEntry
from tocsin.store.ledgers import ENTRIES
from tocsin.store.reading import Reading
from tocsin.store.searched import Searched
from tocsin.watch import Overview, Week
from tocsin.watch.counts import week_of
from tocsin.watch.overview import MOST_TOLD

W = TypeVar("W", WantedIncidents, WantedOfLedger)
PAGE = 50
"""Items on a page, unless another number is asked for."""
MOST_ON_MAP = 5_000
"""Incidents that a map is given, the latest first: more are no longer told apart, and take seconds to draw."""
_CONFLICT = 3
"""Classes of PLOVER's roots from here on are conflict, in words and in deeds."""


def incidents(
    project: Project,
    wanted: WantedIncidents | None = None,
    *,
    order: IncidentOrder = "latest",
    limit: int = PAGE,
    after: str = "",
    offset: int = 0,
    facets: bool = False,
) -> Page[Incident]:
    """One page of incidents, whole. ``after`` is the cursor that the page before gave, or ``offset`` how many to skip.

    With ``facets`` counts by type, standing, country, actor and mode over the whole list. Raises ``UsageError`` for a
    cursor that is none.
    """
    asked, least = _asked(project, wanted)
    with project.reading() as kept:
        found, more = kept.incidents(asked, least, order, limit, after, offset)
        total, left_out = kept.total(asked, least)
        counted = kept.facets(asked, least) if facets else {}
    return Page(tuple(found), total, more, left_out, least, counted)


def incident(project: Project, name: str) -> Shown:
    """One incident by its id or the beginning of it, with what denies it, its contradictions and why it is one.

    Raises ``UsageError`` where there is none, or more than one.
    """
    return merging.show(project, name, merged=True)


def map_incidents(
    project: Project, wanted: WantedIncidents | None = None, *, limit: int = MOST_ON_MAP
) -> Page[MapIncident]:
    """Incidents as a map, a calendar or a long list draws them, the latest first, those without coordinates too."""
    asked, least = _asked(project, wanted)
    with project.reading() as kept:
        total, left_out = kept.total(asked, least)
        return Page(tuple(kept.on_map(asked, least, limit)), total, "", left_out, least)


def weeks(project: Project, wanted: WantedIncidents | None = None) -> tuple[WeekOfType, ...]:
    """Incidents by week and root, in the order of time; what is dated to no single week is left out."""
    asked, least = _asked(project, wanted)
    with project.reading() as kept:
        return tuple(kept.weeks(asked, least))


def dyads(
    project: Project, *, since: str = "", until: str = "", actor: str = "", limit: int = PAGE
) -> tuple[Dyad, ...]:
    """Pairs of parties by what they do to each other, the most hostile first; of one party where ``actor`` names it.

    ``NER`` is found as ``NER.REB`` too.
    The stretch before, for comparison, is as long as that from ``since`` to ``until`` (to the last day told of).
    """
    hostile = sorted(root.name for root in load_registry().ontology.roots.values() if root.quad >= _CONFLICT)
    with project.reading() as kept:
        return tuple(kept.dyads(project.settings.watch.sure, hostile, since, until, actor, limit))


def overview(project: Project) -> Overview:
    """What the events of a project come to: incidents, those that several origins tell, and counts by week."""
    least = project.settings.watch.sure
    with project.reading() as kept:
        sums, found = kept.sums(least), _weeks(kept.weeks(WantedIncidents(), least), kept.published())
        return Overview(
            events=sums.events,
            incidents=sums.incidents,
            several_documents=sums.several_documents,
            several_origins=sums.several_origins,
            most_told=tuple(kept.most_told(least, MOST_TOLD)),
            weeks=found,
            undated=sums.told - sum(week.facts + week.claims for week in found),
            least=least,
            left_out=sums.left_out,
        )


def last_day(project: Project) -> str:
    """The last day on which a document was published, ISO; empty where none is dated."""
    with project.reading() as kept:
        return max(kept.published(), default="")


def changes(project: Project, since: str, basis: Basis = "told", *, limit: int = PAGE) -> Changes:
    """What came since an ISO day (``told``: by publication) or time (``seen``: by when it came into this project)."""
    told = basis == "told"
    fresh = WantedIncidents(new_since=since) if told else WantedIncidents(seen_since=since)
    later = WantedIncidents(told_since=since) if told else WantedIncidents(changed_since=since)
    against = incidents(project, replace(later, contradicted=True), limit=limit)
    with project.reading() as kept:
        entries, total = kept.changed_entries(since, basis, limit)
        denials = kept.denials([one.id for one in against.items])
        documents = kept.came(since, basis)
    return Changes(
        since=since,
        basis=basis,
        incidents=incidents(project, fresh, limit=limit),
        entries=tuple(one.shown for one in entries),
        entries_total=total,
        contradictions=tuple((one, contradictions(one, denials.get(one.id, ()))) for one in against.items),
        contradictions_total=against.total,
        documents=documents,
    )


def actors(
    project: Project,
    q: str = "",
    *,
    codes: Sequence[str] = (),
    country: str = "",
    limit: int = PAGE,
    offset: int = 0,
) -> Page[ActorRow]:
    """Actors of incidents told as having happened, those in most first.

    ``q`` is a part of a code (names are the registry's to find); ``country`` is where the incidents are.
    ``codes`` are found as well as those that ``q`` finds.
    """
    least = project.settings.watch.sure
    with project.reading() as kept:
        rows, every = kept.actors(least, codes, q, country, limit, offset)
    return Page(tuple(rows), every, least=least)


def actor(project: Project, code: str) -> ActorShown:
    """What a project holds of one actor, by its code without sector. Raises ``UsageError`` where that is nothing."""
    with project.reading() as kept:
        held = kept.actor(code, project.settings.watch.sure)
    if not held.records:
        raise UsageError(f"nothing here is told of an actor {code!r}; codes are written as in NER or boko-haram")
    return ActorShown(code, *held[:4], dyads(project, actor=code), *held[4:])


def ledger(
    project: Project,
    name: str,
    wanted: WantedOfLedger | None = None,
    *,
    as_of: str = "",
    limit: int = PAGE,
    after: str = "",
    offset: int = 0,
    facets: bool = False,
) -> Page[ShownEntry]:
    """One page of a ledger in its own order, as it stood on an ISO day or with everything known.

    With ``facets`` counts by state and country. Raises ``UsageError`` for an unknown name or a cursor that is none.
    """
    _check(name)
    asked = _frozen(wanted or WantedOfLedger())
    with project.reading() as kept:
        total, left_out = kept.total_entries(name, asked, as_of)
        counted = kept.entry_facets(name, asked) if facets else {}

        def work_out() -> tuple[tuple[ShownEntry, ...], str]:
            found, more = kept.entries(name, asked, as_of, limit, after, offset)
            stood = (_as_it_stands(project, kept, one, as_of) for one in found)
            return tuple(one for one in stood if one), more

        question = "as of", name, asked, as_of, limit, after, offset
        items, more = kept.once(question, work_out, ENTRIES) if as_of else work_out()
    return Page(items, total, more, left_out, project.settings.watch.sure, counted)


def ledger_entry(project: Project, name: str, entry: str, *, as_of: str = "") -> ShownEntry:
    """One entry, whole, by its id or the beginning of it. Raises ``UsageError`` where there is none."""
    _check(name)
    with project.reading() as kept:
        found = _as_it_stands(project, kept, kept.entry(name, entry), as_of)
    if found is None:
        raise UsageError(f"nothing of the entry {entry!r} was known by {as_of}")
    return found


def timeline(
    project: Project, of: str, *, since: str = "", until: str = "", limit: int = PAGE, after: str = ""
) -> Page[TimelineItem]:
    """What is told of an actor, a country or an incident by day, earliest first; what is told for no day comes last."""
    offset = int(after) if after.isdecimal() else 0
    items, total = timelines.page(project, of, since, until, limit, offset)
    more = str(offset + limit) if offset + limit < total else ""
    return Page(tuple(items), total, more, least=project.settings.watch.sure)


def search(
    project: Project,
    q: str,
    *,
    outlets: Sequence[str] = (),
    langs: Sequence[str] = (),
    types: Sequence[str] = (),
    countries: Sequence[str] = (),
    actors: Sequence[str] = (),
    since: str = "",
    until: str = "",
    limit: int = PAGE,
    offset: int = 0,
    facets: bool = True,
) -> Page[FoundDocument]:
    """Documents by full text, the best match first, narrowed by outlet, language, day of publication, and records in
    them: of these types, in these countries, with these actors. Facets are counts over what was found.

    Of a word that stands everywhere only the documents added last are looked at, and what it finds is in order of time.
    """
    asked = Searched(q, tuple(outlets), tuple(langs), tuple(types), tuple(countries), tuple(actors), since, until)
    with project.reading() as kept:
        found, total = kept.search(asked, limit, offset)
        counted = kept.search_facets(asked) if facets else {}
    return Page(tuple(found), total, facets=counted)


def _asked(project: Project, wanted: WantedIncidents | None) -> tuple[WantedIncidents, float]:
    asked = _frozen(wanted or WantedIncidents())
    return asked, project.settings.watch.sure if asked.sure is None else asked.sure


def _frozen(wanted: W) -> W:
    """What is wanted, as it can be remembered by."""
    given = ((one.name, getattr(wanted, one.name)) for one in fields(wanted) if one.name != "between")
    lists: dict[str, Any] = {
        name: tuple(sorted(v)) for name, v in given if isinstance(v, Collection) and not isinstance(v, str)
    }
    return replace(wanted, **lists)


def _weeks(told: Iterable[WeekOfType], published: Mapping[str, int]) -> tuple[Week, ...]:
    counted: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for week in told:
        sums = counted[week.week]
        sums[:3] = sums[0] + week.facts, sums[1] + week.claims, sums[2] + week.reports
    for day, documents in published.items():
        if monday := week_of(day, day):
            counted[monday][3] += documents
    return tuple(Week(monday, *sums) for monday, sums in sorted(counted.items(), reverse=True))


def _check(name: str) -> None:
    if name not in LEDGERS:
        raise UsageError(f"no ledger {name!r}; there are {', '.join(LEDGERS)}")


def _as_it_stands(project: Project, kept: Reading, one: KeptEntry, as_of: str) -> ShownEntry | None:
    """The entry on a day, or on the last one told of; None where nothing of it was known by then."""
    if as_of:
        one = one if one.shown.whole else kept.entry(one.shown.ledger, one.shown.entry.id)
        found = entering.as_of(kept.following, one, as_of, project.settings.watch.sure)
        return entering.shown_entry(one.shown.ledger, found) if found else None
    entry = one.shown.entry
    if isinstance(entry, RelationEntry):
        return replace(one.shown, entry=on_day(entry, max(kept.published(), default=""), one.curve))
    return one.shown
