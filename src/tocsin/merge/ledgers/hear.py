"""Puts records in the order of the time that they speak of, as far as it was told by a day that may be asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from tocsin.records import Record, Reported
from tocsin.records.ledger.said import Basis, Said

_LATE = "9999-12-31"
R = TypeVar("R", bound=Record)


class Telling(Protocol):
    """Whatever is told in one record's words."""

    @property
    def said(self) -> Said:
        """The words."""
        ...


T = TypeVar("T", bound=Telling)


@dataclass(frozen=True, slots=True)
class Heard(Generic[R]):
    """A record of one type with what is known of its telling."""

    record: R
    said: Said


def hear(
    reported: Iterable[Reported], kind: type[R], as_of: str = "", least: float = 0.0, order: Sequence[str] = ()
) -> list[Heard[R]]:
    """The records of one type, in the order of time; what nothing dates comes last.

    With ``as_of`` those alone that were told by that day, or whose own words date them by it: what is told later of an
    earlier day holds on that day. ``order`` is that of undated documents, earliest first, where it is known otherwise.
    Less ``confidence`` than ``least`` is marked.
    """
    found = [Heard(one.record, _said(one, least)) for one in reported if isinstance(one.record, kind)]
    return in_time([one for one in found if _is_known(one.said, as_of)], order)


def in_time(heard: Iterable[Heard[R]], order: Sequence[str] = ()) -> list[Heard[R]]:
    """In the order of time; what nothing dates comes last, in the order of its documents where that is known."""
    rank = {doc: place for place, doc in enumerate(order)}
    return sorted(heard, key=lambda one: _key(one.said, rank))


def deciding(heard: Sequence[T]) -> list[T]:
    """Those that may set a state, in their order: not what is announced ahead, nor what is less sure beside what is
    sure, nor an undated text beside dated ones, unless it was surely written after them."""
    found = [one for one in heard if not one.said.ahead]
    found = [one for one in found if one.said.sure] or found
    latest = max((one.said.last for one in found if one.said.dated), default="")
    return [one for one in found if one.said.dated or not latest or one.said.first > latest]


def by_place(said: Said) -> tuple[str, int, int, str]:
    """A key that follows from the record alone, so that no order of arrival matters."""
    return said.doc, said.start, said.end, said.record


def _said(one: Reported, least: float) -> Said:
    record = one.record
    first, last, basis = _days(one)
    return Said(
        doc=record.doc,
        record=record.id,
        type=record.type,
        start=record.start,
        end=record.end,
        evidence=record.evidence,
        holders=record.holders,
        outlet=one.outlet,
        source=one.source,
        first=first,
        last=last,
        basis=basis,
        told=one.told,
        ahead=basis == "words" and bool(one.told) and first > one.told,
        confidence=record.confidence,
        sure=record.confidence is None or record.confidence >= least,
    )


def _days(one: Reported) -> tuple[str, str, Basis]:
    first, last = one.record.date_start, one.record.date_end
    if first or last:
        return first or last, last or first, "words"
    if one.published:
        return one.published, one.published, "report"
    if one.written_first or one.written_last:
        return one.written_first, one.written_last, "inside"
    return "", "", ""


def _is_known(said: Said, as_of: str) -> bool:
    if not as_of:
        return True
    return bool(said.told and said.told <= as_of) or (said.basis == "words" and said.last <= as_of)


def _key(said: Said, rank: dict[str, int]) -> tuple[object, ...]:
    place = by_place(said)
    if said.dated:
        return 0, said.last, said.first, said.told or _LATE, *place
    return 1, rank.get(said.doc, len(rank)), said.last or _LATE, said.first, *place
