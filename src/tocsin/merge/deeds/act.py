"""What a record says of an act that is not done yet, or of its being done: what prospects are put together from.

A demand for a pull-out, its announcement, the pull-out itself and forces told as withdrawing are records of different
roots and types. Here each is one :class:`Act`: the deed that it is about, who is to do it, to whom or where, and how
far it has come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tocsin.records import Event, Forecast, Posture, Record, Reported
from tocsin.records.actor import base
from tocsin.records.ledger.prospect import Stage

FACT_STAGES: frozenset[Stage] = frozenset({"under way", "done"})
_STAGE: Mapping[str, Stage] = {"actual": "done", "ongoing": "under way"}
_PROMISED = {"withdraw": "withdraw", "release": "release", "ceasefire": "ceasefire", "ease": "lift", "access": "access"}
"""Modes of CONCEDE that announce a RETREAT, with its mode: RECORDS.md has the announcement as a root of its own."""
_ASKED = {"yield": ("RETREAT", ""), "meet": ("CONSULT", ""), "invite": ("MOBILIZE", "deploy")}
"""Modes of REQUEST that name the deed asked of the other side."""
_ENDLESS_MODES = frozenset({"maintain", "monitor"})
"""Of what goes on: nobody awaits it, and it fulfils nothing."""
_POSTURES: Mapping[str, tuple[str, str, Stage]] = {
    "proposed": ("MOBILIZE", "deploy", "discussed"),
    "arriving": ("MOBILIZE", "deploy", "under way"),
    "withdrawing": ("RETREAT", "withdraw", "under way"),
}


@dataclass(frozen=True, slots=True)
class Act:
    """One record's view of one deed."""

    reported: Reported
    root: str
    mode: str
    stage: Stage
    actors: frozenset[str]
    """Codes without sectors."""
    others: frozenset[str]
    """Those to whom it is done and the country in which, without the actors' own: a pull-out from Niger and one that
    Niger demands are one."""
    names: frozenset[str]
    first: str = ""
    last: str = ""

    @property
    def is_fact(self) -> bool:
        """Whether somebody tells it as done or under way."""
        return self.stage in FACT_STAGES

    @property
    def key(self) -> tuple[str, ...]:
        """Sorts acts by time told and place in the text, whatever order they came in."""
        record = self.reported.record
        return self.reported.published or "9999", self.reported.doc, f"{record.start:09d}", record.type, record.id

    @property
    def parties(self) -> frozenset[str]:
        """Everybody in it."""
        return self.actors | self.others


def acts(reported: Iterable[Reported]) -> list[Act]:
    """The acts that the records tell, in order of time told; an act within a condition is conditional."""
    known = list(reported)
    conditional = _conditions(known)
    found = (act for one in known for act in _acts(one))
    return sorted((_conditioned(act, conditional) for act in found), key=lambda act: act.key)


def _acts(one: Reported) -> Iterator[Act]:
    record = one.record
    if isinstance(record, Event):
        yield from _of_event(one, record)
    elif isinstance(record, Posture) and record.state in _POSTURES:
        root, mode, stage = _POSTURES[record.state]
        yield _act(one, root, mode, stage, record.owner, (), record.host)


def _of_event(one: Reported, event: Event) -> Iterator[Act]:
    told = _STAGE.get(event.status, event.status)
    if event.event_type == "CONCEDE" and event.mode in _PROMISED:
        stage: Stage = "planned" if event.is_fact else told  # type: ignore[assignment]
        yield _act(one, "RETREAT", _PROMISED[event.mode], stage, event.actors, event.targets, event.country)
    elif event.event_type == "REQUEST" and event.mode in _ASKED:
        root, mode = _ASKED[event.mode]
        asked: Stage = "demanded" if event.is_fact else "denied" if event.status == "denied" else "possible"
        yield _act(one, root, mode, asked, event.targets, event.actors, event.country)
    elif event.mode not in _ENDLESS_MODES and not _is_doubted(one, event):
        yield _act(one, event.event_type, event.mode, told, event.actors, event.targets, event.country)  # type: ignore[arg-type]


def _is_doubted(one: Reported, event: Event) -> bool:
    """What may have happened, by a date before it was told, is not awaited."""
    return event.status == "possible" and bool(event.date_end) and event.date_end < one.published


def _act(
    one: Reported, root: str, mode: str, stage: Stage, actors: Sequence[str], targets: Sequence[str], country: str
) -> Act:
    doing = frozenset(map(base, actors))
    others = frozenset(filter(None, (*map(base, targets), country))) - doing
    record = one.record
    names = frozenset(name.split()[-1].casefold() for name in record.names if name.strip())
    return Act(one, root, mode, stage, doing, others, names, record.date_start, record.date_end)


def _conditions(known: Sequence[Reported]) -> Mapping[str, list[Record]]:
    """By document, the forecasts that stand under a stated condition."""
    found: dict[str, list[Record]] = {}
    for one in known:
        if isinstance(one.record, Forecast) and one.record.status == "conditional" and one.record.condition:
            found.setdefault(one.doc, []).append(one.record)
    return found


def _conditioned(act: Act, conditional: Mapping[str, list[Record]]) -> Act:
    """What a forecast puts under a condition is neither planned nor demanded, whatever its verb says."""
    record = act.reported.record
    if act.is_fact or act.stage == "denied":
        return act
    within = any(f.start <= record.start and record.end <= f.end for f in conditional.get(act.reported.doc, ()))
    return replace(act, stage="conditional") if within else act
