"""Which of two documents was written first, by what they tell: one clue after the other, each with its words.

Most rest on things that go one way: an act is awaited before it is done, an accord is signed before it is denounced,
troops arrive before they are there, a toll grows, news becomes background. Each clue errs; how often was counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from tocsin.records import Agreement, Event, Posture, Record
from tocsin.records.actor import base

from ..deeds import Act, day, denies, denying, involved, same_deed
from .told import Told

_STAGE_RANK: Mapping[str, int] = {
    "possible": 0, "conditional": 0, "hoped": 1, "discussed": 1, "demanded": 2, "planned": 3, "expected": 3,
}  # fmt: skip
_AGREEMENT_RANK: Mapping[str, int] = {
    "proposed": 0, "negotiating": 1, "agreed": 2, "signed": 3, "in-force": 4, "suspended": 5, "violated": 5,
    "terminated": 6,
}  # fmt: skip
"""What is rejected, renewed or of unknown state has no place in the row."""
_POSTURE_RANK: Mapping[str, int] = {"proposed": 0, "arriving": 1, "present": 2, "withdrawing": 3, "past": 4}
_ANY_NAME = frozenset(
    {"agreement", "accord", "pact", "treaty", "deal", "truce", "ceasefire", "fire", "peace", "new", "temporary"}
    | {"the", "of", "and", "to", "with", "a", "an", "for", "between", "in", "its", "cessezlefeu", "trêve", "traité"}
)
_LONGEST_NAME = 6
"""Words of a name; what is longer is a clause."""
_BREAKS: Mapping[str, frozenset[str]] = {
    "SANCTION": frozenset({"discontinue", "withdraw", "expel"}),
    "COERCE": frozenset({"coup"}),
    "RETREAT": frozenset({"withdraw", "resign"}),
    "AGREE": frozenset({"", "sign", "ceasefire", "join"}),
}
"""Acts that change how two sides stand: whoever writes about the two afterwards mentions them."""
_ONCE = frozenset({"RETREAT", "MOBILIZE", "SANCTION", "AGREE"})
_SURE = 3
"""Things that have to agree before two texts speak of one raid, arrest, visit or charge: these recur between the same
sides within weeks, and no date tells one from the next here. A pull-out, a deployment or a break does not."""
_MONTH = 31
"""Days within which a date tells when a text was written: "in 2012" does not."""
_MUCH = 3
"""Records about two sides from which on a document is about them, so that its silence says something."""


@dataclass(frozen=True, slots=True)
class Clue:
    """One reason to hold that a document was written before another."""

    kind: str
    earlier: str
    later: str
    words: str
    """The reason, with the evidence of both."""
    records: tuple[str, ...] = ()
    """Ids of the records that it rests on."""


def clues(a: Told, b: Told) -> list[Clue]:
    """Every clue on two documents, at most one of a kind either way: ten steps of one deed are no ten reasons."""
    found: dict[tuple[str, str], Clue] = {}
    for one, other in ((a, b), (b, a)):
        for read in _READERS:
            for clue in read(one, other):
                found.setdefault((clue.kind, clue.earlier), clue)
    return [found[key] for key in sorted(found)]


def _published(one: Told, other: Told) -> Iterator[Clue]:
    if one.published and other.published and one.published < other.published:
        yield Clue("published", one.doc, other.doc, f"published on {one.published} and {other.published}")


def _bounds(one: Told, other: Told) -> Iterator[Clue]:
    last, first = one.published or one.last, other.published or other.first
    if last and first and last < first:
        yield Clue("bounds", one.doc, other.doc, f"written by {last}, and not before {first}")


def _last_day(one: Told, other: Told) -> Iterator[Clue]:
    ours, theirs = _latest(one), _latest(other)
    if ours and theirs and ours.first < theirs.first:
        yield _of_two("last day told", one, other, ours, theirs, f"tells of {ours.first}, the other of {theirs.first}")


def _latest(one: Told) -> Act | None:
    dated = [act for act in one.acts if act.is_fact and act.first and act.last and _days(act) <= _MONTH]
    return max(dated, key=lambda act: (act.first, act.key), default=None)


def _days(act: Act) -> int:
    return day(act.last) - day(act.first)


def _deeds(one: Told, other: Told) -> Iterator[Clue]:
    """Per deed, the furthest that each document has it."""
    for ours in one.acts:
        alike = [theirs for theirs in other.acts if _is_one_deed(ours, theirs)]
        done = next((act for act in alike if act.stage == "done"), None)
        on = next((act for act in alike if act.stage == "under way"), None)
        own = [act for act in one.acts if act is ours or same_deed(ours, act)]
        if ours.is_fact:
            if ours.stage == "under way" and done and not any(act.stage == "done" for act in own):
                yield _of_two("under way, then done", one, other, ours, done, "has under way what the other has done")
        elif any(act.is_fact for act in own):
            continue
        elif ours.stage == "denied":
            if done or on:
                yield _of_two(
                    "not yet, then done", one, other, ours, done or on or ours, "denies what the other has done"
                )
        elif done:
            yield _of_two("awaited, then done", one, other, ours, done, f"has as {ours.stage} what the other has done")
        elif on:
            yield _of_two("awaited, then under way", one, other, ours, on, f"has as {ours.stage} what is under way")
        elif further := _further(own, alike):
            yield _of_two("further along", one, other, ours, further, f"has it {ours.stage}, the other {further.stage}")


def _is_one_deed(a: Act, b: Act) -> bool:
    shared = len(same_deed(a, b))
    return shared >= _SURE or bool(shared and a.root in _ONCE)


def _further(own: list[Act], theirs: list[Act]) -> Act | None:
    """The furthest stage of theirs, where none of ours is as far."""
    ours = max((_STAGE_RANK[act.stage] for act in own if act.stage in _STAGE_RANK), default=9)
    ahead = [act for act in theirs if _STAGE_RANK.get(act.stage, -1) > ours]
    return max(ahead, key=lambda act: (_STAGE_RANK[act.stage], act.key), default=None)


def _agreements(one: Told, other: Told) -> Iterator[Clue]:
    for ours in one.agreements:
        for theirs in other.agreements:
            if not _is_one_agreement(ours, theirs):
                continue
            rank, their_rank = _state_rank(one, ours), _state_rank(other, theirs)
            if rank is not None and their_rank is not None and rank < their_rank:
                words = f"has it {_state(one, ours)}, the other {_state(other, theirs)}"
                yield Clue("agreement", one.doc, other.doc, _quoted(words, ours, theirs), (ours.id, theirs.id))


def _is_one_agreement(a: Agreement, b: Agreement) -> bool:
    ours, theirs = {base(p) for p in a.parties}, {base(p) for p in b.parties}
    return bool(ours & theirs and _name(a) & _name(b))


def _name(one: Agreement) -> frozenset[str]:
    """Its words, without those that any has; of a truce none are left, for the same sides make one after the other."""
    words = one.name.casefold().replace("-", "").split()
    return frozenset(words) - _ANY_NAME if len(words) <= _LONGEST_NAME else frozenset()


def _state(told: Told, one: Agreement) -> str:
    return "terminated" if one.id in told.ended else one.state


def _state_rank(told: Told, one: Agreement) -> int | None:
    """The furthest that the document has this agreement: its other names are the same instrument's."""
    ranks = [_AGREEMENT_RANK.get(_state(told, a)) for a in told.agreements if a is one or _is_one_agreement(a, one)]
    return max((rank for rank in ranks if rank is not None), default=None)


