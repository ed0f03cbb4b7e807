"""What flows through Tocsin: frozen, typed records, one file each, with the contract enforced where they are made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType

from tocsin.errors import RecordError

from .agreement import Agreement
from .audit import SUBJECTS, Answer, AuditItem, AuditJudgement, Draw, FrameRow, Shown, Stratum, Subject
from .base import Bounds, Link, Record
from .briefing import Briefing
from .coded import Coded
from .dispute import Dispute
from .document import Document
from .event import Event
from .explanation import Explanation, How, Part, Reason, RunnerUp, Words, percent
from .forecast import Forecast
from .incident import Incident, Report
from .indicator import Indicator
from .judgement import Judgement
from .origin import Credit, Fingerprint, Member, Origin, Tie
from .plain import plain
from .posture import Posture
from .raw import Failure, RawDocument
from .reading import (
    UNTOLD,
    DateClue,
    Furniture,
    Name,
    Number,
    PlaceKind,
    PlaceName,
    PlacePrecision,
    Quotation,
    Reading,
    TimeExpression,
    Written,
)
from .relation import Relation
from .reported import Reported
from .statement import Statement
from .tombstone import Tombstone
from .unknown import UnknownActor, UnknownName

TYPES: Mapping[str, type[Record]] = MappingProxyType(
    {
        "event": Event,
        "statement": Statement,
        "forecast": Forecast,
        "agreement": Agreement,
        "posture": Posture,
        "relation": Relation,
        "indicator": Indicator,
        "dispute": Dispute,
    }
)
"""The eight record types by the name that they carry in JSON."""


def record_from_json(line: str | bytes, text: str) -> Record:
    """Read a record of any type back beside its text. Raises ``RecordError`` where it breaks the contract."""
    try:
        kind = json.loads(line)["type"]
    except (ValueError, KeyError, TypeError) as error:
        raise RecordError(f"not a record: {error}") from error
    if kind not in TYPES:
        raise RecordError(f"no such record type: {kind!r}; there are {', '.join(TYPES)}")
    return TYPES[kind].from_json(line, text)


__all__ = [
    "SUBJECTS",
    "TYPES",
    "UNTOLD",
    "Agreement",
    "Answer",
    "AuditItem",
    "AuditJudgement",
    "Bounds",
    "Briefing",
    "Coded",
    "Credit",
    "DateClue",
    "Dispute",
    "Document",
    "Draw",
    "Event",
    "Explanation",
    "Failure",
    "Fingerprint",
    "Forecast",
    "FrameRow",
    "Furniture",
    "How",
    "Incident",
    "Indicator",
    "Judgement",
    "Link",
    "Member",
    "Name",
    "Number",
    "Origin",
    "Part",
    "PlaceKind",
    "PlaceName",
    "PlacePrecision",
    "Posture",
    "Quotation",
    "RawDocument",
    "Reading",
    "Reason",
    "Record",
    "Relation",
    "Report",
    "Reported",
    "RunnerUp",
    "Shown",
    "Statement",
    "Stratum",
    "Subject",
    "Tie",
    "TimeExpression",
    "Tombstone",
    "UnknownActor",
    "UnknownName",
    "Words",
    "Written",
    "percent",
    "plain",
    "record_from_json",
]
