"""The ledger of people: who is in which public office, who is held, freed, ousted or has stepped down, and who says so.

Offices and their days are the registry's. What befalls a person is what records tell; only facts set it, each with who
says so. Nobody is listed who has no public role: see :mod:`tocsin.merge.ledgers.persons`.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from tocsin.records import Event, Record, Reported, Statement
from tocsin.records.event import FACTS
from tocsin.records.ledger.person import Fate, PersonEntry, PersonStep, Post
from tocsin.records.ledger.said import Said
from tocsin.registry import load_registry

from .hear import Heard, deciding, hear, in_time
from .persons import Person, Persons, people_table

_SLACK = 60
"""Days after which somebody told as ousted is still in office by the registry, for the ouster not to have come about:
bounds such as "in January" and the time until a resignation takes effect lie within."""
_CUSTODY = frozenset({"held", "freed"})
_LEFT = frozenset({"ousted", "removed", "resigned"})


def people(
    reported: Iterable[Reported], as_of: str = "", *, least: float = 0.0, order: Sequence[str] = ()
) -> tuple[PersonEntry, ...]:
    """Persons named for a public role, those held or ousted first, then those last told of.

    ``as_of`` (an ISO day) leaves out what was neither told nor dated by then, and is the day of the offices; without it
    that is the last day on which the person is told of. ``least`` is the confidence below which a record is marked and
    sets no state beside surer ones. ``order`` names undated documents, earliest first, where that is known.
    """
    known, persons = list(reported), Persons(load_registry())
    found: dict[Person, list[Heard[Record]]] = defaultdict(list)
    for said in hear(known, Statement, as_of, least, order):
        if person := persons.speaker(said.record):
            found[person].append(Heard(said.record, said.said))
    for act in hear(known, Event, as_of, least, order):
        if _fate(act.record):
            for person in persons.concerned(act.record, act.said.last):
                found[person].append(Heard(act.record, act.said))
    entries = (_entry(person, in_time(heard, order), persons, as_of) for person, heard in found.items())
    return tuple(sorted(entries, key=lambda e: (bool(e.custody or e.left), e.span[1], e.sources, e.id), reverse=True))


def befalls(record: Record) -> bool:
    """Whether it tells what a person does or suffers in an office: nothing else is of this ledger."""
    return _fate(record) is not None


def _fate(record: Record) -> Fate | None:
    if isinstance(record, Statement):
        return "speaks"
    if not isinstance(record, Event):
        return None
    table = people_table()
    fate: Fate | None = table["fates"].get(f"{record.event_type}/{record.mode}")
    if fate == "held":
        words = set(re.findall(r"\w+", record.evidence.casefold()))
        return "sought" if words & set(table["sought"]) else "sentenced" if words & set(table["sentenced"]) else fate
    return fate


def _entry(person: Person, heard: Sequence[Heard[Record]], persons: Persons, as_of: str) -> PersonEntry:
    name, code = person
    last = max((one.said.last for one in heard if one.said.dated), default="")
    day = as_of or last
    offices = persons.offices(person, day) if day else []
    left_by = [one for one in heard if _fate(one.record) == "resigned" or not _stays(person, one.said, persons)]
    custody, left = _last(heard, _CUSTODY), _last(left_by, _LEFT)
    return PersonEntry(
        id=hashlib.sha256(f"person {name} {code}".encode()).hexdigest()[:16],
        person=name,
        actor=code,
        posts=tuple(Post(one.role, one.actor, one.since, one.until) for one in offices),
        custody=custody.fate if custody else "",  # type: ignore[arg-type]
        custody_step=custody,
        left=left.fate if left else "",  # type: ignore[arg-type]
        left_step=left,
        steps=tuple(map(_step, heard)),
        registered=persons.is_registered(person),
        as_of=as_of,
    )


def _stays(person: Person, said: Said, persons: Persons) -> bool:
    """Whether the registry has the person in an office long after: then an ouster that is told was an attempt."""
    if not said.last:
        return False
    after = (date.fromisoformat(said.last) + timedelta(days=_SLACK)).isoformat()
    return bool(persons.offices(person, said.last)) and bool(persons.offices(person, after))


def _last(heard: Sequence[Heard[Record]], fates: frozenset[str]) -> PersonStep | None:
    """The last fact of these, as far as anything that may set a state tells one."""
    telling = [one for one in heard if _fate(one.record) in fates and getattr(one.record, "status", "") in FACTS]
    return next(map(_step, reversed(deciding(telling))), None)


def _step(one: Heard[Record]) -> PersonStep:
    record = one.record
    if isinstance(record, Event):
        by = () if record.mode == "resign" else record.actors
        return PersonStep(_fate(record) or "speaks", record.status, by, one.said)
    return PersonStep("speaks", "actual", (), one.said)
