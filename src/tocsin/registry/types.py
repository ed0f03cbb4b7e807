"""The registry's own types: plain frozen data that a compiled cache can hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

EntryKind = Literal[
    "state", "demonym", "capital", "metonym", "organisation", "group", "person", "outlet", "place", "region"
]
TieKind = Literal["split_from", "merged_into", "allied_with", "affiliated_with", "wing_of"]
Control = Literal["state", "state-captured", "public", "party", "independent", ""]
"""Who decides what an outlet says. ``state``: the government; ``state-captured``: in other hands, yet bound to it;
``public``: publicly owned or funded with a guarded newsroom; empty: nobody whom we cite has judged it."""


class Entry(NamedTuple):
    """One surface form and what it stands for. A tuple, because every start makes more than ten thousand."""

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
class Membership:
    """A state in an organisation. Empty ``since``: since before 2000, or never dated by a source of ours."""

    code: str
    since: str = ""
    """ISO day, month or year of joining."""
    until: str = ""
    """ISO day, month or year of leaving; from that day on it is no member."""

    def holds(self, day: str) -> bool:
        """Whether it lasts on an ISO day. A year or a month counts from its first day, and ends on it."""
        return self.since <= day and (not self.until or day < self.until)


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international organisation, with its bodies and missions."""

    code: str
    names: tuple[str, ...]
    names_fr: tuple[str, ...] = ()
    memberships: tuple[Membership, ...] = ()
    """Every state that is or, since 2000, was a member; empty where the members are not listed here."""

    @property
    def members(self) -> tuple[str, ...]:
        """Codes of the states that were members when the data were made."""
        return tuple(one.code for one in self.memberships if not one.until)

    def members_on(self, day: str) -> tuple[str, ...]:
        """Codes of the states that were members on an ISO day from 2000 on."""
        return tuple(one.code for one in self.memberships if one.holds(day))


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the world that is no one country, and the states in it by common use."""

    id: str
    names: tuple[str, ...]
    members: tuple[str, ...] = ()
    """Codes; empty where its borders are nobody's agreed list."""


@dataclass(frozen=True, slots=True)
class Tie:
    """How a group stands to another actor, from when until when, and who says so."""

    kind: TieKind
    id: str
    """Id of the other group or organisation, or a state's actor: ``SDN.MIL`` where a force left the army."""
    since: str = ""
    """ISO day, month or year; empty where no source dates it. A split or a merger has no ``until``."""
    until: str = ""
    source: str = ""
    """Key of ``Registry.sources``."""


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that a group bore before, also one of its ``names``."""

    name: str
    since: str = ""
    until: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """An armed group, movement or party that acts under its own name."""

    id: str
    names: tuple[str, ...]
    names_fr: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    kind: str = ""
    sector: str = "REB"
    founded: str = ""
    """ISO day, month or year, as exactly as known; empty where not looked up."""
    dissolved: str = ""
    """When it ended or declared its end, which others may dispute; empty also for groups that merely fell silent."""
    dated_by: str = ""
    """Key of ``Registry.sources`` for these two dates."""
    formerly: tuple[FormerName, ...] = ()
    ties: tuple[Tie, ...] = ()

    def tied(self, kind: TieKind) -> tuple[Tie, ...]:
        """The ties of one kind: ``group.tied("split_from")``."""
        return tuple(tie for tie in self.ties if tie.kind == kind)


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet, agency, monitor or think tank that others cite."""

    id: str
    names: tuple[str, ...]
    country: str = ""
    kind: Literal["agency", "newspaper", "broadcaster", "site", "monitor", "think-tank"] = "site"
    owner: str = ""
    control: Control = ""
    control_source: str = ""
    """Key of ``Registry.sources``: who judges that. Empty with ``control``."""
    as_of: str = ""
    """ISO day, month or year for which the judgement stands."""
    website: str = ""
    """Domain without "www.": dawn.com."""

    @property
    def state_controlled(self) -> bool:
        """Whether the government itself decides what it says; false also where nobody has judged."""
        return self.control == "state"


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

    regions: Mapping[str, Region] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    """Short key → who says it, under which licence: what ``Tie.source`` and ``Outlet.control_source`` name."""

    def lookup(self, surface: str) -> tuple[Entry, ...]:
        """All that a surface form may stand for, empty if it is unknown. Case counts: "Mali" is known, "mali" not."""
        return self.entries.get(surface, ())
