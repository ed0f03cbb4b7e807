"""Which countries a phrase leaves open that names none: "the West African nation", "the oil-rich kingdom"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tocsin.coding.lexicon import load_lexicon
from tocsin.registry import Registry


@dataclass(frozen=True)
class CountryLexicon:
    """``who_countries.yaml`` with look-ups by word."""

    kinds: dict[str, frozenset[str]]
    plural_states: dict[str, tuple[str, ...]]
    halves: dict[str, frozenset[str]]
    colonial_words: frozenset[str]
    colonial_power: dict[str, str]
    """State → the power that ruled it."""
    ships: dict[str, str]
    seats: dict[str, str]
    counted: dict[str, int]
    listing: frozenset[str]
    listed: frozenset[str]
    adjectives: dict[str, str]


@lru_cache(maxsize=1)
def country_lexicon() -> CountryLexicon:
    """The tables, read once a process."""
    raw = load_lexicon("who_countries")
    return CountryLexicon(
        kinds={word: frozenset(codes) for word, codes in raw["kinds"].items()},
        plural_states={word: tuple(codes) for word, codes in raw["plural_states"].items()},
        halves={word: frozenset(codes) for word, codes in raw["halves"].items()},
        colonial_words=frozenset(raw["colonial_words"]),
        colonial_power={state: power for power, states in raw["colonial_powers"].items() for state in states},
        ships=raw["ships"],
        seats=raw["seats"],
        counted=raw["counted"],
        listing=frozenset(raw["listing"]),
        listed=frozenset(raw["listed"]),
        adjectives=raw["adjectives"],
    )


def _parts(registry: Registry) -> dict[str, frozenset[str]]:
    """Parts of the world by id and by lower-case name, with their states."""
    found: dict[str, set[str]] = {}
    for state in registry.states.values():
        whole = state.region.lower()
        for name in (whole, whole.replace(" ", "-"), whole.split()[-1] if whole else ""):
            found.setdefault(name, set()).add(state.code)
    for region in registry.regions.values():
        for name in (region.id, *(name.lower() for name in region.names)):
            found.setdefault(name, set()).update(region.members)
    return {name: frozenset(codes) for name, codes in found.items() if name and codes}


class Countries:
    """The states that the words before a noun leave open."""

    def __init__(self, registry: Registry) -> None:
        self._adjectives = _adjectives(registry)

    def left_open(self, words: list[str]) -> frozenset[str] | None:
        """The states that fit these lower-case words, None where no word tells anything."""
        told = [codes for word in _grams(words) if (codes := self._told(word)) is not None]
        if not told:
            return None
        return frozenset.intersection(*told)

    def _told(self, word: str) -> frozenset[str] | None:
        return self._adjectives.get(word) or country_lexicon().kinds.get(word)


_ADJECTIVES: dict[str, dict[str, frozenset[str]]] = {}
"""By the registry's digest: made once for a registry, not for each text."""


def _adjectives(registry: Registry) -> dict[str, frozenset[str]]:
    """States by the adjective of a part of the world: the registry's name of it with an n, or as the lexicon says."""
    if registry.digest not in _ADJECTIVES:
        parts = _parts(registry)
        found = {f"{name}n": codes for name, codes in parts.items() if name.endswith("a")}
        found |= {word: parts[part] for word, part in country_lexicon().adjectives.items() if part in parts}
        _ADJECTIVES.clear()
        _ADJECTIVES[registry.digest] = found
    return _ADJECTIVES[registry.digest]


def _grams(words: list[str]) -> list[str]:
    """What was written with a hyphen or a point of the compass is one word: oil-rich, west african."""
    found: list[str] = []
    i = 0
    while i < len(words):
        pair = " ".join(words[i : i + 2])
        if i + 2 < len(words) and words[i + 1] == "-":
            found.append("".join(words[i : i + 3]))
            i += 3
        elif len(words) > i + 1 and words[i] in _POINTS:
            found.append(pair)
            i += 2
        else:
            found.append(words[i])
            i += 1
    return found


_POINTS = frozenset(
    {"west", "east", "north", "south", "central", "southern", "northern", "eastern", "western"}
    | {"southeast", "middle", "latin"}
)
