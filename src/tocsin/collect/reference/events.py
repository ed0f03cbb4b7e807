"""Events that another coder wrote down: PLOVER's own JSON, or JSON Lines in the format of Tocsin's records."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from tocsin.records.event import ROOTS, STATUSES
from tocsin.records.reference import BadRow, ReferenceEvent, ReferenceSet, Row

from .rows import Cells, Numbered, day, number

_RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT", "INVESTIGATE": "ACCUSE",
            "YIELD": "CONCEDE"}  # fmt: skip
"""Roots of earlier drafts of PLOVER, by what they are called now. CONCEDE and RETREAT were one."""


def plover_edition(version: str) -> ReferenceSet:
    """What is said of PLOVER records wherever they are shown."""
    return ReferenceSet(
        "plover", version, "PLOVER event records", "as the file says; the gold standard records: CC BY-SA 4.0",
        "Open Event Data Alliance, PLOVER.", "events as another coder wrote them down, with its own actors",
        "the event's date",
    )  # fmt: skip


def records_edition(version: str) -> ReferenceSet:
    """What is said of another coder's records wherever they are shown."""
    return ReferenceSet(
        "records", version, "Event records of another coder", "as their author says", "",
        "events in Tocsin's own record format, by another coder", "the record's own dates",
    )  # fmt: skip


def plover(rows: Iterable[Numbered]) -> Iterator[Row]:
    """Each PLOVER record as an event. Its entry that documents the file is passed over."""
    for line, cells in rows:
        try:
            root = str(cells.get("event") or "").upper()
            if root == "DOCUMENT":
                continue
            yield _plover(cells, _RENAMED.get(root, root))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            yield BadRow(line, str(error))


def records(rows: Iterable[Numbered]) -> Iterator[Row]:
    """Each event record. Records of other types are no events, and are told as such."""
    for line, cells in rows:
        try:
            if cells.get("type") != "event":
                raise ValueError(f"a record of type {cells.get('type')!r}: only events are imported")
            yield _record(cells)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            yield BadRow(line, f"column {error} is missing" if isinstance(error, KeyError) else str(error))


def _plover(cells: Cells, root: str) -> ReferenceEvent:
    if root not in ROOTS:
        raise ValueError(f"{root!r} is not one of PLOVER's sixteen roots")
    when = day(cells["date"]) if cells.get("date") else ""
    until = day(cells["dateEnd"]) if cells.get("dateEnd") else when
    return ReferenceEvent(
        id=str(cells.get("id") or _digest(cells)),
        kind=str(cells.get("mode") or ""),
        event_type=root,
        side_a=_actors(cells.get("source")),
        side_b=_actors(cells.get("target")),
        date_start=when,
        date_end=until,
        url=str(cells.get("url") or ""),
        told=when,
    )


def _actors(value: Any) -> str:
    return " ".join(
        ".".join(filter(None, (str(one.get("code") or ""), str(one.get("sector") or "")))) for one in value or ()
    )


def _record(cells: Cells) -> ReferenceEvent:
    if cells["event_type"] not in ROOTS or cells.get("status") not in STATUSES:
        raise ValueError("event_type or status is not one of RECORDS.md")
    low, high = (cells.get("numbers") or {}).get("killed") or (None, None)
    first = str(cells.get("date_start") or "")
    country = cells.get("country") or ""
    return ReferenceEvent(
        id=str(cells.get("id") or _digest(cells)),
        kind=str(cells["status"]),
        event_type=str(cells["event_type"]),
        side_a=" ".join(cells.get("actors") or ()),
        side_b=" ".join(cells.get("targets") or ()),
        country=country if isinstance(country, str) else "",
        admin1=str(cells.get("admin1") or ""),
        place=str(cells.get("place") or ""),
        latitude=number(cells.get("latitude")),
        longitude=number(cells.get("longitude")),
        precision=str(cells.get("place_precision") or ""),
        date_start=first,
        date_end=str(cells.get("date_end") or first),
        low=number(low),
        best=number(low if low is not None else high),
        high=number(high),
    )


def _digest(cells: Cells) -> str:
    """An id that follows from what the entry says, so that the same file twice is the same events."""
    return hashlib.sha256(json.dumps(cells, sort_keys=True, default=str).encode()).hexdigest()[:16]
