"""What may be asked of the API: the filters of the pages and of the command line, under the same names.

Nothing is left out in silence: a parameter that is none, or a value that cannot be meant, is an error. An empty value
is as none, for a form sends all its fields.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from tocsin.records import TYPES
from tocsin.records.event import Root
from tocsin.records.incident import TOLD, Standing
from tocsin.records.wanted import IncidentOrder, WantedIncidents, WantedOfLedger
from tocsin.registry import load_registry
from tocsin.store import Filter, Order, State

from ..asked import given
from ..meant import actor_meant, country_meant

MOST, USUAL = 200, 50
"""Things on a page: at most, and unless another number is asked for."""
RecordType = Literal["event", "statement", "forecast", "agreement", "posture", "relation", "indicator", "dispute"]
assert set(get_args(RecordType)) == set(TYPES)  # noqa: S101 - a type written out here, for the schema names them


def _some(value: Any) -> Any:
    return [one for one in value if one != ""] if isinstance(value, list) else value


def _unless_empty(value: Any) -> Any:
    return None if value == "" else value


def _day(value: str) -> str:
    try:
        if not value or date.fromisoformat(value).isoformat() == value:
            return value
    except ValueError:
        pass
    raise ValueError("not a day; write it YYYY-MM-DD")


def _time(value: str) -> str:
    try:
        if value:
            datetime.fromisoformat(value)
    except ValueError:
        raise ValueError("not a time; write it YYYY-MM-DDTHH:MM:SS+00:00, or a day") from None
    return value


def _country(value: str) -> str:
    code = country_meant(value, load_registry())
    if not (len(code) == 3 and code.isascii() and code.isalpha()):
        raise ValueError("neither a country's code (ISO 3166 alpha-3, such as NER) nor its name")
    return code


def _actor(value: str) -> str:
    return actor_meant(value, load_registry())


def _searchable(value: str) -> str:
    if value and not any(c.isalnum() for c in value):
        raise ValueError("holds no word to look for")
    return value


Day = Annotated[str, AfterValidator(_day), Field(json_schema_extra={"examples": ["2024-03-31"]})]
Words = Annotated[str, Field(max_length=200), AfterValidator(_searchable)]
Actors = Annotated[
    list[Annotated[str, Field(min_length=1, max_length=100), AfterValidator(_actor)]],
    BeforeValidator(_some),
    Field(
        description="in any part, by code or name: NER also finds NER.GOV; twice: either",
        json_schema_extra={"examples": [["NER"]]},
    ),
]
Countries = Annotated[
    list[Annotated[str, AfterValidator(_country)]],
    BeforeValidator(_some),
    Field(description="where it is: ISO 3166 alpha-3, or a name", json_schema_extra={"examples": [["NER"]]}),
]
Time = Annotated[str, AfterValidator(_time), Field(json_schema_extra={"examples": ["2024-03-31T08:00:00+00:00"]})]
Share = Annotated[Annotated[float, Field(ge=0, le=1)] | None, BeforeValidator(_unless_empty)]
Since = Annotated[Day, Field(description="dated on this day or later; what is undated is left out")]
Until = Annotated[Day, Field(description="dated on this day or earlier")]


ActorKind = Literal["state", "organisation", "group", "outlet", "unlisted"]
Names = Annotated[list[Annotated[str, Field(max_length=200)]], BeforeValidator(_some)]
Yes = Literal["", "yes"]


class Asked(BaseModel):
    """A query string."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_by_name=True)


class Paged(Asked):
    """One that is answered page by page."""

    limit: int = Field(USUAL, ge=1, le=MOST, description="things on a page, at most")
    cursor: str = Field("", max_length=1000, description="`next` of the page before; empty: from the beginning")


class RecordFilter(Asked):
    """Which records."""

    type: Annotated[list[RecordType], BeforeValidator(_some)] = Field([], description="type of record")
    actor: Actors = []
    country: Countries = []
    status: Annotated[list[Annotated[str, Field(max_length=20)]], BeforeValidator(_some)] = Field(
        [], description="actual, planned, denied …; of agreements signed …; of postures present …"
    )
    since: Since = ""
    until: Until = ""
    q: Words = Field("", description='all in the words of the evidence; "in quotes": as a phrase')
    doc: Annotated[list[Annotated[str, Field(max_length=1000)]], BeforeValidator(_some)] = Field(
        [], description="id of a document"
    )
    sure: Share = Field(None, description="right with this probability or more")
    fact: Share = Field(None, description="events told as happened, this probable or more")
    sort: Annotated[Order, BeforeValidator(lambda value: value or "place-in-text")] = Field(
        "place-in-text", description="confidence: the surest first; doubt: the least sure first"
    )

    def wanted(self, **more: Any) -> Filter:
        """The same for the store."""
        return Filter(
            types=tuple(self.type), actors=tuple(self.actor), countries=tuple(self.country),
            statuses=tuple(self.status), since=self.since, until=self.until, words=self.q, documents=tuple(self.doc),
            sure=self.sure or 0.0, fact=self.fact or 0.0, order=self.sort, **more,
        )  # fmt: skip


