"""The ledger of forecasts: who said what would come, when, and for when. Whether it came stays open for an analyst."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tocsin.records import Event, Forecast, Reported
from tocsin.records.ledger.forecast import ForecastEntry
from tocsin.records.ledger.said import Said

from .hear import Heard, by_place, hear
from .parties import party
from .wording import same_wording


def forecasts(
    reported: Iterable[Reported], as_of: str = "", *, least: float = 0.0, order: Sequence[str] = ()
) -> tuple[ForecastEntry, ...]:
    """Forecasts by holder and wording, those last told first.

    A forecast stands on the day on which it was told; the days in its words are those for which it is made. ``as_of``
    (an ISO day) leaves out what was not told by then. ``least`` is the confidence below which a record is marked;
    ``order`` names undated documents, earliest first. Event records may be among ``reported``: they tell whom the same
    words are about.
    """
    known = list(reported)
    acts: dict[str, list[Event]] = defaultdict(list)
    for one in known:
        if isinstance(one.record, Event):
            acts[one.doc].append(one.record)
    # A forecast's own days lie ahead: only its telling can place it in time.
    told = [one for one in known if isinstance(one.record, Forecast) and (not as_of or _was_told(one, as_of))]
    groups: dict[tuple[str, str, str], list[Heard[Forecast]]] = defaultdict(list)
    for heard in hear(told, Forecast, "", least, order):
        record = heard.record
        groups[heard.said.voice, same_wording(record.outcome), same_wording(record.condition)].append(heard)
    entries = (_entry(group, acts, as_of) for group in groups.values())
    return tuple(sorted(entries, key=lambda entry: (entry.day[1], entry.sources, entry.id), reverse=True))


def _was_told(one: Reported, as_of: str) -> bool:
    return bool(one.told) and one.told <= as_of


def _entry(group: Sequence[Heard[Forecast]], acts: dict[str, list[Event]], as_of: str) -> ForecastEntry:
    first = min(group, key=lambda one: by_place(one.said))
    said = tuple(_as_told(one.said) for one in group)
    dated = [one for one in said if one.dated]
    about = (
        act
        for one in group
        for act in acts.get(one.said.doc, ())
        if one.said.start <= act.start and act.end <= one.said.end
    )
    return ForecastEntry(
        id=hashlib.sha256(f"forecast {first.said.doc} {first.said.record}".encode()).hexdigest()[:16],
        holders=first.said.holders,
        names=tuple(dict.fromkeys(name for one in group for name in one.record.names)),
        outcome=first.record.outcome,
        condition=first.record.condition,
        status=first.record.status,
        due=(first.record.date_start, first.record.date_end),
        day=(min((one.first for one in dated), default=""), max((one.last for one in dated), default="")),
        said=said,
        parties=tuple(sorted({party(actor) for act in about for actor in (*act.actors, *act.targets)})),
        as_of=as_of,
    )


def _as_told(said: Said) -> Said:
    """On the day of its telling, whatever days its words speak of."""
    if said.basis != "words":
        return said
    if said.told:
        return replace(said, first=said.told, last=said.told, basis="report", ahead=False)
    return replace(said, first="", last="", basis="", ahead=False)
