"""One thing that someone did, is doing, or would do."""

from __future__ import annotations

from typing import ClassVar, Literal, get_args

from pydantic import Field

from .actor import Actor, Country
from .base import Bounds, Record

Root = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
"""PLOVER's sixteen roots; what each means is in ``registry/ontology``."""
ROOTS: tuple[str, ...] = get_args(Root)

Status = Literal[
    "actual", "ongoing", "planned", "expected", "demanded", "hoped", "discussed", "possible", "conditional", "denied"
]  # fmt: skip
STATUSES: tuple[str, ...] = get_args(Status)
FACTS = frozenset({"actual", "ongoing"})
"""The statuses that assert that the thing happened or happens. Everything else must never be counted as fact."""

Tally = Literal[
    "killed", "injured", "abducted", "arrested", "released", "displaced",
    "crowd", "personnel", "weapons", "strikes", "usd", "percent", "days",
]  # fmt: skip
TALLIES: tuple[str, ...] = get_args(Tally)


class Event(Record):
    """One thing that someone did, is doing, or would do; ``status`` says which."""

    identity: ClassVar[tuple[str, ...]] = ("event_type", "targets")
    type: Literal["event"] = "event"
    event_type: Root
    mode: str = ""
    actors: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    status: Status
    place: str = Field("", description="the place of the event, as written")
    country: Country = Field("", description="ISO alpha-3 of where the event is or would be")
    numbers: dict[Tally, Bounds] = Field(default_factory=dict, description="low and high of each count")
    fact: float | None = Field(None, ge=0, le=1, description="probability that it is told as happened or happening")
    latitude: float | None = None
    longitude: float | None = None
    place_id: str = ""
    admin1: str = ""
    place_precision: str = ""

    @property
    def is_fact(self) -> bool:
        """Whether the text gives it as having happened or happening, by whoever holds so."""
        return self.status in FACTS
