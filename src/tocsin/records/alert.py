"""An alert: what was told that somebody wants to know at once, in which words, how surely, by how many origins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

Severity = Literal["low", "medium", "high"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""The least grave first."""
Told = Literal["fact", "claim", "quoted", "counted", "planned", "discussed", "possible", "demanded", "disputed"]
"""What its words make of it: told by an outlet in its own voice, by somebody else, a figure as quoted, a count of ours,
decided or announced, talked about, held possible, wanted by somebody, told in two ways."""
TOLD_AS: tuple[Told, ...] = get_args(Told)
"""Those that assert most first."""
STATE_ONLY = "state-controlled"
"""Stands beside an alert that only outlets tell which a government controls."""
Action = Literal["acknowledged", "muted", "reopened"]
ACTIONS: tuple[Action, ...] = get_args(Action)


@dataclass(frozen=True, slots=True)
class Cited:
    """One record that an alert rests on."""

    doc: str
    record: str
    type: str
    start: int
    end: int
    words: str
    """The document's own, verbatim."""
    status: str
    """Status or state of the record."""
    holders: tuple[str, ...]
    """Who says so, outermost first; empty: the outlet itself."""
    outlet: str
    published: str
    source: str
    """What counts as one voice: the origin, or the document."""
    sure: float | None
    """Probability that it is right, of what is told as done that it is told as done; None where it was not weighed."""


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing to look at. It asserts nothing of its own: all that it says, its records say."""

    id: str
    rule: str
    """Name of the rule that raised it."""
    label: str
    """What the rule watches for, in words."""
    on: str
    """What the rule looks at: agreement, posture, event, indicator, rise, newcomer, contradiction."""
    subject: str
    """What it is about, so that the same thing told again is the same alert."""
    severity: Severity
    lowered: tuple[str, ...]
    """Why it is not as grave as the rule says at first."""
    told: Told
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    country: str
    about: str
    """Name of the agreement, the element of the forces, the metric, the point of a contradiction; empty otherwise."""
    sure: float | None
    """Probability of its surest record among those that assert most; None where nothing was weighed."""
    low_confidence: bool
    origins: int
    """Independent voices among its records."""
    first: str
    last: str
    """First and last ISO day that it speaks of; empty where nothing dates it."""
    told_first: str
    told_last: str
    """Days on which the first and last of its reports came out; empty where none is dated."""
    cites: tuple[Cited, ...]
    figures: Mapping[str, float | str]
    """Numbers behind a count: what was expected, over how many weeks, how likely."""
    beside: tuple[str, ...] = ()
    """Circumstances: ``officials NER.GOV`` took part, ``presence USA.MIL`` of a rival, ``contested``."""

    @property
    def single_origin(self) -> bool:
        """Whether all of it rests on one voice."""
        return self.origins == 1

    @property
    def essence(self) -> tuple[object, ...]:
        """What has to change for it to be told anew."""
        return (self.severity, self.told, self.origins, self.low_confidence, self.about,
                frozenset((one.doc, one.words, one.status) for one in self.cites))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heard:
    """What somebody did with an alert."""

    action: str
    user: str
    note: str
    created_at: str = ""


State = Literal["open", "acknowledged", "muted", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Raised:
    """An alert as a project holds it."""

    alert: Alert
    revision: int
    """1 when it fired; one more each time that new evidence changed what it says."""
    raised_at: str
    changed_at: str
    withdrawn: bool = False
    """Its records are no longer in the project, or say something else."""
    heard: tuple[Heard, ...] = ()

    @property
    def state(self) -> State:
        """Muted stays muted; what was acknowledged is open again when it changed since."""
        if self.withdrawn:
            return "withdrawn"
        last = self.heard[-1] if self.heard else None
        if last is None or last.action == "reopened":
            return "open"
        if last.action == "muted":
            return "muted"
        return "acknowledged" if last.created_at >= self.changed_at else "open"


def alert_from_dict(raw: Mapping[str, Any]) -> Alert:
    """The inverse of ``dataclasses.asdict`` after a way through JSON."""
    values = {field.name: raw[field.name] for field in fields(Alert)}
    for name in ("lowered", "actors", "targets", "beside"):
        values[name] = tuple(values[name])
    values["cites"] = tuple(Cited(**one | {"holders": tuple(one["holders"])}) for one in raw["cites"])
    return Alert(**values)
