"""Every word on an entry of a ledger, step by step: the day, how it stood by that word, who says so, and the words.

Each step is somebody's and stays so: a figure or a state of an earlier day is shown on its own step, never as the
entry's present one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import singledispatch

from tocsin.records.event import STATUSES
from tocsin.records.ledger.agreement import AgreementEntry, AgreementStep, VoiceState
from tocsin.records.ledger.dispute import DisputeEntry
from tocsin.records.ledger.entry import Entry
from tocsin.records.ledger.forecast import ForecastEntry
from tocsin.records.ledger.indicator import IndicatorEntry
from tocsin.records.ledger.person import PersonEntry, PersonStep
from tocsin.records.ledger.posture import PostureEntry, PostureStep
from tocsin.records.ledger.prospect import ProspectEntry, ProspectStep
from tocsin.records.ledger.relation import RelationEntry, RelationPoint
from tocsin.records.ledger.said import Said
from tocsin.registry.types import Registry

from .figures import quantity
from .ledgers import agreement_state, posture_state, when
from .naming import actor_names
from .phrases import phrase
from .standing import Mark, mark_told
from .sureness import share
from .voices import holders_say

CHANGES = {"closer": "drawing closer", "worse": "drifting apart", "none": "no change stated"}
"""Directions of a relation, in words."""
STAGES = {"under way": "ongoing", "done": "actual", "dropped": "denied"}
"""What a stage of a prospect is among the statuses of records; the others are called alike."""
_FATES = {"sought": "sought", "held": "held", "sentenced": "sentenced", "freed": "freed", "ousted": "ousted",
          "removed": "removed from office", "resigned": "resigned"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One word on an entry."""

    said: Said
    when: str
    """The day, "told" before it where only the report dates it; "undated" where nothing does."""
    mark: Mark
    says: str
    """Who says so."""
    what: str = ""
    """What beside the mark the word tells: how many, by whom, to whom."""
    notes: tuple[str, ...] = ()
    """What to know of it beside: announced ahead, less sure than was asked for, of no weight."""
    turned: bool = False
    """The state of the entry changed with this word."""
    value: float | None = None
    """Of a relation's point: its value, from −10 to +10."""
    weight: float | None = None
    tone: float | None = None
    """Of a relation: the tone after it."""


def trail(entry: Entry, registry: Registry) -> tuple[Step, ...]:
    """Every word on the entry, in the order of time, what nothing dates last."""
    return tuple(_trail(entry, registry))


def outcome(entry: ProspectEntry, registry: Registry) -> tuple[Step, ...]:
    """The facts that fulfil a prospect: they stand beside its trail and are no part of it."""
    return tuple(_prospect_step(step, registry) for step in entry.outcome)


def occasions(entry: ProspectEntry, registry: Registry) -> tuple[Step, ...]:
    """The deeds on which a prospect was spoken of."""
    return tuple(_step(s.said, mark_told("told", s.said.holders, "occasion"), registry) for s in entry.occasions)


def voices(entry: Entry, registry: Registry) -> tuple[Step, ...]:
    """Side by side what each voice last said of the state, the latest first; none for ledgers without one."""
    if isinstance(entry, AgreementEntry):
        return tuple(_voice(one, registry) for one in entry.voices)
    if isinstance(entry, PostureEntry):
        return tuple(_posture_step(one, registry) for one in entry.voices)
    return ()


def rivals(entry: Entry, registry: Registry) -> tuple[Step, ...]:
    """Of these the ones that tell otherwise of the same time as the word that gives the state, or of a later one."""
    if isinstance(entry, AgreementEntry):
        return tuple(_voice(one, registry) for one in entry.rivals)
    if isinstance(entry, PostureEntry):
        return tuple(_posture_step(one, registry) for one in entry.rivals)
    return ()


@singledispatch
def _trail(entry: object, _: Registry) -> Iterable[Step]:
    raise TypeError(f"no trail for {type(entry).__name__}")


@_trail.register
def _agreement(entry: AgreementEntry, registry: Registry) -> Iterable[Step]:
    turns = set(entry.course)
    return [_agreement_step(step, registry, turned=step in turns) for step in entry.steps]


