"""What is followed through time in a project: the ledgers, and the timeline of an actor, a country or an incident.

It stands beside the pipeline and ``merging``: it joins the ledgers with the store, and writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from tocsin import merging
from tocsin.errors import UsageError
from tocsin.merge.ledgers.agreements import agreements
from tocsin.merge.ledgers.disputes import disputes
from tocsin.merge.ledgers.forecasts import forecasts
from tocsin.merge.ledgers.indicators import indicators
from tocsin.merge.ledgers.people import people
from tocsin.merge.ledgers.postures import postures
from tocsin.merge.ledgers.prospects import prospects
from tocsin.merge.ledgers.relations import relations
from tocsin.merge.order import time_order
from tocsin.records import Incident
from tocsin.records.actor import base
from tocsin.records.event import FACTS, STATUSES
from tocsin.records.ledger.entry import Entry
from tocsin.records.ledger.timeline import TimelineItem
from tocsin.registry import load_registry
from tocsin.store import Asked, Filter, Project
from tocsin.watch.timeline import Followed, reports_of
from tocsin.watch.timeline import timeline as make_timeline

MOST_UNDATED = 20
"""Undated documents that are put in order by what they tell, which compares every two of them."""
_LEAST_OF_ID = 6
"""Characters of an incident's id that are enough to ask for it: fewer are more likely a name that nobody knows."""
_CUSTODY = ("arrest", "release", "coup", "resign", "convict")
_OPEN = tuple(status for status in STATUSES if status not in FACTS)


@dataclass(frozen=True, slots=True)
class Ledger:
    """One ledger: how it is worked out, and from which records."""

    follow: Callable[..., tuple[Entry, ...]]
    asked: tuple[Asked, ...]
    by_actor: bool = False
    """Whether an entry rests on the records of its own actors alone, so that no others need be read for them."""
    by_day: bool = False
    """Whether it is worked out for a day: without one asked for, the last on which a document was published."""


LEDGERS: Mapping[str, Ledger] = MappingProxyType(
    {
        "agreements": Ledger(
            agreements,
            (
                Asked("agreement"),
                Asked("event", subtypes=("AGREE", "SANCTION", "REJECT", "CONCEDE", "RETREAT"), over="agreement"),
            ),
        ),
        "postures": Ledger(postures, (Asked("posture"),), by_actor=True),
        "prospects": Ledger(
            prospects,
            (Asked("event"), Asked("forecast"), Asked("posture"), Asked("agreement"), Asked("statement")),
        ),
        "relations": Ledger(
            relations,
            (Asked("relation"), Asked("event", statuses=tuple(sorted(FACTS)))),
            by_actor=True,
            by_day=True,
        ),
        "forecasts": Ledger(
            forecasts,
            (Asked("forecast"), Asked("event", statuses=_OPEN, over="forecast")),
        ),
        "people": Ledger(
            people,
            (Asked("statement", named=True), Asked("event", modes=_CUSTODY)),
        ),
        "disputes": Ledger(
            disputes,
            (Asked("dispute"), Asked("statement", beside="dispute"), Asked("event", beside="dispute")),
        ),
        "indicators": Ledger(indicators, (Asked("indicator"),)),
    }
)
"""By name, in the order in which they are listed."""


def ledger(
    project: Project, name: str, as_of: str = "", *, actors: Collection[str] = (), sure: float | None = None
) -> tuple[Entry, ...]:
    """One ledger of a project, as it stood on an ISO day, or with everything known.

    With ``actors`` entries of others may be left out, which saves most of the work on relations in a large project.
    Records less sure than ``sure`` (by default the setting ``watch.sure``) are kept and marked; they set no state
    beside surer ones. Raises ``UsageError`` for an unknown name.
    """
    if name not in LEDGERS:
        raise UsageError(f"no ledger {name!r}; there are {', '.join(LEDGERS)}")
    kept = LEDGERS[name]
    least = project.settings.watch.sure if sure is None else sure
    codes = {code for actor in actors for code in spellings(actor)} if kept.by_actor else set[str]()
    return _follow(project, kept, sorted(codes), as_of, least, undated_order(project))


def _follow(
    project: Project, kept: Ledger, codes: Collection[str], as_of: str, least: float, order: tuple[str, ...]
) -> tuple[Any, ...]:
    read = list(project.reported(kept.asked, actors=codes))
    if kept.by_day:
        return kept.follow(read, as_of, least=least, order=order, now=max(project.published(), default=""))
    return kept.follow(read, as_of, least=least, order=order)


def spellings(actor: str) -> tuple[str, str]:
    """A code in either case: states' are capitals, groups' are not."""
    return base(actor).upper(), base(actor).lower()


def timeline(
    project: Project, of: str, *, since: str = "", until: str = "", sure: float | None = None
) -> tuple[TimelineItem, ...]:
    """What is told of an actor, a country or an incident, by day; what is told for no day comes last.

    ``of`` is an actor's code, a name that the registry knows, or an incident's id or its beginning. What is less sure
    than ``sure`` (by default the setting ``watch.sure``) is left out. Raises ``UsageError`` for what is none of these.
    """
    least = project.settings.watch.sure if sure is None else sure
    incidents = merging.read(project)
    if actor := actor_of(project, of):
        return make_timeline(_followed(project, incidents, actor, least), actor, since=since, until=until, least=least)
    same = [one for one in incidents if len(of) >= _LEAST_OF_ID and one.id.startswith(of)]
    if len(same) != 1:
        many = "begins more than one incident's id" if same else "is no actor, country or incident here"
        raise UsageError(f"{of!r} {many}; write a code such as NER, or an id of `tocsin incidents --json`")
    return reports_of(same[0])


def actor_of(project: Project, of: str) -> str:
    """The actor that is meant: as coded, or by a name that stands for one alone; empty where none is."""
    registry = load_registry()
    code, dot, sector = of.partition(".")
    for known in (registry.states, registry.organisations, registry.groups, registry.outlets):
        if found := next((one for one in (code, code.upper(), code.lower()) if one in known), ""):
            return f"{found}{dot}{sector.upper()}"
    named = {entry.code for entry in registry.lookup(of) if entry.kind not in {"person", "place", "region"}}
    if len(named) == 1:
        return named.pop()
    return of.lower() if project.count(Filter(actors=(of.lower(),))) else ""


def _followed(project: Project, incidents: tuple[Incident, ...], actor: str, least: float) -> Followed:
    order = undated_order(project)

    def of(name: str) -> tuple[Any, ...]:
        kept = LEDGERS[name]
        codes = spellings(actor) if kept.by_actor and name != "postures" else ()
        return _follow(project, kept, codes, "", least, order)

    return Followed(
        incidents=incidents,
        agreements=of("agreements"),
        postures=of("postures"),
        relations=of("relations"),
        forecasts=of("forecasts"),
        statements=list(project.reported((Asked("statement", named=True),), actors=spellings(actor))),
    )


def undated_order(project: Project) -> tuple[str, ...]:
    """The documents without a date in the order that their content tells, earliest first.

    Empty where there are none or one, or more than can be held against each other: then none is given a place.
    """
    if not 1 < project.undated() <= MOST_UNDATED:
        return ()
    return tuple(doc for docs in time_order(project.reported((), undated=True)).ranks for doc in docs)