def _postures(one: Told, other: Told) -> Iterator[Clue]:
    for ours in one.postures:
        for theirs in other.postures:
            if not _is_one_force(ours, theirs):
                continue
            rank, their_rank = _furthest(one, ours), _furthest(other, theirs)
            if rank < their_rank:
                kind = "force gone" if theirs.state == "past" else "force"
                words = f"has it {ours.state}, the other {theirs.state}"
                yield Clue(kind, one.doc, other.doc, _quoted(words, ours, theirs), (ours.id, theirs.id))


def _is_one_force(a: Posture, b: Posture) -> bool:
    owners = {base(x) for x in a.owner} & {base(x) for x in b.owner}
    return bool(owners and a.host and a.host == b.host and a.element == b.element)


def _furthest(told: Told, one: Posture) -> int:
    return max(_POSTURE_RANK[p.state] for p in told.postures if _is_one_force(p, one))


def _tolls(one: Told, other: Told) -> Iterator[Clue]:
    for ours, theirs in _shared_facts(one, other):
        low, high = _killed(ours), _killed(theirs)
        if low and high and low < high:
            yield _of_two("toll grows", one, other, ours, theirs, f"counts {low:g} dead, the other {high:g}")


def _killed(act: Act) -> float:
    record = act.reported.record
    low, high = record.numbers.get("killed", (None, None)) if isinstance(record, Event) else (None, None)
    return float(low or high or 0)