@_trail.register
def _posture(entry: PostureEntry, registry: Registry) -> Iterable[Step]:
    turns = set(entry.course)
    return [_posture_step(step, registry, turned=step in turns) for step in entry.steps]


@_trail.register
def _prospect(entry: ProspectEntry, registry: Registry) -> Iterable[Step]:
    return [_prospect_step(step, registry) for step in entry.steps]


@_trail.register
def _relation(entry: RelationEntry, registry: Registry) -> Iterable[Step]:
    return [_point(point, registry) for point in entry.points]


@_trail.register
def _forecast(entry: ForecastEntry, registry: Registry) -> Iterable[Step]:
    return [_step(said, mark_told(entry.status, said.holders), registry) for said in entry.said]


@_trail.register
def _person(entry: PersonEntry, registry: Registry) -> Iterable[Step]:
    return [_person_step(step, registry) for step in entry.steps]


@_trail.register
def _dispute(entry: DisputeEntry, registry: Registry) -> Iterable[Step]:
    return [_step(said, mark_told("disputed", said.holders), registry) for said in entry.said]


@_trail.register
def _indicator(entry: IndicatorEntry, registry: Registry) -> Iterable[Step]:
    source = entry.source
    return [_step(s, mark_told("told", s.holders or source, "as quoted"), registry, by=source) for s in entry.said]


def _agreement_step(step: AgreementStep, registry: Registry, *, turned: bool = False) -> Step:
    state = agreement_state(step.state)
    if not step.unfulfilled:
        return _step(step.said, mark_told(step.state, step.said.holders, state), registry, turned=turned)
    marked = mark_told(step.unfulfilled, step.said.holders, f"{step.unfulfilled}: {state}")
    return _step(step.said, marked, registry, notes=("told as not done: it changes nothing",))


def _voice(one: VoiceState, registry: Registry) -> Step:
    marked = mark_told(one.state, one.said.holders, agreement_state(one.state))
    told = f"through {one.sources} origins" if one.sources > 1 else ""
    return _step(one.said, marked, registry, told)


def _posture_step(step: PostureStep, registry: Registry, *, turned: bool = False) -> Step:
    marked = mark_told(step.state, step.said.holders, posture_state(step.state))
    count = quantity(step.count) if step.count else ""
    return _step(step.said, marked, registry, count, turned=turned)


def _prospect_step(step: ProspectStep, registry: Registry) -> Step:
    status = STAGES.get(step.stage, step.stage)
    return _step(step.said, mark_told(status, step.said.holders, step.stage), registry)


def _person_step(step: PersonStep, registry: Registry) -> Step:
    if step.fate == "speaks":
        return _step(step.said, mark_told("said", step.said.holders), registry)
    status = step.status if step.status in STATUSES else "told"
    fate = _FATES[step.fate] if status in {"actual", "told"} else f"{step.status}: {_FATES[step.fate]}"
    by = f"by {actor_names(step.by, registry)}" if step.by else ""
    return _step(step.said, mark_told(status, step.said.holders, fate), registry, by)


def _point(point: RelationPoint, registry: Registry) -> Step:
    said = point.said
    label = f"stated: {CHANGES[point.what]}" if point.what in CHANGES else phrase(point.what, "")[0]
    notes = () if point.weight else ("weight 0: claimed by a third side, told before by the same origin, or undated",)
    found = _step(said, mark_told("told", said.holders, label), registry, notes=notes)
    return Step(found.said, found.when, found.mark, found.says, found.what, found.notes, value=point.value,
                weight=point.weight, tone=point.tone)  # fmt: skip


def _step(
    said: Said, marked: Mark, registry: Registry, what: str = "", *, notes: tuple[str, ...] = (),
    by: tuple[str, ...] = (), turned: bool = False,
) -> Step:  # fmt: skip
    why = [*notes]
    if said.ahead:
        why.append("announced for a later day: it sets no state")
    if not said.sure:
        why.append("less sure" if said.confidence is None else f"less sure: {share(said.confidence)}")
    told_by = holders_say(said.holders or by, registry, said.outlet)
    return Step(said, when(said), marked, told_by, what, tuple(why), turned)
