"""Links a demand to the act demanded, an announcement to the act announced, a denial to what it denies, both ways.

What a word of demanding, threatening, promising or denying governs in the parse is what it speaks of; the nearest such
word is the one. A statement is linked to what its speaker announces there of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from spacy.tokens import Token

from tocsin.records import Event, Link, Record, Statement
from tocsin.records.actor import base

from .governors import governors

_KINDS: Mapping[str, Mapping[str, str]] = {
    "REQUEST": {"demanded": "demands"},
    "PROTEST": {"demanded": "demands"},
    "THREATEN": dict.fromkeys(("planned", "conditional", "possible", "expected"), "threatens"),
    "CONCEDE": dict.fromkeys(("planned", "conditional", "expected"), "promises"),
    "AGREE": {"planned": "agrees on", "conditional": "agrees on", "discussed": "agrees on"},
    "SUPPORT": {"planned": "backs", "demanded": "backs", "discussed": "backs"},
    "CONSULT": {"discussed": "weighs", "possible": "weighs"},
    "REJECT": {"denied": "denies"},
    "ACCUSE": {"actual": "alleges", "ongoing": "alleges", "possible": "alleges"},
}
"""By the root of what is said and the status of the act that it speaks of. Another status is no object of such words:
"demanded an end to the siege" demands no siege."""
_BACK = {
    "demands": "demanded by",
    "threatens": "threatened by",
    "promises": "promised by",
    "agrees on": "agreed on by",
    "backs": "backed by",
    "weighs": "weighed by",
    "denies": "denied by",
    "alleges": "alleged by",
    "announces": "announced by",
}

Links = dict[str, list[Link]]
"""By the id of the record that has them."""
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Worded:
    """An event with the word that tells it."""

    event: Event
    word: Token


def link_events(told: Sequence[Worded], text: str) -> list[Event]:
    """The events, each with links to the acts that its words speak of and to the words that speak of it."""
    found: Links = {}
    at = {one.word.i: one.event for one in told}
    for one in told:
        for saying in _sayings(one.word, at):
            kind = _KINDS.get(saying.event_type, {}).get(one.event.status)
            if kind is not None:
                _join(found, saying, one.event, kind)
                break
    return [_with(one.event, found, text) for one in told]


def link_statements(records: Sequence[Record], text: str) -> list[Record]:
    """The records, each statement linked with the acts of their own that its speakers plan in it."""
    found: Links = {}
    statements = [r for r in records if isinstance(r, Statement)]
    for act in records:
        if isinstance(act, Event) and act.status == "planned":
            around = [s for s in statements if s.start <= act.start and act.end <= s.end and _is_own(s, act)]
            if around:
                _join(found, min(around, key=lambda s: s.end - s.start), act, "announces")
    return [_with(record, found, text) for record in records]


def _sayings(word: Token, at: Mapping[int, Event]) -> Iterator[Event]:
    """Events told by the words that govern this one, the nearest first."""
    for governor, _ in governors(word):
        saying = at.get(governor.i)
        if saying is not None:
            yield saying


def _is_own(statement: Statement, event: Event) -> bool:
    return bool({base(a) for a in statement.speaker} & {base(a) for a in event.actors})


def _join(found: Links, saying: Record, act: Record, kind: str) -> None:
    found.setdefault(saying.id, []).append(Link(kind=kind, record=act.id))
    found.setdefault(act.id, []).append(Link(kind=_BACK[kind], record=saying.id))


def _with(record: R, found: Links, text: str) -> R:
    links = found.get(record.id)
    return record.revised(text, links=(*record.links, *links)) if links else record
