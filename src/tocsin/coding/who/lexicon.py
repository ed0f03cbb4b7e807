"""The decision tables of roles and pronouns, turned into look-ups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tocsin.coding.lexicon import load_lexicon

Breadth = Literal["person", "body"]


@dataclass(frozen=True, slots=True)
class RoleWord:
    """What one role noun says. ``open`` ones take their sector from the words before them."""

    sector: str
    breadth: Breadth
    open: bool = False


@dataclass(frozen=True)
class RoleLexicon:
    """``who_roles.yaml`` with look-ups by word."""

    roles: Mapping[str, RoleWord]
    modifiers: Mapping[str, str]
    home_titles: Mapping[tuple[str, ...], str]
    shared_titles: Mapping[tuple[str, ...], frozenset[str]]
    """Title → the other countries that have it too."""
    words: Mapping[str, frozenset[str]]
    prepositions: Mapping[str, int]
    same_kind: Mapping[str, frozenset[str]]
    later_words: frozenset[str]
    """Words that may be a later name for something named before."""
    first_words: Mapping[str, str]
    committees: Mapping[str, str]
    partisans: Mapping[str, str]
    beyond_of_some: Mapping[str, frozenset[str]]
    """Adjective of more than one country → the nouns of which it says so."""
    military_rule: Mapping[str, tuple[str, str]]
    """State → the month in which soldiers took power and the one in which they gave it up."""


@lru_cache(maxsize=1)
def role_lexicon() -> RoleLexicon:
    """The role tables, read once a process."""
    raw = load_lexicon("who_roles")
    roles: dict[str, RoleWord] = {}
    tables: tuple[tuple[str, Breadth, bool], ...] = (
        ("open_persons", "person", True), ("open_bodies", "body", True),
        ("persons", "person", False), ("bodies", "body", False),
    )  # fmt: skip
    for table, breadth, is_open in tables:
        for sector, words in raw[table].items():
            roles.update(dict.fromkeys(words, RoleWord(sector, breadth, is_open)))
    plain = (
        "military_rulers", "former", "ousting", "nobody", "anybody", "transparent", "voices", "countries", "pairs",
        "organs", "deeds", "others", "organisation_words", "think_tank_words", "patron", "led", "against", "abroad",
        "trouble", "kin", "beyond", "beyond_of_state", "beyond_owners", "rulers", "rulers_if_military", "state_media",
        "party_words", "followers", "stationed", "of_state", "group_words", "junta_forces",
        "heads_of_anything", "body_adjectives", "allied", "peaceful", "envoys", "soldiery", "undemocratic",
        "of_societies",
    )  # fmt: skip
    return RoleLexicon(
        roles=roles,
        modifiers={word: sector for sector, words in raw["modifiers"].items() for word in words},
        home_titles={tuple(title.split()): code for title, code in raw["home_titles"].items()},
        shared_titles={tuple(title.split()): frozenset(codes) for title, codes in raw["shared_titles"].items()},
        words={name: frozenset(raw[name]) for name in plain},
        prepositions={word: rank for rank, word in enumerate(raw["home_prepositions"])},
        later_words=frozenset({"body", *(word for words in raw["same_kind"].values() for word in words)}),
        first_words=raw["first_words"],
        committees=raw["committees"],
        partisans=raw["partisans"],
        beyond_of_some={word: frozenset(nouns) for word, nouns in raw["beyond_of_some"].items()},
        military_rule={code: (str(since), str(until)) for code, (since, until) in raw["military_rule"].items()},
        same_kind={name: frozenset(words) for name, words in raw["same_kind"].items()},
    )


@lru_cache(maxsize=1)
def pronoun_lexicon() -> Mapping[str, frozenset[str]]:
    """The pronoun tables, read once a process."""
    raw: Mapping[str, Iterable[str]] = load_lexicon("who_pronouns")
    return {name: frozenset(words) for name, words in raw.items()}
