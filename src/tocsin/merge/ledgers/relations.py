"""The ledger of relations: how two parties stand to each other, as stated, and by what they do to each other.

*Direction* is what the last record of a relation states: closer or worse. A record that states no change changes none.

*Tone* is worked out. Every dated fact between the two and every stated change is a point with a value v from −10 to
+10: of an act the ``intensity`` of its PLOVER root in ``registry/ontology``, a scale in the manner of Goldstein (1992,
*A conflict–cooperation scale for WEIS events data*, Journal of Conflict Resolution 36); of a stated change +3 (closer)
or −3 (worse), as much as a verbal act weighs on that scale. With p the probability that the point is right (an event's
``fact``, another record's ``confidence``, 1 where it was not weighed) and d its age in days on day t,

    tone(t) = Σ v·p·2^(−d/90) / (1 + Σ p·2^(−d/90))

the mean of the values, each fading by half in a quarter, drawn to 0 by one neutral point where little is known.
A quarter, for a crisis still weighs after a season and no longer after two years. Points that do not count stand in the
entry with weight 0: what only a third side claims, the same act told again by the same origin for the same day, what
nothing dates to within a quarter.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from tocsin.records import Event, Record, Relation, Reported
from tocsin.records.ledger.relation import RelationEntry, RelationPoint
from tocsin.records.ledger.said import Said
from tocsin.registry import load_registry

from .hear import Heard, deciding, hear, in_time
from .parties import parties, party

HALF_LIFE = 90
"""Days in which a point fades by half."""
PRIOR = 1.0
"""Weight of the neutral point that every pair has."""
_STATED = {"closer": 3.0, "worse": -3.0, "none": 0.0}
_TURNS = frozenset({"closer", "worse"})
_Pair = tuple[str, str]


def relations(
    reported: Iterable[Reported], as_of: str = "", *, least: float = 0.0, order: Sequence[str] = (), now: str = ""
) -> tuple[RelationEntry, ...]:
    """The pairs of parties between whom something is told, those told of most first.

    ``as_of`` (an ISO day) leaves out what was neither told nor dated by then, and is the day of ``tone``; without it
    that is ``now``, or else the last day that anything here is dated. ``least`` is the confidence below which a record
    is marked and states no direction beside surer ones. ``order`` names undated documents, earliest first, where that
    is known.
    """
    known, values = list(reported), {root.name: root.intensity for root in load_registry().ontology.roots.values()}
    found: dict[_Pair, list[Heard[Record]]] = defaultdict(list)
    for stated in hear(known, Relation, as_of, least, order):
        for pair in between(stated.record.a, stated.record.b):
            found[pair].append(Heard(stated.record, stated.said))
    for act in hear(known, Event, as_of, least, order):
        if act.record.is_fact:
            for pair in between(act.record.actors, act.record.targets):
                found[pair].append(Heard(act.record, act.said))
    at = as_of or now or max((one.said.last for heard in found.values() for one in heard if one.said.dated), default="")
    entries = (_entry(pair, in_time(heard, order), values, at, as_of) for pair, heard in found.items())
    return tuple(sorted(entries, key=lambda entry: (-len(entry.points), entry.a, entry.b)))


def between(one: Sequence[str], other: Sequence[str]) -> Iterator[_Pair]:
    """The pairs of parties of which one stands on each side, each in the order of the alphabet."""
    pairs = {(min(a, b), max(a, b)) for a in parties(one) for b in parties(other) if a != b}
    yield from sorted(pairs)


def _entry(
    pair: _Pair, heard: Sequence[Heard[Record]], values: Mapping[str, float], at: str, as_of: str
) -> RelationEntry:
    told: set[tuple[str, str, str]] = set()
    worth = [(_value(one.record, values), _weight(one, pair, told)) for one in heard]
    untoned = tuple(
        RelationPoint(_what(one.record), value, weight, None, one.said)
        for one, (value, weight) in zip(heard, worth, strict=True)
    )
    counted = curve(untoned)
    tones = _tones(sorted({_day(one.said) for one in heard} - {0}), counted)
    points = tuple(replace(point, tone=tones.get(_day(point.said))) for point in untoned)
    stated = _stated(heard)
    entry = RelationEntry(
        id=hashlib.sha256(f"relation {pair[0]} {pair[1]}".encode()).hexdigest()[:16],
        a=pair[0],
        b=pair[1],
        change=_what(stated.record) if stated else "none",
        holders=stated.said.holders if stated else (),
        day=(stated.said.first, stated.said.last) if stated and stated.said.dated else ("", ""),
        at="",
        tone=None,
        trend=None,
        points=points,
        as_of=as_of,
    )
    return on_day(entry, at, counted)


def _tones(days: Iterable[int], told: Sequence[tuple[int, float, float]]) -> dict[int, float]:
    """The tone on each of these days, which are in order, by a curve; points of later days do not count yet.

    What was summed up fades from day to day, so that it takes no longer where a pair is told of daily for years.
    """
    found, left, last = dict[int, float](), deque(told), 0
    total = weights = 0.0
    for day in days:
        faded = 2.0 ** (-(day - last) / HALF_LIFE)
        total, weights, last = total * faded, weights * faded, day
        while left and left[0][0] <= day:
            when, values, weight = left.popleft()
            faded = 2.0 ** (-(day - when) / HALF_LIFE)
            total += values * faded
            weights += weight * faded
        found[day] = round(total / (PRIOR + weights), 2) + 0.0  # no minus zero
    return found


def tone_on(day: int, points: Iterable[tuple[int, float, float]]) -> float:
    """The tone on a day (an ordinal), by points of day, value and weight; those of later days do not count yet."""
    return _tones((day,), [(when, value * weight, weight) for when, value, weight in sorted(points)])[day]


def curve(points: Iterable[RelationPoint]) -> list[tuple[int, float, float]]:
    """What counts towards tone, by day (an ordinal): the sum of values, each times its weight, and that of weights."""
    sums: dict[int, list[float]] = {}
    for point in points:
        if point.weight:
            of_day = sums.setdefault(_day(point.said), [0.0, 0.0])
            of_day[0] += point.value * point.weight
            of_day[1] += point.weight
    return [(day, total, weight) for day, (total, weight) in sorted(sums.items())]


def on_day(entry: RelationEntry, at: str, told: Sequence[tuple[int, float, float]]) -> RelationEntry:
    """The pair with tone and trend as of another day; ``told`` is the whole pair's :func:`curve`."""
    if not at or not told:
        return replace(entry, at="", tone=None, trend=None)
    now = date.fromisoformat(at).toordinal()
    tones = _tones((now - HALF_LIFE, now), told)
    return replace(entry, at=at, tone=tones[now], trend=round(tones[now] - tones[now - HALF_LIFE], 2) + 0.0)


