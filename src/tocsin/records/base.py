"""What every record has: a place in a text, and the words that stand there."""

from __future__ import annotations

import hashlib
import json
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, ValidationInfo, model_validator

from tocsin.errors import EvidenceError, RecordError

from .actor import Actor

LINE_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"

_OWN = frozenset(
    {
        *("names", "confidence", "fact", "ambiguous", "links", "why", "version", "review", "id"),
        *("latitude", "longitude", "place_id", "admin1", "place_precision"),
    }
)
"""Fields of the program's own, left out of the JSON where they are empty; the contract's are always there."""


def _whole(value: object) -> object:
    """A whole number is written as one: 1400, not 1400.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Quantity = Annotated[int | float, BeforeValidator(_whole)]
Review = Literal["", "reviewed", "corrected"]
"""Nobody looked at it; an analyst found it right; an analyst changed it."""
Bounds = tuple[Quantity | None, Quantity | None]
"""Low and high of a quantity, ``None`` where open."""


class Link(BaseModel):
    """From one record to another of the same text: a demand to the act demanded."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: str
    record: str = Field(description="id of the other record")


class Record(BaseModel):
    """One record of one text. It can only be made beside that text, so its evidence is always the text's own words.

    Make one with :meth:`of`, read one back with :meth:`from_json`; both want the text and raise ``EvidenceError``
    where the evidence is empty, runs over a line break, or is not what stands at the offsets. Fields follow RECORDS.md.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)
    identity: ClassVar[tuple[str, ...]] = ()
    """Fields that, beside type and span, tell two records of one span apart."""

    doc: str = Field(description="the document's id")
    type: str
    start: int = Field(ge=0, description="first character of the evidence in the text (Python str offsets)")
    end: int = Field(ge=0, description="one past its last character")
    evidence: str = Field(description="text[start:end], verbatim")
    names: tuple[str, ...] = Field((), description="persons in a public role, as written")
    holders: tuple[Actor, ...] = Field((), description="who says so, outermost first; empty: the outlet itself")
    date_text: str = ""
    date_start: str = Field("", description="ISO date, first possible day; empty where nothing bounds it")
    date_end: str = Field("", description="ISO date, last possible day")
    confidence: float | None = Field(None, ge=0, le=1, description="probability that the record is right")
    ambiguous: tuple[str, ...] = Field((), description="the other readings, each a short phrase, where two can hold")
    links: tuple[Link, ...] = ()
    why: str = Field("", description="which cue or rule made the record")
    version: str = Field("", description="of the coder, the hash of its model included")
    review: Review = Field("", description="empty: machine-coded; else what an analyst made of it")
    id: str = ""

    @model_validator(mode="after")
    def _evidence_is_the_text(self, info: ValidationInfo) -> Self:
        text = (info.context or {}).get("text")
        if not isinstance(text, str):
            raise EvidenceError("a record is made beside its text: use Record.of or Record.from_json")
        where = f"{self.doc}: {self.type} at {self.start}-{self.end}"
        if not 0 <= self.start < self.end <= len(text) or text[self.start : self.end] != self.evidence:
            raise EvidenceError(f"{where}: the evidence is not what the text holds")
        if not self.evidence.strip() or any(c in LINE_BREAKS for c in self.evidence):
            raise EvidenceError(f"{where}: the evidence is empty or runs over a line break")
        return self

    @classmethod
    def of(cls, text: str, *, doc: str, start: int, end: int, **fields: Any) -> Self:
        """Make a record of ``text[start:end]``. Blank edges are trimmed; the id follows from document, type, span."""
        span = text[start:end]
        start, end = start + len(span) - len(span.lstrip()), end - len(span) + len(span.rstrip())
        raw = {"doc": doc, "start": start, "end": end, "evidence": text[start:end], **fields}
        raw.setdefault("id", cls._identify(raw))
        return cls._validated(raw, text)

    @classmethod
    def from_json(cls, line: str | bytes, text: str) -> Self:
        """Read a record back beside its text; the exact inverse of :meth:`to_json`."""
        try:
            raw = json.loads(line)
        except ValueError as error:
            raise RecordError(f"not a record: {error}") from error
        return cls._validated(raw, text)

    def to_json(self) -> str:
        """One line of JSON: the contract's keys, and what is filled of the program's own."""
        return json.dumps(self.to_dict(), ensure_ascii=False)

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON values. Empty fields of the program's own are left out; the contract's are kept."""
        raw = self.model_dump(mode="json")
        kept = self._kept()
        return {k: v for k, v in raw.items() if k in kept or v not in ("", None, [], {})}

    def revised(self, text: str, **changes: Any) -> Self:
        """A copy with other fields, checked like a new one. A changed span brings its own evidence and a new id."""
        raw = self.model_dump() | changes
        raw["evidence"] = text[raw["start"] : raw["end"]]
        if "id" not in changes:
            raw["id"] = self._identify(raw)
        return self._validated(raw, text)

    @property
    def span(self) -> tuple[int, int]:
        """Offsets of the evidence."""
        return self.start, self.end

    @classmethod
    def _kept(cls) -> frozenset[str]:
        return frozenset(cls.model_fields) - _OWN

    @classmethod
    def _identify(cls, raw: dict[str, Any]) -> str:
        kind = cls.model_fields["type"].default
        parts = [raw["doc"], kind, raw["start"], raw["end"], *(raw.get(k, "") for k in cls.identity)]
        return hashlib.sha256(json.dumps(parts, default=str).encode()).hexdigest()[:16]

    @classmethod
    def _validated(cls, raw: dict[str, Any], text: str) -> Self:
        try:
            return cls.model_validate(raw, context={"text": text})
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"]) or "record"
            raise RecordError(f"{raw.get('doc', '?')}: {cls.__name__.lower()}: {where}: {first['msg']}") from error
