"""The registry's own types: plain frozen data that a compiled cache can hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

EntryKind = Literal[
    "state", "demonym", "capital", "metonym", "organisation", "group", "person", "outlet", "place", "region"
]


@dataclass(frozen=True, slots=True)
class Entry:
    """One surface form and what it stands for."""

    surface: str
    kind: EntryKind
    code: str
    """Country or organisation code, or the group's or outlet's id."""
    acting: str
    """How the name is written when it acts: ``NER.GOV`` for Niger or Niamey, ``RUS.GOV`` for the Kremlin, ``hamas``."""


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory with an ISO 3166-1 alpha-3 code."""

    code: str
    names: tuple[str, ...]
    """English names, the usual one first: Niger, Republic of the Niger."""
    names_fr: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    """English adjectives and nouns for its people: Nigerien, Nigeriens."""
    demonyms_fr: tuple[str, ...] = ()
    capital: str = ""
    capital_aliases: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    """What stands for its government: the Kremlin, the White House, Foggy Bottom."""
    metonyms_mil: tuple[str, ...] = ()
    """What stands for its armed forces: the Pentagon is ``USA.GOV`` as a ministry, the IDF is ``ISR.MIL``."""
    cities: tuple[str, ...] = ()
    """Well-known towns and provinces, for the country of an event until the gazetteer comes."""
    region: str = ""
    bodies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Sector → proper names that stand for it: LEG → the Knesset, COP → the FBI. GOV and MIL are the metonyms above."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international organisation, with its bodies and missions."""

    code: str
    names: tuple[str, ...]
    names_fr: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """An armed group, movement or party that acts under its own name."""

    id: str
    names: tuple[str, ...]
    names_fr: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    kind: str = ""
    sector: str = "REB"


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet, agency, monitor or think tank that others cite."""

    id: str
    names: tuple[str, ...]
    country: str = ""
    kind: Literal["agency", "newspaper", "broadcaster", "site", "monitor", "think-tank"] = "site"
    state_controlled: bool = False
    source: str = ""
    """Where the judgement of state control comes from, with its date; empty where none is made."""


@dataclass(frozen=True, slots=True)
class Office:
    """A person's public office and the days it was held. Empty ``until``: still held when the data were made."""

    person: str
    """Usual full name."""
    surnames: tuple[str, ...]
    """Short forms by which texts go on naming the person: Bazoum, Mr. Blinken."""
    actor: str
    """``NER.GOV`` while in office; the bare code before and after."""
    role: str
    since: str
    """ISO day, month or year, as exactly as it is known; empty where no source dates it."""
    until: str = ""
    alone: tuple[str, ...] = ()
    """Short forms that name the person even without a full mention before: Putin, Netanyahu, Abu Bakr al-Baghdadi."""
    aliases: tuple[str, ...] = ()
    """Other spellings of the full name: Volodymyr Zelenskyy, Muammar Qaddafi."""


@dataclass(frozen=True, slots=True)
class RootType:
    """One of PLOVER's sixteen roots."""

    name: str
    definition: str
    quad: Literal[1, 2, 3, 4]
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    intensity: float
    """−10 (most hostile) to +10 (most cooperative)."""
    modes: Mapping[str, str] = field(default_factory=dict)
    """Mode → its definition."""
    conventions: tuple[str, ...] = ()
    """What is coded here rather than elsewhere, with the reason."""


@dataclass(frozen=True, slots=True)
class Ontology:
    """PLOVER's roots, modes and contexts, in our own words."""

    roots: Mapping[str, RootType]
    contexts: Mapping[str, str]


@dataclass(frozen=True)
class Registry:
    """All that is known before reading. ``entries`` maps a surface form, as written, to all that it may stand for."""

    ontology: Ontology
    states: Mapping[str, State]
    organisations: Mapping[str, Organisation]
    groups: Mapping[str, Group]
    outlets: Mapping[str, Outlet]
    offices: tuple[Office, ...]
    entries: Mapping[str, tuple[Entry, ...]]
    roles: Mapping[str, str]
    """Role noun (lemma, lower case; also several words) → sector: army → MIL, junta → GOV, police → COP."""
    digest: str
    """Of the data files: part of the coder's version."""
    ambiguous: Mapping[str, str] = field(default_factory=dict)
    """Surfaces that several things of one kind share, with what to do about it: Congo, Guinea, Georgia, IS."""

    def lookup(self, surface: str) -> tuple[Entry, ...]:
        """All that a surface form may stand for, empty if it is unknown. Case counts: "Mali" is known, "mali" not."""
        return self.entries.get(surface, ())
