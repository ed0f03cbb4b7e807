"""What a noun phrase stands for, inside and outside of this package."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal


@dataclass(frozen=True, slots=True)
class Resolution:
    """The actors that a noun phrase stands for; empty where the text does not say."""

    actors: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """Persons in a public role, as written in full somewhere in the text."""
    why: str = ""


STATELESS = frozenset({"EXP", "NGO"})
"""Sectors that are written alone where no country is told: "analysts", "aid workers"."""


@dataclass(frozen=True, slots=True)
class Ref:
    """One actor before it is written down."""

    code: str
    sector: str = ""
    country: bool = False
    """A country by its name: the sector shows only where it acts."""

    def written(self, *, acting: bool) -> str:
        """``NER.GOV``, ``NER`` or ``boko-haram``; empty where nothing stands behind the words."""
        if not self.code:
            return self.sector if self.sector in STATELESS else ""
        if not self.sector or (self.country and not acting):
            return self.code
        return f"{self.code}.{self.sector}"

    def bare(self) -> Ref:
        """The code alone, as for a former office holder."""
        return Ref(self.code, country=self.country or bool(self.sector))

    def in_role(self, sector: str) -> Ref:
        """The bearer of a role in this country, or this organisation or group itself, whose people are itself."""
        if len(self.code) == 3 and (self.country or self.sector):
            return Ref(self.code, sector)
        return self


Kind = Literal["", "nobody", "person", "people", "body", "country", "group", "speaker"]


@dataclass(frozen=True, slots=True)
class Sense:
    """Everything known of one mention: its actors, what sort of thing it is, and why."""

    refs: tuple[Ref, ...] = ()
    kind: Kind = ""
    lemma: str = ""
    """The role noun, by which "the ministry" finds "the Egyptian health ministry" again."""
    names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    """Role nouns that stood before a person's name, by which "the general" finds him again."""
    why: str = ""
    framed: bool = False
    """Only the text's frame tells the country."""
    former: bool = False

    def resolution(self, *, acting: bool) -> Resolution:
        """How the mention is written down."""
        actors = tuple(dict.fromkeys(a for ref in self.refs if (a := ref.written(acting=acting))))
        return Resolution(actors, self.names if actors else (), self.why)

    def again(self) -> Sense:
        """The same, met before under another word; of a chain of later words only the first reason is told."""
        return self.because(_AGAIN + self.why.removeprefix(_AGAIN))

    def because(self, why: str) -> Sense:
        """The same, for another reason."""
        return replace(self, why=why)


_AGAIN = "named before, by "
NOTHING = Sense()


@dataclass(slots=True)
class Mention:
    """A noun phrase in the text's memory."""

    head: int
    sentence: int
    sense: Sense
    subject: bool
    plural: bool
    quoted: int = -1
    """The quotation that it stands in."""
    modifies: bool = False
    """Stands before another noun: "Roe" in "the Roe government", whom "the president" seldom means."""