def as_known(entry: RelationEntry, as_of: str) -> RelationEntry | None:
    """A pair by what was known of it on an ISO day, from its points; None where nothing was.

    It saves reading the thousands of records of a pair that is told of daily. Where two copies of one report were known
    from different days the weight stays with the one that has it today.
    """
    known = [point for point in entry.points if point.said.known and point.said.known <= as_of]
    if not known:
        return None
    counted = curve(known)
    tones = _tones(sorted({_day(point.said) for point in known} - {0}), counted)
    stated = next(reversed(deciding([point for point in known if point.what in _TURNS])), None)
    found = replace(
        entry,
        change=stated.what if stated else "none",
        holders=stated.said.holders if stated else (),
        day=(stated.said.first, stated.said.last) if stated and stated.said.dated else ("", ""),
        points=tuple(replace(point, tone=tones.get(_day(point.said))) for point in known),
        as_of=as_of,
    )
    return on_day(found, as_of, counted)


def _stated(heard: Sequence[Heard[Record]]) -> Heard[Record] | None:
    stating = [one for one in heard if isinstance(one.record, Relation) and one.record.change != "none"]
    return next(reversed(deciding(stating)), None)


def _what(record: Record) -> str:
    if isinstance(record, Event):
        return record.event_type
    return record.change if isinstance(record, Relation) else ""


def _value(record: Record, values: Mapping[str, float]) -> float:
    return values.get(_what(record), _STATED.get(_what(record), 0.0))


def _weight(one: Heard[Record], pair: _Pair, told: set[tuple[str, str, str]]) -> float:
    """How far it counts; what is heard of an act or a change from one origin for one day counts once."""
    said, record = one.said, one.record
    key = said.source, said.last, _what(record)
    if not _has_day(said) or _what(record) == "none" or key in told or not _may_say(record, said, pair):
        return 0.0
    told.add(key)
    probability = record.fact if isinstance(record, Event) else record.confidence
    return 1.0 if probability is None else probability


def _has_day(said: Said) -> bool:
    """Whether its day is known well enough: bounds wider than the half-life place it nowhere on the curve."""
    if not said.dated or said.ahead:
        return False
    return (date.fromisoformat(said.last) - date.fromisoformat(said.first)).days <= HALF_LIFE


def _may_say(record: Record, said: Said, pair: _Pair) -> bool:
    """An outlet in its own voice, or a side that owns to its act; of a stated change either side. Others only claim."""
    if not said.holders:
        return True
    speakers = {party(holder) for holder in said.holders}
    return speakers <= (set(parties(record.actors)) if isinstance(record, Event) else set(pair))


def _day(said: Said) -> int:
    """The last day that it can have been on, as an ordinal; 0 where nothing dates it."""
    return date.fromisoformat(said.last).toordinal() if said.dated else 0
