"""What can be wrong with a record, and of which types it is asked."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.records import TYPES


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be said, with the key that says it."""

    key: str
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class _Fault:
    key: str
    value: str
    label: str
    fields: frozenset[str] = frozenset()
    """Asked of types that have one of these; of every type where empty."""


QUOTED = frozenset({"type", "status", "who", "nothing"})
"""Faults in what an analyst would quote of a record; the program's own figures and confidence are of these too."""
NOTHING_TOLD = "nothing"
"""The words tell nothing that should be a record: no event, no statement, whatever the type claims."""

_FAULTS = (
    _Fault("t", "type", "type: another type of record, or another kind of act"),
    _Fault(
        "s", "status", "status: done, planned, denied …; state, change or direction",
        frozenset({"status", "state", "change", "direction"}),
    ),
    _Fault(
        "w", "who", "who does it, speaks, owns or takes part",
        frozenset({"actors", "speaker", "parties", "owner", "a", "source", "sides"}),
    ),
    _Fault("m", "whom", "to whom", frozenset({"targets", "addressee", "b"})),
    _Fault("h", "holder", "holder: who says so"),
    _Fault("p", "place", "place or country", frozenset({"place", "host"})),
    _Fault("d", "date", "date"),
    _Fault("n", "numbers", "numbers", frozenset({"numbers", "count", "value"})),
    _Fault("e", "span", "extent: the words are too many, too few or others"),
    _Fault("x", NOTHING_TOLD, "not an event at all: nothing to record here"),
)  # fmt: skip

FAULTS: tuple[str, ...] = tuple(fault.value for fault in _FAULTS)
"""Every fault, in the order in which they are asked."""


def faults_of(record_type: str) -> tuple[Choice, ...]:
    """What can be wrong with a record of a type: nobody is asked for the place of a statement."""
    fields = frozenset(TYPES[record_type].model_fields)
    return tuple(Choice(f.key, f.value, f.label) for f in _FAULTS if not f.fields or f.fields & fields)


def missed_types() -> tuple[Choice, ...]:
    """The types of what a sentence tells and no record has."""
    keys = {"statement": "t"}
    return tuple(Choice(keys.get(name, name[0]), name, name) for name in TYPES)
