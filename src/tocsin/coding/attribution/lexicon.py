"""The words that attribute, read once from the lexicons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ..lexicon import load_lexicon

_SETS = (
    *("adverbs", "passives", "blame", "nouns", "documents", "pictures", "experts", "chorus"),
    *("stances", "ideas", "leanings", "airing", "adjectives", "glosses"),
    *("responsibility", "owning", "instruments", "views", "taking", "alleged", "reports", "deeds"),
)


@dataclass(frozen=True)
class Words:
    """Sets of lemmas by what they do; see the two YAML files for what each class means."""

    verbs: Mapping[str, frozenset[str]]
    """Lemma → the classes that it stands in."""
    prepositions: Mapping[str, tuple[tuple[str, ...], ...]]
    """By language."""
    adverbs: frozenset[str]
    passives: frozenset[str]
    blame: frozenset[str]
    nouns: frozenset[str]
    documents: frozenset[str]
    pictures: frozenset[str]
    experts: frozenset[str]
    chorus: frozenset[str]
    stances: frozenset[str]
    ideas: frozenset[str]
    leanings: frozenset[str]
    airing: frozenset[str]
    adjectives: frozenset[str]
    glosses: frozenset[str]
    responsibility: frozenset[str]
    owning: frozenset[str]
    instruments: frozenset[str]
    views: frozenset[str]
    taking: frozenset[str]
    alleged: frozenset[str]
    reports: frozenset[str]
    deeds: frozenset[str]

    def classes(self, lemma: str) -> frozenset[str]:
        """The classes of a verb, none for a verb that does not attribute."""
        return self.verbs.get(lemma, frozenset())


@cache
def words() -> Words:
    """The lexicons as sets."""
    verbs: dict[str, set[str]] = {}
    for name, lemmas in load_lexicon("attribution_verbs").items():
        for lemma in lemmas:
            verbs.setdefault(lemma, set()).add(name)
    phrases = load_lexicon("attribution_phrases")
    return Words(
        verbs={lemma: frozenset(names) for lemma, names in verbs.items()},
        prepositions={"en": _split(phrases["prepositions"]), "fr": _split(phrases["french_prepositions"])},
        **{name: frozenset(phrases[name]) for name in _SETS},
    )


def _split(phrases: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in phrases)
