"""What can be drawn: every record and every sentence, each with a key that lasts as long as what it says."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tocsin.records import AuditItem, FrameRow

NOT_GIVEN = "not given"
_BANDS = ((0.8, "0.8 or more"), (0.5, "0.5 to 0.8"), (0.0, "below 0.5"))
BANDS: tuple[str, ...] = (*(name for _, name in _BANDS), NOT_GIVEN)
"""Bands of a record's confidence, surest first. Their bounds are fixed, so that two projects can be compared."""
NO_OUTLET = "outlet not known"
RECORDED, BARE = "recorded", "bare"
"""Sentences on which a record rests, and those on which none does."""

_NOT_JUDGED = frozenset(
    {
        *("id", "version", "confidence", "fact", "why", "links", "ambiguous"),
        *("latitude", "longitude", "place_id", "admin1", "place_precision"),
    }
)
"""Fields that nobody is asked about: a record that differs in these alone keeps what was said of it."""
_BESIDE = 12
"""Records of the text outside a sentence that are listed with it at most, the nearest first."""


def band(confidence: float | None) -> str:
    """The band that a record's confidence falls in."""
    return NOT_GIVEN if confidence is None else next(name for least, name in _BANDS if confidence >= least)


def stated(item: AuditItem) -> float | None:
    """The confidence that a drawn record states itself, None where it states none."""
    if item.subject != "record" or not item.records:
        return None
    value = json.loads(item.records[0]).get("confidence")
    return None if value is None else float(value)


def record_item(row: FrameRow) -> AuditItem:
    """A record as something that can be drawn. Its sentence is not looked for yet: that is done for what is drawn."""
    values: dict[str, Any] = json.loads(row.body)
    span = values["start"], values["end"]
    said = json.dumps({k: v for k, v in values.items() if k not in _NOT_JUDGED}, sort_keys=True)
    return AuditItem(
        "record", row.id, _hash(row.id, said), row.document, row.text_sha256, row.outlet or NO_OUTLET,
        values["type"], band(row.confidence), *span, span, (row.body,),
    )  # fmt: skip


def sentence_items(
    document: str, text_sha256: str, outlet: str, sentences: Iterable[tuple[int, int]], records: Sequence[AuditItem]
) -> Iterator[AuditItem]:
    """The sentences of a document; ``records`` are those of this document."""
    for start, end in sentences:
        key = _hash(document, text_sha256, start, end)
        kind = RECORDED if any(one.start < end and start < one.end for one in records) else BARE
        yield AuditItem(
            "sentence", key, key, document, text_sha256, outlet or NO_OUTLET, kind, "", start, end, (start, end)
        )


def listed(start: int, end: int, records: Sequence[AuditItem]) -> tuple[str, ...]:
    """The records to list with a sentence, as JSON: all that rest on it, then the nearest of the rest of the text.

    The rest is listed because what a text tells twice is recorded once: a sentence that tells it again misses nothing.
    """
    near = sorted(records, key=lambda one: (max(one.start - end, start - one.end, 0), one.start))
    here = sum(one.start < end and start < one.end for one in near)
    return tuple(one.records[0] for one in near[: here + _BESIDE])


def around(start: int, end: int, sentences: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The stretch of sentences that a span lies in; the span itself where it lies in none."""
    touched = [(a, b) for a, b in sentences if a < end and start < b]
    return min((a for a, _ in touched), default=start), max((b for _, b in touched), default=end)


def _hash(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]
