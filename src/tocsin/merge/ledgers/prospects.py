"""The ledger of prospects: what is awaited, step by step, and what came of it.

A future or feared event never becomes a fact by company. The facts that fulfil a prospect are linked to it as its
outcome; the trail keeps what was told before. All is put in order of time first: the order of arrival changes nothing.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tocsin.records import Event, Record, Reported, Statement
from tocsin.records.ledger.prospect import STAGES, ProspectEntry, ProspectStep, Stage
from tocsin.records.ledger.said import Said

from ..deeds import Act, acts
from ..order import time_order
from .hear import hear
from .refusals import Refusals
from .sayings import Step, sayings
from .unfolding import Unfolding, unfold

_MOST_UNDATED = 20
"""Documents of one prospect that are put in order by what they tell. Every two are compared, and of a matter with more
some will be dated; beyond, those without a date come last."""
Place = tuple[int, str, int]


def prospects(
    reported: Iterable[Reported], as_of: str = "", *, least: float = 0.0, order: Sequence[str] = ()
) -> tuple[ProspectEntry, ...]:
    """The prospects among the records, the one last spoken of first.

    ``as_of`` (an ISO day) leaves out what was told later, and what nobody can date: of that it cannot be said that it
    was known by then. ``least`` is the confidence below which a record sets no state beside surer ones. ``order`` names
    undated documents, earliest first, where that is known; else what they tell decides. Facts alone make no prospect,
    and no number of steps makes a fact.
    """
    known = [one for one in reported if not as_of or (one.told and one.told <= as_of)]
    by_doc: dict[str, list[Reported]] = defaultdict(list)
    for one in known:
        by_doc[one.doc].append(one)
    ledger = _Ledger(by_doc, Refusals(by_doc), {doc: place for place, doc in enumerate(order)}, as_of, least)
    found = ((one, ledger.places(one)) for one in unfold(acts(known)))
    entries = [(max(places.values()), ledger.entry(one, places)) for one, places in found]
    return tuple(entry for _, entry in sorted(entries, key=lambda e: (e[0], e[1].id), reverse=True))


@dataclass(frozen=True, slots=True)
class _Ledger:
    by_doc: Mapping[str, list[Reported]]
    refused: Refusals
    order: Mapping[str, int]
    as_of: str
    least: float

    def places(self, one: Unfolding) -> dict[str, Place]:
        """Where each document stands in time: by day, and those without one by what they tell."""
        docs = {act.reported.doc for act in (*one.steps, *one.outcome)}
        docs |= {step.reported.doc for step in self.refused.of(one.steps)}
        days = {doc: self.by_doc[doc][0].published for doc in docs}
        if all(days.values()) or len(docs) == 1 or len(docs) > _MOST_UNDATED:
            return {doc: (0 if day else 1, day, 0) for doc, day in days.items()}
        if all(doc in self.order for doc, day in days.items() if not day):
            return {doc: (0, day, 0) if day else (1, "", self.order[doc]) for doc, day in days.items()}
        rank = time_order(one for doc in sorted(docs) for one in self.by_doc[doc]).rank
        return {doc: (0, "", rank[doc]) for doc in docs}

    def entry(self, one: Unfolding, places: Mapping[str, Place]) -> ProspectEntry:
        """One prospect with its trail in order."""
        own = [Step(act.reported, act.stage) for act in one.steps]
        spoken, occasions = sayings(one.steps, self.by_doc)
        by_record = {s.reported.record.id: s for s in (*self.refused.of(one.steps), *spoken, *own)}
        trail = self._sorted(by_record.values(), places)
        facts = [act for act in one.outcome if _fulfils(act, one.steps, places)]
        outcome = self._sorted((Step(act.reported, act.stage) for act in facts), places)
        last = _last(trail, outcome, places)
        return ProspectEntry(
            id=_id(one.steps[0]),
            event_type=one.root,
            mode=next((act.mode for act in one.steps if act.mode), ""),
            doers=_each(code for act in one.steps for code in sorted(act.actors)),
            others=_each(code for act in one.steps for code in sorted(act.others)),
            country=next((r.country for a in one.steps if isinstance(r := a.reported.record, Event) and r.country), ""),
            names=_each(name for act in one.steps for name in act.reported.record.names),
            state=_state(last, trail),
            holders=min((step.said.holders for step in last), key=lambda holders: (len(holders), holders)),
            contested=_is_contested(trail, outcome),
            steps=tuple(trail),
            outcome=tuple(outcome),
            occasions=tuple(self._sorted(occasions, places)),
            as_of=self.as_of,
        )

    def _sorted(self, steps: Iterable[Step], places: Mapping[str, Place]) -> list[ProspectStep]:
        found = [ProspectStep(step.stage, self._said(step.reported)) for step in steps]
        return sorted(found, key=lambda s: (places[s.said.doc], s.said.doc, s.said.start, s.said.end, s.said.record))

    def _said(self, one: Reported) -> Said:
        said = hear((one,), Record, least=self.least)[0].said
        record = one.record
        return replace(said, holders=record.speaker) if isinstance(record, Statement) and not said.holders else said


def _fulfils(fact: Act, steps: Sequence[Act], places: Mapping[str, Place]) -> bool:
    """Only what comes after it was awaited; in one text only the deed under way, or what a past word had asked for."""
    doc = fact.reported.doc
    if any(places[step.reported.doc] < places[doc] for step in steps):
        return True
    here = [step for step in steps if step.reported.doc == doc]
    return any(_is_past_word(step) for step in here) or (fact.stage == "under way" and bool(here))


def _is_past_word(step: Act) -> bool:
    record = step.reported.record
    return isinstance(record, Event) and record.is_fact


def _last(
    trail: Sequence[ProspectStep], outcome: Sequence[ProspectStep], places: Mapping[str, Place]
) -> list[ProspectStep]:
    """The steps that say how it stands: what was told last, and a deed done whatever is said of it later."""
    sure = [step for step in (*trail, *outcome) if step.said.sure] or [*trail, *outcome]
    done = [step for step in sure if step.stage == "done"]
    latest = max(places[step.said.doc] for step in sure)
    now = [step for step in sure if places[step.said.doc] == latest]
    ahead = [step for step in done or now if step.stage != "denied"] or now
    furthest = max(ahead, key=lambda step: STAGES.index(step.stage)).stage
    return [step for step in ahead if step.stage == furthest]


def _state(last: Sequence[ProspectStep], trail: Sequence[ProspectStep]) -> Stage:
    decided = any(step.stage in {"planned", "expected", "under way"} for step in trail)
    return "dropped" if last[0].stage == "denied" and decided else last[0].stage


def _is_contested(trail: Sequence[ProspectStep], outcome: Sequence[ProspectStep]) -> bool:
    """Whether one voice denies what another says: a plan that its own holder takes back is dropped, not contested."""
    denying = {step.said.voice for step in trail if step.stage == "denied"}
    saying = {step.said.voice for step in (*trail, *outcome) if step.stage != "denied"}
    return bool(denying and saying and denying != saying)


def _id(first: Act) -> str:
    """It follows from the first word of it, so that it stays while the trail grows."""
    return hashlib.sha256(f"prospect\n{first.reported.doc}\n{first.reported.record.id}".encode()).hexdigest()[:16]


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
