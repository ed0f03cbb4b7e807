"""What the answers look like, for whoever reads the OpenAPI; the fields that are always there are named.

The answers are made without these models, which would only check what was checked when it was kept. A test asks every
address and holds the answers against them.
"""

from __future__ import annotations

from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from tocsin.records.incident import Standing

T = TypeVar("T")
Origin = Literal["machine-coded", "reviewed", "corrected"]


class _Open(BaseModel):
    """More fields than are named may be there."""

    model_config = ConfigDict(extra="allow")


class About(BaseModel):
    """What every answer says of itself."""

    program: str = Field(examples=["tocsin 0.1.0"])
    project: str
    origin: Literal["machine-coded"] = Field(description="how records came about, unless they say otherwise")
    error_rates: str = Field(description="how often this coder was wrong on texts kept back from its making")
    reading: str = Field(description="the page that says how it is to be read", examples=["/reading"])


class RecordShown(_Open):
    """One record: the contract's keys, all of them in /api/v1/schema, and what stands beside it."""

    id: str
    doc: str = Field(description="the document's id")
    type: str
    start: int = Field(description="first character of the evidence in the document's text, counted in code points")
    end: int
    evidence: str = Field(description="the words that it rests on: text[start:end]")
    holders: list[str] = Field(description="who says so, outermost first; empty: the outlet itself")
    claim: bool = Field(description="somebody other than the outlet answers for it: never a fact")
    headline: str = Field(description="who says so and what, in a line")
    origin: Origin
    outlet: str
    published: str = Field(description="ISO day; empty where unknown")
    version: str = Field("", description="of the coder")
    href: str
    page: str = Field(description="where its words are shown in the text")


class Tally(BaseModel):
    """A count as its reports have it."""

    low: float | None
    best: float
    high: float | None = Field(description="null where some report sets no upper bound")
    origins: int = Field(description="how many origins say last what best is taken from")


class ReportShown(_Open):
    """What one record makes of an incident."""

    doc: str
    record: str
    standing: Standing
    status: str
    holders: list[str]
    outlet: str
    published: str
    evidence: str


class IncidentShown(_Open):
    """One incident: what its reports come to. It asserts nothing of its own."""

    id: str
    event_type: str
    standing: Standing = Field(description="fact: an outlet asserts it; claim: somebody else does")
    claim: bool
    headline: str
    actors: list[str]
    targets: list[str]
    holders: list[list[str]] = Field(description="everybody beside the outlets who says so, outermost first")
    country: str
    first: str = Field(description="earliest day that it can have been on; empty where no report dates it")
    last: str
    fact: float | None = Field(description="probability that some report rightly tells it as happened")
    counts: dict[str, Tally]
    single_origin: bool = Field(description="all of it goes back to one text, however many outlets carry it")
    outlets: list[str]
    reports: list[ReportShown]
    origin: Origin
    versions: list[str] = Field(description="of the coders that made its records")
    href: str
    page: str


class DocumentShown(_Open):
    """What is known of a document."""

    id: str
    title: str
    outlet: str
    published: str
    lang: str
    source: str
    state: str
    coder: str
    records: int | list[RecordShown] = Field(description="how many; of a single document the records themselves")
    href: str
    page: str


class ActorShown(_Open):
    """One actor and how much there is of it."""

    code: str
    name: str
    href: str
    page: str


class LedgerShown(BaseModel):
    """One ledger."""

    name: str
    total: int = Field(description="entries that are sure enough and tell enough to be known again")
    href: str
    page: str


class EntryShown(_Open):
    """One entry of a ledger."""

    ledger: str
    id: str
    state: str
    what: str
    says: str = Field(description="who says so")
    origin: Origin
    entry: dict[str, Any]
    href: str
    page: str


class ItemShown(_Open):
    """One line of a timeline."""

    kind: str
    id: str
    first: str
    last: str
    what: str
    says: str
    holders: list[str]
    words: str
    doc: str
    record: str
    origin: Origin


class FoundShown(_Open):
    """A document that a search found."""

    id: str
    title: str
    excerpt: str = Field(description="words around what was found; untrusted text")
    lit: list[list[int]] = Field(description="what was found in the excerpt: first character, one past the last")
    href: str
    page: str


class AlertShown(_Open):
    """One alert: what a rule found, why now, and how sure it is."""

    id: str
    title: str
    severity: str
    state: str
    told: str = Field(description="how far it is so: done, claimed, planned …")
    why_now: str
    how_sure: str
    raised_at: str
    changed_at: str
    records: list[dict[str, Any]] = Field(description="every record that it rests on, with who says so")
    origin: Origin
    href: str
    page: str


class StoneShown(BaseModel):
    """Something that was withdrawn."""

    tombstone: Literal[True]
    doc: str
    id: str = Field(description="of the record; empty where the whole document is withdrawn")
    type: str
    reason: str
    withdrawn_at: str
    purged: bool = Field(description="its text is gone too")


class Listed(BaseModel, Generic[T]):
    """One page of a list."""

    items: list[T]
    next: str | None = Field(description="give it as `cursor` for the next page; null on the last")
    total: int | None = Field(description="how many there are on all pages; null where that is not counted")
    left_out: int = Field(0, description="how many more only their probability keeps out")
    facets: dict[str, dict[str, int]] = Field(default_factory=dict, description="how many have which value")
    about: About


class RowList(BaseModel):
    """Rows that are few enough for one answer."""

    items: list[dict[str, Any]]
    about: About
