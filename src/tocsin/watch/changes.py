"""How an entry of a ledger stands, in one word, how it stood before, and since when it has been told to stand so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch
from typing import NamedTuple

from tocsin.records.ledger.agreement import AgreementEntry
from tocsin.records.ledger.dispute import DisputeEntry
from tocsin.records.ledger.entry import Entry
from tocsin.records.ledger.forecast import ForecastEntry
from tocsin.records.ledger.indicator import IndicatorEntry
from tocsin.records.ledger.person import PersonEntry
from tocsin.records.ledger.posture import PostureEntry
from tocsin.records.ledger.prospect import ProspectEntry
from tocsin.records.ledger.relation import RelationEntry
from tocsin.records.ledger.said import Said


class Stand(NamedTuple):
    """How an entry stands."""

    state: str
    before: str
    """The last other state that it was told to have; empty where there was none."""
    changed: str
    """Day by which it was first told to stand so, since it stood otherwise; empty where nothing dates that."""


def stand(entry: Entry) -> Stand:
    """How it stands. Of a dispute or a figure, which have no states, ``changed`` is when it was first told."""
    state, course = _state(entry), list(_course(entry))
    # Back from the last word: the words that give this state, until one that gave another.
    since, before = "", ""
    for told, said in reversed(course):
        if told != state:
            before = told
            break
        since = said.known or since
    return Stand(state, before, since)


@singledispatch
def _state(entry: object) -> str:
    raise TypeError(f"no state of {type(entry).__name__}")


@singledispatch
def _course(entry: object) -> Iterable[tuple[str, Said]]:
    """The words that tell how it stands, in the order of time."""
    raise TypeError(f"no course of {type(entry).__name__}")


@_state.register(AgreementEntry)
@_state.register(PostureEntry)
@_state.register(ProspectEntry)
def _own(entry: AgreementEntry | PostureEntry | ProspectEntry) -> str:
    return entry.state


@_state.register
def _direction(entry: RelationEntry) -> str:
    return entry.change


@_state.register
def _likelihood(entry: ForecastEntry) -> str:
    return entry.status if entry.resolved == "open" else entry.resolved


@_state.register
def _fate(entry: PersonEntry) -> str:
    shown = [step for step in (entry.custody_step, entry.left_step) if step is not None]
    if not shown:
        return "in office" if entry.posts else "speaks"
    return max(shown, key=lambda step: step.said.last).fate


@_state.register
def _disputed(_: DisputeEntry) -> str:
    return "disputed"


@_state.register
def _figure(entry: IndicatorEntry) -> str:
    return entry.direction or "figure"


@_course.register(AgreementEntry)
@_course.register(PostureEntry)
def _steps(entry: AgreementEntry | PostureEntry) -> Iterator[tuple[str, Said]]:
    """The steps that set a state, and those between them that tell it again."""
    turns = {(step.said.doc, step.said.record) for step in entry.course}
    for step in entry.steps:
        if step.state == entry.state or (step.said.doc, step.said.record) in turns:
            yield step.state, step.said


@_course.register
def _trail(entry: ProspectEntry) -> Iterator[tuple[str, Said]]:
    for step in sorted((*entry.steps, *entry.outcome), key=lambda one: one.said.told or one.said.last or "9999"):
        # What is dropped was planned and is denied.
        yield "dropped" if step.stage == "denied" and entry.state == "dropped" else step.stage, step.said


@_course.register
def _stated(entry: RelationEntry) -> Iterator[tuple[str, Said]]:
    return ((point.what, point.said) for point in entry.points if point.what in {"closer", "worse"} and point.said.sure)


@_course.register
def _fates(entry: PersonEntry) -> Iterator[tuple[str, Said]]:
    only = entry.custody_step is None and entry.left_step is None
    now = _fate(entry)
    return ((now if only else step.fate, step.said) for step in entry.steps if only or step.fate != "speaks")


@_course.register(ForecastEntry)
@_course.register(DisputeEntry)
@_course.register(IndicatorEntry)
def _tellings(entry: ForecastEntry | DisputeEntry | IndicatorEntry) -> Iterator[tuple[str, Said]]:
    now = _state(entry)
    return ((now, said) for said in entry.said)
