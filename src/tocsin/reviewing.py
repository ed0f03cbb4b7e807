"""The analyst's hand: what people say of records, what they take back, and what follows from it at once.

Every word is appended with who said it and when. What stands of a document is worked out anew from the coder's records
and all that was said, so that nothing is lost by a verdict, and a verdict is not lost by coding anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from tocsin import pipeline
from tocsin.errors import RecordError, UsageError
from tocsin.records import TYPES, Judgement, Record, Tombstone
from tocsin.records.judgement import Verdict
from tocsin.review import replay, standing_words
from tocsin.store import Project, documents, judgements, records, withdrawals

FIXED = frozenset({"doc", "type", "evidence", "id", "version", "why", "confidence", "fact", "review", "links"})
"""Fields that no correction changes: another type or other words are another record."""
WORDS = frozenset(
    {"evidence", "name", "names", "outcome", "condition", "date_text", "place", "metric", "value_text", "period"}
    | {"baseline", "scope", "topic", "unit", "note", "ambiguous", "why", "version", "doc", "id"}
)
"""Fields that hold words of the text, or say where a record came from: labels go without them."""


@dataclass(frozen=True, slots=True)
class Label:
    """One verdict as something to learn from: where it is and what is right there, and none of the words."""

    doc: str
    text_sha256: str
    verdict: Verdict
    type: str
    start: int
    end: int
    record: Mapping[str, Any] | None
    """The record as it should be; None where there should be none."""


def judge(project: Project, document: str, record: str, verdict: Verdict, user: str, note: str = "") -> Record:
    """Say that a record is right or wrong, or note something; returns the record that was meant.

    ``record`` is its id, the beginning of it, or its number in `tocsin show`. Raises ``UsageError`` where there is no
    such record. A record that is wrong leaves a tombstone.
    """
    found = pipeline.record_of(project, document, record)
    correction = found.to_json() if verdict == "right" else ""
    _say(project, _judgement(project, found, verdict, user, note, correction))
    if verdict == "wrong":
        _bury(project, Tombstone(document, found.id, found.type, note, user))
    return found


def correct(
    project: Project, document: str, record: str, changes: Mapping[str, str], user: str, note: str = ""
) -> tuple[Record, Record]:
    """Change fields of a record; returns it as it was and as it is. Raises ``UsageError`` where that is no record.

    Values are as on the command line: text as it is, a list parted by commas, anything else as JSON.
    """
    found = pipeline.record_of(project, document, record)
    text = project.document(document).text
    try:
        changed = found.revised(text, **_values(found, changes))
    except RecordError as error:
        raise UsageError(f"that would be no {found.type}: {error}") from error
    _say(project, _judgement(project, found, "wrong", user, note, changed.to_json()))
    return found, changed


def restore(project: Project, document: str, record: str, user: str, note: str = "") -> None:
    """Take back what was said of a record, or the withdrawal of a document (``record`` empty).

    Raises ``UsageError`` where nothing was, or the text is purged.
    """
    stones = {stone.record: stone for stone in project.tombstones(document)}
    if not record:
        stone = stones.get("")
        if stone is None:
            raise UsageError(f"{document} was not retracted")
        if stone.purged:
            raise UsageError(f"{document} was purged: its text is gone; `tocsin add` brings in another copy of it")
        with project.transaction() as connection:
            withdrawals.bury(connection, Tombstone(document, "", "", note, user, restored=True))
            withdrawals.bring_back(connection, document)
        return
    said = [one for one in project.judgements(document) if one.record.startswith(record) and one.verdict != "comment"]
    if len({one.record for one in said}) != 1:
        raise UsageError(
            f"nothing that stands was said of a record {record!r}; `tocsin judgements {document}` lists it"
        )
    last = said[-1]
    _say(project, Judgement(*last.place, verdict="neither", user=user, note=note, record=last.record))
    if last.record in stones:
        _bury(project, Tombstone(document, last.record, last.type, note, user, restored=True))


def retract(project: Project, document: str, record: str, user: str, reason: str = "") -> Tombstone:
    """Withdraw a document, or one record of it, and leave a tombstone that exports and feeds carry."""
    if record:
        found = judge(project, document, record, "wrong", user, reason)
        return next(stone for stone in project.tombstones(document) if stone.record == found.id)
    project.document(document)
    stone = Tombstone(document, "", "", reason, user)
    with project.transaction() as connection:
        withdrawals.bury(connection, stone)
        withdrawals.take_out(connection, document)
    pipeline.settle(project)
    return stone


def purge(project: Project, document: str, user: str, reason: str = "") -> Tombstone:
    """Withdraw a document and delete every word of it, from the free pages of the database too."""
    project.document(document)
    stone = Tombstone(document, "", "", reason, user, purged=True)
    with project.transaction() as connection:
        digest = withdrawals.forget(connection, document)
        withdrawals.bury(connection, stone, digest)
    pipeline.settle(project)
    project.compact()
    return stone


def labels(project: Project) -> Iterator[Label]:
    """Every verdict that stands, for what is fitted: offsets, codes and the text's hash, without a word of the text."""
    for document in sorted({one.document for one in project.said()}):
        if any(stone.purged for stone in project.tombstones(document)):
            continue
        digest = project.document(document).text_sha256
        for one in _standing(project, document):
            told = json.loads(one.correction) if one.correction else {}
            record = {name: value for name, value in told.items() if name not in WORDS} or None
            yield Label(document, digest, one.verdict, one.type, one.start, one.end, record)


def _standing(project: Project, document: str) -> list[Judgement]:
    return standing_words(project.judgements(document))


def _say(project: Project, said: Judgement) -> None:
    """Append a verdict, and have the document's records follow from all that was said."""
    with project.transaction() as connection:
        judgements.judge(connection, said)
        if said.verdict == "comment":
            return
        n = withdrawals.number(connection, said.document)
        text = documents.by_number(connection, n).text
        stands = replay(text, records.machine_made(connection, n), judgements.judgements(connection, said.document))
        records.replace(connection, n, stands.records, stands.overruled)
    pipeline.settle(project)


def _judgement(project: Project, record: Record, verdict: Verdict, user: str, note: str, correction: str) -> Judgement:
    """The word on a record; on one that was changed by an analyst it is about the coder's record that it stands for."""
    for one in _standing(project, record.doc):
        if one.correction and json.loads(one.correction)["id"] == record.id:
            return Judgement(*one.place, verdict, user, note, correction, record=one.record)
    return Judgement.of(record, verdict, user, note=note, correction=correction)


def _bury(project: Project, stone: Tombstone) -> None:
    with project.transaction() as connection:
        withdrawals.bury(connection, stone)


def _values(record: Record, changes: Mapping[str, str]) -> dict[str, Any]:
    fields = TYPES[record.type].model_fields
    made: dict[str, Any] = {}
    for name, value in changes.items():
        if name not in fields or name in FIXED:
            known = ", ".join(sorted(set(fields) - FIXED))
            raise UsageError(f"a {record.type} has no field {name!r} to change; it has {known}")
        made[name] = _value(fields[name].annotation, value)
    return made


def _value(annotation: Any, value: str) -> Any:
    """A value from the command line as the field's type has it."""
    if get_origin(annotation) is tuple and get_args(annotation)[-1] is Ellipsis:
        return tuple(part.strip() for part in value.split(",") if part.strip())
    if value[:1] in "{[" or value in {"null", "true", "false"}:
        try:
            return json.loads(value)
        except ValueError as error:
            raise UsageError(f"{value!r} is no JSON: {error}") from error
    return value
