"""Keeps the incidents of a project up to date: what is new is merged into the components that it touches.

Documents are taken in small lots, each in one transaction with the mark that it is merged. Killed anywhere, the next
run goes on with the documents that have no mark, and comes to the same incidents: they are a function of the reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from tocsin.errors import UsageError
from tocsin.merge.contradictions import contradictions
from tocsin.merge.incidents import (
    Grouped,
    Said,
    Sketch,
    Why,
    block_keys,
    by_day,
    can_meet,
    first_report,
    grains,
    group,
    incident_of,
    reality_of,
    reasons,
    sketch,
)
from tocsin.records import Incident, Report
from tocsin.records.contradiction import Contradiction
from tocsin.records.joining import Joining, Passage
from tocsin.showing import showable
from tocsin.store import Project
from tocsin.store.incidents import Member, Merged, Placed
from tocsin.store.reports import Kept

LOT = 500
"""Documents merged in one transaction: large enough that a component is seldom computed twice in a run, small enough
that readers and a kill lose seconds."""
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Components as they become."""

    groups: list[tuple[Grouped, list[Report]]]
    documents: dict[str, int]
    """Row of each document by its id."""
    rows: dict[Key, int]
    """Row of each report that is there already."""
    components: frozenset[int]
    """Those that they take the place of."""
    held: frozenset[Key]


def update(project: Project, progress: Callable[[int], None] = lambda _: None) -> int:
    """Merge what is not merged yet; returns how many documents that were. ``progress`` hears how many are done."""
    done = 0
    with project.merged() as kept:
        if kept.unshown():
            merged = (one for one in kept.kept() if one.component)
            kept.show(showable((mine[0].component, _incident(mine)) for mine in _grouped(merged)))
    while True:
        with project.merged() as kept:
            lot = kept.waiting(LOT)
            if not lot:
                return done
            plan = _plan(kept, lot)
            numbers = (found.component for found, _ in plan.groups)
            made = showable(zip(numbers, _made(plan), strict=True))
            kept.write(lot, _placed(plan), plan.components, made)
        done += len(lot)
        progress(done)


def read(project: Project) -> tuple[Incident, ...]:
    """Every incident. What is not merged yet is merged here for once, and nothing is written."""
    with project.merged() as kept:
        lot = kept.waiting()
        plan = _plan(kept, lot) if lot else None
        stale, replaced = set(lot), plan.components if plan else frozenset()
        staying = (one for one in kept.kept() if one.document not in stale and one.component not in replaced)
        found = [_incident(mine) for mine in _grouped(staying)]
    return by_day(found + (_made(plan) if plan else []))


def _grouped(reports: Iterable[Kept]) -> Collection[list[Kept]]:
    """The reports by the incident that they were merged into."""
    grouped: dict[str, list[Kept]] = defaultdict(list)
    for one in reports:
        grouped[one.incident or one.report.record].append(one)
    return grouped.values()


def _incident(reports: Sequence[Kept]) -> Incident:
    return incident_of([one.report for one in reports], reports[0].denies, held=reports[0].held)


@dataclass(frozen=True, slots=True)
class Shown:
    """One incident with what stands beside it."""

    incident: Incident
    denials: tuple[Incident, ...]
    """Incidents that deny it."""
    contradictions: tuple[Contradiction, ...]
    reasons: tuple[Why, ...]
    """Why each of its reports is in it."""


def show(project: Project, name: str, *, merged: bool = False) -> Shown:
    """One incident by its id or the beginning of it. Raises ``UsageError`` where there is none, or more than one.

    What is not merged yet is looked through too, which takes long where there is much; with ``merged`` it is not.
    """
    with project.merged() as kept:
        waiting = not merged and (bool(kept.waiting(1)) or kept.unshown())
        same = kept.named(name) if name and not waiting else []
        denials = tuple(kept.denials(same[0].id)) if len(same) == 1 else ()
    if waiting:
        found = read(project)
        same = [one for one in found if name and one.id.startswith(name)]
        same = [one for one in same if one.id == name] or same
        denials = tuple(one for one in found if len(same) == 1 and one.denies == same[0].id)
    if len(same) != 1:
        raise UsageError(
            f"{'more than one' if same else 'no'} incident {name!r}; `tocsin incidents --json` has their ids"
        )
    incident = same[0]
    return Shown(incident, denials, contradictions(incident, denials), reasons(incident))


def join(project: Project, names: Sequence[str], user: str, note: str = "") -> Incident:
    """Have the incidents be one from now on, whatever later runs find. Raises ``UsageError`` where they cannot be."""
    shown = [show(project, name).incident for name in names]
    if len({one.id for one in shown}) < 2:
        raise UsageError("name two incidents or more to join")
    if len({reality_of(one.reports[0]) for one in shown}) > 1:
        raise UsageError("what is told as done, what is denied and what is awaited cannot be one incident")
    first, *others = [report for incident in shown for report in incident.reports]
    passages = [_passage(project, report) for report in others]
    one = _passage(project, first)
    with project.merged() as kept:
        parted = {said.pair for said in kept.said() if said.kind == "apart"}
    every = {one, *passages}
    for pair in parted:
        if pair <= every and len(pair) > 1:
            ours, theirs = sorted(pair, key=str)
            project.say(Joining("neither", ours, theirs, user, note))
    for other in passages:
        project.say(Joining("together", one, other, user, note))
    update(project)
    held = (shown[0].reports[0].doc, shown[0].reports[0].record)
    return next(one for one in read(project) if held in {(report.doc, report.record) for report in one.reports})