class IncidentFilter(Asked):
    """Which incidents."""

    type: Annotated[list[Root], BeforeValidator(_some)] = Field([], description="PLOVER root")
    standing: Annotated[list[Standing], BeforeValidator(_some)] = Field(
        [], description="fact, claim, prospect or denied; unless given, fact and claim"
    )
    mode: Names = Field([], description="what kind of that root")
    actor: Actors = []
    other: Annotated[str, AfterValidator(_actor)] = Field(
        "", alias="with", max_length=100, description="who stands on the other side of `actor`"
    )
    country: Countries = []
    admin1: Names = Field([], description="first-level division")
    since: Since = ""
    until: Until = ""
    told_since: Day = Field("", description="some report was published on this day or later")
    new_since: Day = Field("", description="no report was published before this day")
    seen_since: Time = Field("", description="it stands in this project since this time or later")
    changed_since: Time = Field("", description="anything of it became otherwise here at this time or later")
    origins: Annotated[Annotated[int, Field(ge=1, le=99)] | None, BeforeValidator(_unless_empty)] = Field(
        None, description="at least so many independent origins tell it"
    )
    contradicted: Yes = Field("", description="yes: only those of which reports say what cannot hold together")
    q: Words = Field("", description="all in the words of one of its reports")
    sure: Share = Field(None, description="happened with this probability or more; unless given, the project's bound")
    sort: Annotated[IncidentOrder, BeforeValidator(lambda value: value or "latest")] = Field(
        "latest", description="latest, or by confidence, doubt or how many origins tell it"
    )

    def wanted(self) -> WantedIncidents:
        """The same for what reads."""
        pair = (self.actor[0], self.other) if self.actor and self.other else None
        return WantedIncidents(
            standings=frozenset(self.standing) or TOLD, types=self.type, modes=self.mode,
            actors=() if pair else self.actor or given(self.other), between=pair, countries=self.country,
            admin1s=self.admin1, since=self.since, until=self.until, told_since=self.told_since,
            new_since=self.new_since, seen_since=self.seen_since, changed_since=self.changed_since,
            origins=self.origins or 0, contradicted=bool(self.contradicted), words=self.q, sure=self.sure,
        )  # fmt: skip


class EntryFilter(Asked):
    """Which entries of a ledger."""

    as_of: Day = Field("", description="as it stood on this day, by what was told or dated by then")
    actor: Actors = []
    country: Countries = []
    state: Names = Field([], description="its state, as its entries have it")
    since: Since = ""
    until: Until = ""
    changed_since: Day = Field("", description="it has its state since this day or later")
    unsure: Yes = Field("", description="yes: those too that are less sure, or too vague to be known again")

    def wanted(self) -> WantedOfLedger:
        """The same for what reads."""
        return WantedOfLedger(
            actors=self.actor, countries=self.country, states=self.state, since=self.since, until=self.until,
            changed_since=self.changed_since, unsure=bool(self.unsure),
        )  # fmt: skip


class TimelineFilter(Asked):
    """Whose timeline."""

    of: str = Field(
        min_length=1, max_length=200, description="an actor's code or name, a country's code, an incident's id",
        json_schema_extra={"examples": ["NER"]},
    )  # fmt: skip
    since: Since = ""
    until: Until = ""


class RecordPage(RecordFilter, Paged):
    """A page of records."""


class IncidentPage(IncidentFilter, Paged):
    """A page of incidents."""


class EntryPage(EntryFilter, Paged):
    """A page of a ledger."""


class TimelinePage(TimelineFilter, Paged):
    """A page of a timeline."""


class DocumentFilter(Asked):
    """Which documents."""

    q: Words = Field("", description='all in the text or the title; "in quotes": as a phrase')
    outlet: Names = []
    lang: Names = Field([], description="en, fr")
    type: Annotated[list[RecordType], BeforeValidator(_some)] = Field([], description="with records of this type")
    actor: Actors = []
    country: Countries = []
    since: Day = Field("", description="published on this day or later")
    until: Day = Field("", description="published on this day or earlier")

    @property
    def narrowed(self) -> bool:
        """Whether any of these is set."""
        return any(getattr(self, name) for name in DocumentFilter.model_fields)


class DocumentPage(DocumentFilter, Paged):
    """A page of documents."""

    state: Annotated[State | None, BeforeValidator(_unless_empty)] = Field(
        None, description="how far it came; goes with no other filter"
    )


class ActorPage(Paged):
    """A page of actors."""

    q: Words = Field("", description="part of a code, or a name that the registry knows")
    kind: Annotated[ActorKind | None, BeforeValidator(_unless_empty)] = None
    country: Annotated[str, AfterValidator(lambda value: _country(value) if value else "")] = Field(
        "", max_length=100, description="where their incidents are"
    )


class AlertFilter(Asked):
    """Which alerts."""

    since: Day = Field("", description="raised or changed on this day or later")
    every: bool = Field(False, description="those too that were acknowledged, muted or withdrawn")


class AlertPage(AlertFilter, Paged):
    """A page of alerts."""


class StonePage(Paged):
    """A page of what was withdrawn."""

    since: Day = Field("", description="withdrawn on this day or later")


class PairFilter(Asked):
    """Which pairs of parties."""

    actor: str = Field("", max_length=100, description="one of the two")
    since: Since = ""
    until: Until = ""
    limit: int = Field(USUAL, ge=1, le=MOST, description="pairs, at most")


class SearchPage(DocumentFilter, Paged):
    """A page of what a search found."""

    q: Words = Field(min_length=1, description='all of these words; "in quotes": as a phrase')
