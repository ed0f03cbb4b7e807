"""The ledger of postures: whose forces stand where, how many, since when and until when, and who says so.

The last word stands. A figure of the past ("hosted 1,100 troops") is a step with its day and never the present count;
it ends a presence only where its document does not also tell the forces as there. What is proposed is never there, and
what "was stationed" was there.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from tocsin.records import Posture, Reported
from tocsin.records.ledger.posture import PostureEntry, PostureStep
from tocsin.records.ledger.said import Said

from .hear import Heard, by_place, deciding, hear
from .parties import parties

_RANK = ("proposed", "past", "present", "arriving", "withdrawing")
"""What a document makes of them in the end, where it says several things: the one told last here."""
_FRESH = 90
"""Days for which a number stands beside later words that give none. Deployments turn over in months, and a number that
is a season old is one of the past."""
_WAS = re.compile(
    r"\b(?:was|were|had been|once|formerly|used to be) (?:\w+ )?"
    r"(?:stationed|based|deployed|posted|hosted|housed|garrisoned)\b"
    r"|\b(?:hosted|housed|used to (?:have|host|house)|étaient (?:stationnés|déployés|basés))\b",
    re.IGNORECASE,
)
"""Words that tell forces as of an earlier day, whatever state the record has: their number is one of the past."""
_THERE = frozenset({"present", "arriving", "withdrawing"})


def postures(
    reported: Iterable[Reported], as_of: str = "", *, least: float = 0.0, order: Sequence[str] = ()
) -> tuple[PostureEntry, ...]:
    """Forces by owner, host country and element, those last spoken of first.

    ``as_of`` (an ISO day) leaves out what was neither told nor dated by then. ``least`` is the confidence below which a
    record is marked and sets no state beside surer ones. ``order`` names undated documents, earliest first, where that
    is known.
    """
    groups: dict[tuple[tuple[str, ...], str, str], list[Heard[Posture]]] = defaultdict(list)
    for one in hear(reported, Posture, as_of, least, order):
        groups[parties(one.record.owner), one.record.host, one.record.element].append(one)
    entries = (_entry(*key, heard, as_of) for key, heard in groups.items())
    return tuple(sorted(entries, key=lambda one: (one.day[1], one.span[1], one.sources, one.id), reverse=True))


def _entry(
    owner: tuple[str, ...], host: str, element: str, heard: Sequence[Heard[Posture]], as_of: str
) -> PostureEntry:
    telling = [_as_told(one) for one in deciding(heard)]
    course = _course(_by_document(telling, by_voice=False)) or [_as_told(heard[-1])]
    now = course[-1]
    count = _count(telling, now)
    there = [one.said for one in telling if one.record.state in {"present", "arriving"} and one.said.basis == "words"]
    return PostureEntry(
        id=_id(one.said for one in heard),
        owner=owner,
        host=host,
        element=element,
        state=now.record.state,
        holders=now.said.holders,
        day=(now.said.first, now.said.last) if now.said.dated else ("", ""),
        count=count.record.count if count else None,
        counted=count.said if count else None,
        since=min((said.first for said in there), default=""),
        until=now.said.last if now.record.state == "past" and now.said.basis == "words" else "",
        steps=tuple(_step(_as_told(one)) for one in heard),
        voices=_voices(telling),
        course=tuple(map(_step, course)),
        word=now.said,
        as_of=as_of,
    )


def _step(one: Heard[Posture]) -> PostureStep:
    return PostureStep(one.record.state, one.record.count, one.said)


def _as_told(one: Heard[Posture]) -> Heard[Posture]:
    if one.record.state == "present" and _WAS.search(one.record.evidence):
        return Heard(one.record.model_copy(update={"state": "past"}), one.said)
    return one


def _by_document(heard: Sequence[Heard[Posture]], *, by_voice: bool) -> list[Heard[Posture]]:
    """One word a document, or a document and voice: the surest, of even ones that which tells of the later stage."""
    best: dict[tuple[str, str], Heard[Posture]] = {}
    for one in heard:
        key = one.said.doc, one.said.voice if by_voice else ""
        if key not in best or _weight(one) > _weight(best[key]):
            best[key] = one
    kept = {id(one) for one in best.values()}
    return [one for one in heard if id(one) in kept]


def _weight(one: Heard[Posture]) -> tuple[bool, float, int, int]:
    # A past figure beside a present one is history, however sure: "at the peak there were 100,000".
    told_now = one.record.state not in {"past", "proposed"}
    return told_now, one.said.confidence or 0.0, _RANK.index(one.record.state), one.said.start


def _course(words: Sequence[Heard[Posture]]) -> list[Heard[Posture]]:
    """Those that set the state, one after the other: each does, but what is proposed says nothing of what is there."""
    course: list[Heard[Posture]] = []
    for one in words:
        if course and one.record.state == "proposed" != course[-1].record.state:
            continue
        if course and course[-1].record.state == one.record.state:
            course.pop()  # told again: the state stands as it was last told
        course.append(one)
    return course


def _count(telling: Sequence[Heard[Posture]], now: Heard[Posture]) -> Heard[Posture] | None:
    """The last number of those told as there, unless it is old, or some were told to arrive, leave or be gone since.

    How many arrive or leave is not how many there are.
    """
    if now.record.state not in _THERE:
        return None
    changed = max((at for at, one in enumerate(telling) if one.record.state != "present"), default=-1)
    same = [one for one in telling if one.said.doc == now.said.doc and one.record.state == "present"]
    since = [one for one in telling[changed + 1 :] if _is_fresh(one.said, now.said)]
    counted = [one for one in (*since, *same) if one.record.state == "present" and one.record.count]
    return counted[-1] if counted else None


def _is_fresh(said: Said, now: Said) -> bool:
    if not (said.dated and now.dated):
        return said.doc == now.doc
    return (date.fromisoformat(now.last) - date.fromisoformat(said.last)).days <= _FRESH


def _voices(telling: Sequence[Heard[Posture]]) -> tuple[PostureStep, ...]:
    by_voice: dict[str, list[Heard[Posture]]] = defaultdict(list)
    for one in _by_document(telling, by_voice=True):
        by_voice[one.said.voice].append(one)
    place = {id(one): at for at, one in enumerate(telling)}
    last = [_course(told)[-1] for told in by_voice.values()]
    return tuple(_step(one) for one in sorted(last, key=lambda one: place[id(one)], reverse=True))


def _id(said: Iterable[Said]) -> str:
    first = min(said, key=by_place)
    return hashlib.sha256(f"posture {first.doc} {first.record}".encode()).hexdigest()[:16]