def part(project: Project, name: str, documents: Sequence[str], user: str, note: str = "") -> None:
    """Have what these documents tell be another act than the incident, from now on.

    Raises ``UsageError`` where the incident is told by none of them, or by no other.
    """
    incident = show(project, name).incident
    out = [report for report in incident.reports if report.doc in set(documents)]
    rest = [report for report in incident.reports if report.doc not in set(documents)]
    if unknown := sorted(set(documents) - {report.doc for report in out}):
        raise UsageError(f"{unknown[0]} does not tell of it; `tocsin incident {incident.id}` lists who does")
    if not rest:
        raise UsageError("all that tell of this incident are named: nothing would be left of it")
    kept = [_passage(project, report) for report in rest]
    for one in out:
        passage = _passage(project, one)
        for other in kept:
            project.say(Joining("apart", passage, other, user, note))
    update(project)


def _passage(project: Project, report: Report) -> Passage:
    found = project.passage(report.doc, report.record)
    if found is None:
        raise UsageError(f"{report.doc} was coded anew meanwhile; look at the incident again")
    return found


def _plan(kept: Merged, lot: Sequence[int]) -> _Plan:
    new = list(kept.reports(lot))
    sketches = [sketch(report) for _, report in new]
    old = kept.members(documents=lot)
    touched = {member.component for member in old}
    said, beside = _said(kept, [report.doc for _, report in new])
    touched |= {member.component for member in kept.members(documents=beside)}
    touched |= _neighbours(kept, sketches, set(lot), touched)
    staying = [member for member in kept.members(components=touched) if member.document not in set(lot)]
    more = _reports(kept, staying)
    documents = {report.doc: n for n, report in new} | {report.doc: n for n, report in more}
    known = {(report.doc, report.record): report for _, report in [*new, *more]}
    rows = {(member.document, member.record): member.n for member in staying}
    groups = group([*sketches, *(sketch(report) for _, report in more)], said)
    return _Plan(
        [(found, [known[one.key] for one in found.members]) for found in groups],
        documents,
        {key: rows[documents[key[0]], key[1]] for key in known if (documents[key[0]], key[1]) in rows},
        frozenset(touched),
        said.keys,
    )


def _neighbours(kept: Merged, sketches: Iterable[Sketch], lot: set[int], touched: set[int]) -> set[int]:
    """Components that hold a report which a new one may be one act with."""
    mine: dict[int, list[Sketch]] = defaultdict(list)
    for one in sketches:
        for key in block_keys(one):
            mine[key].append(one)
    sharing: dict[int, set[int]] = defaultdict(set)
    for key, row in kept.sharing(mine):
        sharing[row].add(key)
    others = [m for m in kept.members(rows=sharing) if m.document not in lot and m.component not in touched]
    by_record = {(member.document, member.record): member for member in others}
    found = set[int]()
    for number, report in _reports(kept, others):
        member = by_record[number, report.record]
        if member.component in found:
            continue
        other = sketch(report)
        near = {one.key: one for key in sharing[member.n] for one in mine[key]}
        if any(
            can_meet(one, other) and grains(*sorted((one, other), key=lambda s: s.key)) > 0 for one in near.values()
        ):
            found.add(member.component)
    return found


def _reports(kept: Merged, wanted: Sequence[Member]) -> list[tuple[int, Report]]:
    """The reports of these members, each with its document's row."""
    asked = {(member.document, member.record) for member in wanted}
    numbers = sorted({document for document, _ in asked})
    return [(n, report) for n, report in kept.reports(numbers) if (n, report.record) in asked]


def _said(kept: Merged, documents: Iterable[str]) -> tuple[Said, list[int]]:
    """What analysts said, and the documents that a word binds to these."""
    standing = kept.said()
    if not standing:
        return Said(), []
    keys = kept.keys_of({passage for said in standing for passage in (said.one, said.other)})
    pairs: dict[str, set[tuple[Key, Key]]] = {"together": set(), "apart": set()}
    for said in standing:
        pairs[said.kind] |= {(one, other) for one in keys[said.one] for other in keys[said.other] if one != other}
    return Said(frozenset(pairs["together"]), frozenset(pairs["apart"])), kept.bound_to(documents)


def _placed(plan: _Plan) -> list[Placed]:
    names = [first_report(told).record for _, told in plan.groups]
    return [
        Placed(
            document=plan.documents[one.doc],
            record=one.record,
            component=found.component,
            incident=name,
            denies=names[found.denies] if found.denies >= 0 else "",
            held=any(member.key in plan.held for member in found.members),
            keys=frozenset() if one.key in plan.rows else block_keys(one),
            n=plan.rows.get(one.key, 0),
        )
        for (found, _), name in zip(plan.groups, names, strict=True)
        for one in found.members
    ]


def _made(plan: _Plan) -> list[Incident]:
    names = [first_report(told).record for _, told in plan.groups]
    return [
        incident_of(
            told,
            names[found.denies] if found.denies >= 0 else "",
            held=any(member.key in plan.held for member in found.members),
        )
        for found, told in plan.groups
    ]
