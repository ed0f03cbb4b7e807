"""A name that acts in a text and that the registry does not know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A local actor: known by its name in one text only, until an analyst says who it is."""

    id: str
    """The name in lower case with hyphens, as an actor of records is written: ``popular-front-of-tera``."""
    name: str
    """The fullest form that the text has."""
    kind: Literal["organisation", "group", "person", "other"]
    start: int
    end: int
    """Where the name first stands in full."""
    mentions: int = 1
    descriptions: tuple[str, ...] = ()
    """How the text calls it, word for word: "a local militia", "spokesman of the dockers' union"."""
    country: str = ""
    """ISO alpha-3 where the text binds it to one country."""


@dataclass(frozen=True, slots=True)
class UnknownActor:
    """One name, in all documents that have it."""

    name: str
    """The fullest form that is met most."""
    kind: str
    """organisation, group, person or other: what most documents take it for."""
    documents: int
    mentions: int
    descriptions: tuple[str, ...] = ()
    """Word for word, the most frequent first."""
    countries: tuple[str, ...] = ()
    """ISO alpha-3, the most frequent first."""
    docs: tuple[str, ...] = ()
    """Ids of the documents, in the order in which they came."""