def _background(one: Told, other: Told) -> Iterator[Clue]:
    for ours, theirs in _shared_facts(one, other):
        if one.is_news(ours.reported.record) and other.is_background(theirs.reported.record):
            yield _of_two("news, then background", one, other, ours, theirs, "has as news what the other looks back on")


def _shared_facts(one: Told, other: Told) -> Iterator[tuple[Act, Act]]:
    for ours in one.acts:
        for theirs in other.acts:
            if ours.stage == theirs.stage == "done" and _is_one_deed(ours, theirs):
                yield ours, theirs


def _untold(one: Told, other: Told) -> Iterator[Clue]:
    for theirs in other.acts:
        if theirs.stage != "done" or theirs.mode not in _BREAKS.get(theirs.root, ()):
            continue
        between = other.about(theirs) if theirs.root == "SANCTION" else theirs.parties
        if len(between) < 2 or any(act.root == theirs.root and act.parties & between for act in one.acts):
            continue
        if sum(between <= codes for codes in one.codes) >= _MUCH:
            record = theirs.reported.record
            words = f"is about {' and '.join(sorted(between))} and does not know of «{record.evidence}»"
            yield Clue("not told yet", one.doc, other.doc, words, (record.id,))


def _asked(one: Told, other: Told) -> Iterator[Clue]:
    """A demand that somebody says has not been made: later than the bare possibility, earlier than the demand."""
    for act in (*one.acts, *other.acts):
        theirs = act.reported.doc == other.doc
        rank = _STAGE_RANK.get(act.stage)
        if rank is None or not (act.actors and act.others):
            continue
        if theirs and rank >= _STAGE_RANK["demanded"] and (denial := _denial(one, act)):
            words = f"denies what the other has as {act.stage}"
            record = act.reported.record
            yield Clue("not asked yet", one.doc, other.doc, _quoted(words, denial, record), (denial.id, record.id))
        elif not theirs and act.stage == "conditional" and (denial := _denial(other, act)):
            words = "has as conditional what the other denies was asked"
            record = act.reported.record
            yield Clue("not asked yet", one.doc, other.doc, _quoted(words, record, denial), (record.id, denial.id))


def _denial(told: Told, act: Act) -> Record | None:
    """A denial of the act by one of its parties, in a text in which both sides act."""
    near = frozenset().union(*told.codes)
    if not (act.actors & near and act.others & near):
        return None
    return next((r for r in told.denials if denying(r) & act.parties and denies(r, act)), None)


def _relations(one: Told, other: Told) -> Iterator[Clue]:
    for ours in one.relations:
        pair = involved(ours)
        if ours.change == "worse" or any(r.change == "worse" and involved(r) == pair for r in one.relations):
            continue
        for theirs in other.relations:
            if theirs.change == "worse" and involved(theirs) == pair:
                words = f"has {' and '.join(sorted(pair))} not at odds yet"
                yield Clue("at odds", one.doc, other.doc, _quoted(words, ours, theirs), (ours.id, theirs.id))


def _of_two(kind: str, one: Told, other: Told, ours: Act, theirs: Act, words: str) -> Clue:
    a, b = ours.reported.record, theirs.reported.record
    return Clue(kind, one.doc, other.doc, _quoted(words, a, b), (a.id, b.id))


def _quoted(words: str, a: Record, b: Record) -> str:
    return f"{words}: «{a.evidence}», «{b.evidence}»"


_READERS: tuple[Callable[[Told, Told], Iterator[Clue]], ...] = (
    _published, _bounds, _last_day, _deeds, _agreements, _postures, _tolls, _background, _untold, _asked, _relations,
)  # fmt: skip
"""Each tells why its first document is the earlier one; they are asked both ways."""
