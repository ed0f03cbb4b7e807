"""What reading finds in one text: the parse, and all in it that has a name, a date, a place, a number or a voice.

Offsets are character offsets into the document's text; ``parse`` is a spaCy ``Doc`` over that same text, so that
``token.idx`` is such an offset too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from .document import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

NameKind = Literal["state", "demonym", "capital", "organisation", "group", "person", "outlet", "place", "other"]


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name. ``code`` is the registry's actor or country code, empty for a name that it does not know."""

    start: int
    end: int
    text: str
    kind: NameKind
    code: str = ""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that date something. ``first`` and ``last`` are ISO dates that bound it, empty where nothing does."""

    start: int
    end: int
    text: str
    value: str = ""
    """TIMEX3 value where one can be had: 2023-07, 2024-W14, P2D."""
    first: str = ""
    last: str = ""


PlaceKind = Literal["continent", "region", "country", "admin1", "admin2", "city", "water", "terrain", "site", "other"]
"""What sort of place: ``region`` is larger than a country or has no fixed bounds, ``site`` a base, camp or building."""
PlacePrecision = Literal["", "place", "near", "admin2", "admin1", "country", "region"]
"""How exact coordinates are: of the place itself, of one beside it, or the middle point of a unit."""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A toponym, and the place that it stands for. Where the place is not known, all but words and kind is empty."""

    start: int
    end: int
    text: str
    country: str = ""
    """ISO alpha-3; empty for seas, regions and what lies in several countries."""
    kind: PlaceKind = "other"
    place_id: str = ""
    """The gazetteer's id: ``gn:2440485``."""
    latitude: float | None = None
    longitude: float | None = None
    admin1: str = ""
    """Name of the first-order unit that the place lies in, from the place's own code."""
    precision: PlacePrecision = ""
    score: float = 0.0
    """Share of this reading among all places of that name, 0 to 1."""
    why: str = ""
    """What decided, in words: "largest of 12; in Niger, named beside it"."""
    demonym: bool = False
    """The word names a people ("Nigerien") and so its country: nothing happens in it."""


@dataclass(frozen=True, slots=True)
class Number:
    """A count in figures or words. "More than 250" is (250, None), "dozens" (10, 99)."""

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    unit: str = ""
    """``percent``, ``usd`` or the head noun's lemma that it counts; empty where none is seen."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words, without their marks. ``closed`` is false where the mark at the end is missing."""

    start: int
    end: int
    closed: bool = True
    nested: bool = False
    """Stands inside another quotation."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch that is no report: heading, caption, byline, "read more" line, notice."""

    start: int
    end: int
    kind: Literal["heading", "caption", "byline", "boilerplate", "dateline"]


@dataclass(frozen=True, slots=True)
class DateClue:
    """Words that tell when a text without a date was written."""

    start: int
    end: int
    text: str
    bound: Literal["first", "last", "both"]
    """Which end of the interval these words set."""
    first: str
    last: str
    """What they alone allow, ISO days; empty where open."""
    why: str


@dataclass(frozen=True, slots=True)
class Written:
    """When a text without a date was written, told from inside: never a made-up day, empty where nothing bounds it."""

    first: str = ""
    last: str = ""
    clues: tuple[DateClue, ...] = ()
    """What each bound rests on."""


UNTOLD = Written()
"""Of a dated document, and of an undated one that holds no clue."""


@dataclass(frozen=True)
class Reading:
    """A document with everything that reading found in it. Lists are in text order."""

    document: Document
    parse: Doc
    sentences: tuple[tuple[int, int], ...]
    """Character spans of the sentences that are worth coding: furniture is left out."""
    names: tuple[Name, ...]
    times: tuple[TimeExpression, ...]
    places: tuple[PlaceName, ...]
    numbers: tuple[Number, ...]
    quotations: tuple[Quotation, ...]
    furniture: tuple[Furniture, ...]
    model: str = ""
    """What it was read with: digest of the word lists, name and hash of the model. Part of the coder's version."""
    written: Written = UNTOLD
    """Of a document without a date; empty for a dated one."""

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text
