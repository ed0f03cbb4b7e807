"""Where a text comes from, as far as its words tell: what is kept of it to find copies by, and the groups they make."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, Self

from tocsin.errors import RecordError

Kind = Literal["same text", "near copy", "credits", "retells"]
"""What joins two documents. ``credits``: they share words and name the same agency. ``retells``: one tells what the
other tells, in the same order and other words, and has no source, figure or quotation that the other lacks."""
Membership = Literal["alone", "first", "unknown", "same text", "near copy", "credits", "retells"]
"""How a document belongs to its origin. ``first``: the agency's own text, or the earliest by date of publication, which
is no verdict on who wrote it first; ``unknown``: the one that the others are held against where nothing dates them."""


@dataclass(frozen=True, slots=True)
class Credit:
    """Words by which a text names the agency that it comes from: "LONDON (Reuters) -". Offsets are into the text."""

    agency: str
    start: int
    end: int
    words: str
    whole: bool = True
    """The agency is named for the whole text; false where it only contributed."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One event record of a text, as far as retelling it keeps it."""

    root: str
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of a text to tell whether another shares its origin: some 4 kB for 600 words, and none of its words.

    The ``bytes`` are arrays of little-endian unsigned 32-bit hashes, in the order of the text where it has one.
    """

    doc: str
    outlet: str = ""
    published: str = ""
    """ISO date, empty where unknown."""
    digest: str = ""
    """Of the words alone: case, stops, dates and spelling apart. The same for the same text."""
    title: str = ""
    """Of the title's words, likewise."""
    told: bool = True
    """The text holds words of its title. Where it does not it may be a page's furniture: a login form, a notice."""
    size: int = 0
    """How many distinct runs of words the text has."""
    scale: int = 0
    """Only one in ``2 ** scale`` of these is kept; 0 but for long texts."""
    runs: bytes = b""
    signature: bytes = b""
    """MinHash of all runs."""
    windows: bytes = b""
    """The least hash of every stretch: any two texts with such a stretch in common share one."""
    stems: bytes = b""
    """The words that carry meaning, each once, cut to their stems."""
    names: bytes = b""
    capitals: bytes = b""
    """The first words with a capital: names mostly, by which a retelling is looked for."""
    figures: bytes = b""
    """Numbers but dates."""
    quoted: bytes = b""
    """Runs of quoted words."""
    sources: bytes = b""
    """Names beside a word of saying."""
    credit: Credit | None = None
    facts: tuple[Fact, ...] = ()

    @property
    def sourced(self) -> bool:
        """Whether it has a named source, a figure or a quotation, which can be checked."""
        return bool(self.sources or self.figures or self.quoted)

    def to_json(self) -> str:
        """One line of JSON; empty fields are left out."""
        raw = {key: _plain(value) for key, value in asdict(self).items() if value or key == "told"}
        return json.dumps(raw, ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str | bytes) -> Self:
        """The exact inverse of :meth:`to_json`. Raises ``RecordError`` where the line is no fingerprint."""
        try:
            raw: dict[str, Any] = json.loads(line)
            kinds = {field.name: field.type for field in fields(cls)}
            value: dict[str, Any] = {key: b64decode(v) if kinds[key] == "bytes" else v for key, v in raw.items()}
            value["credit"] = Credit(**raw["credit"]) if "credit" in raw else None
            value["facts"] = tuple(_fact(fact) for fact in raw.get("facts", ()))
            return cls(**value)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise RecordError(f"not a fingerprint: {error}") from error


def _plain(value: object) -> object:
    return b64encode(value).decode() if isinstance(value, bytes) else value


def _fact(raw: dict[str, Any]) -> Fact:
    return Fact(raw["root"], tuple(raw["actors"]), tuple(raw["targets"]))


@dataclass(frozen=True, slots=True)
class Tie:
    """What joins two documents to one origin, and how much of it."""

    one: str
    """Id of the document that is held against the other: the copy or the retelling, as far as its kind tells."""
    other: str
    kind: Kind
    shared: float
    """Share of the shorter text's runs of words, or of the retelling's words that carry meaning, found in the other."""
    of_longer: float = 0.0
    order: float = 0.0
    """Of what both tell, the share that stands in the same order; 0 where it was not looked at."""
    agency: str = ""
    """Credited by both."""


@dataclass(frozen=True, slots=True)
class Member:
    """One document in an origin."""

    doc: str
    kind: Membership
    outlet: str = ""
    published: str = ""
    credit: Credit | None = None
    tie: Tie | None = None
    """The strongest that joins it; None for the first and for one that stands alone."""
    why: str = ""
    """How it belongs here, in plain words."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents that go back to one origin. They count as one voice, in however many outlets they appeared."""

    id: str
    """Follows from the least id of its documents: the same however they came in."""
    members: tuple[Member, ...]
    agency: str = ""
    """Credited by a member for the whole text; empty where none is."""
    weight: float = 1.0
    """1, or ``UNSOURCED`` where no member has a named source, a figure or a quotation."""

    @property
    def docs(self) -> tuple[str, ...]:
        """Ids of its documents."""
        return tuple(member.doc for member in self.members)

    @property
    def outlets(self) -> tuple[str, ...]:
        """Each outlet once. How many there are says nothing about how many know it for themselves."""
        return tuple(dict.fromkeys(member.outlet for member in self.members if member.outlet))

    def to_json(self) -> str:
        """One line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str | bytes) -> Self:
        """The exact inverse of :meth:`to_json`. Raises ``RecordError`` where the line is no origin."""
        try:
            raw: dict[str, Any] = json.loads(line)
            return cls(**raw | {"members": tuple(map(_member, raw["members"]))})
        except (ValueError, KeyError, TypeError) as error:
            raise RecordError(f"not an origin: {error}") from error


def _member(raw: dict[str, Any]) -> Member:
    credit, tie = raw["credit"], raw["tie"]
    return Member(**raw | {"credit": credit and Credit(**credit), "tie": tie and Tie(**tie)})


UNSOURCED = 0.5
"""The weight of an origin with nothing that can be checked. An ordinal choice, not fitted: less than one that has a
source, so that two of them do not outweigh one, and more than none, for it may still be the first to tell."""
