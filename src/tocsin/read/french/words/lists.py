"""The word lists beside this file, by kind of word: which English entry a French word shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tocsin.read.lexicon import load_lexicon

_HERE = Path(__file__).parent
_FILES = {
    "verb": ("verbs-force", "verbs-speech", "verbs-politics", "verbs-common"),
    "noun": ("nouns-force", "nouns-people", "nouns-politics", "nouns-apart"),
    "adjective": ("adjectives",),
    "adverb": ("adverbs",),
}
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


@dataclass(frozen=True)
class Phrase:
    """Words that share one entry: ``words`` in their order, which of them is the head, and what follows them."""

    kind: str
    words: tuple[str, ...]
    head: int
    entry: str
    takes: str = ""
    """A last preposition that goes with the verb: what stands behind it is the verb's object."""
    reflexive: bool = False
    kept: int = 99
    """From which word on the words keep standing for themselves: those who are taken in "prise d'otages"."""


def plain(word: str) -> str:
    """A word in lower case, whichever apostrophe it is written with."""
    return word.lower().translate(_PLAIN)


@cache
def entries(kind: str) -> Mapping[str, str]:
    """French word → English entry, of all verbs, nouns, adjectives or adverbs."""
    return {french: entry for file in _FILES[kind] for part in _load(file).values() for french, entry in part.items()}


@cache
def small(table: str) -> Mapping[str, Any]:
    """One table of small words."""
    return dict(_load("small")[table])


@cache
def heads(table: str) -> frozenset[str]:
    """One plain list of ``small.yaml``: English entries."""
    return frozenset(_load("small")[table])


@cache
def persons() -> frozenset[str]:
    """English entries for one person."""
    people = _load("nouns-people")
    named = {entry for part in ("offices", "people") for entry in people[part].values()}
    return frozenset((named - heads("bodies")) | heads("persons"))


@cache
def people() -> frozenset[str]:
    """English entries for whoever may speak: persons and bodies."""
    parts = (*_load("nouns-people").values(), _load("nouns-force")["forces"])
    return frozenset({entry for part in parts for entry in part.values()} - heads("places")) | persons()


@cache
def senses() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """French verb → English entry → the signs by which it is meant, the first that fits counts."""
    return {verb: {entry: tuple(signs) for entry, signs in found.items()} for verb, found in _load("senses").items()}


@cache
def objects(table: str) -> Any:
    """One table of ``objects.yaml``: which words take what as English does."""
    return _load("objects")[table]


@cache
def irregular(table: str) -> Any:
    """English forms that no rule makes."""
    return _load("irregular")[table]


@cache
def phrases() -> Mapping[str, tuple[Phrase, ...]]:
    """The phrases by their first word, the longest first."""
    found: dict[str, list[Phrase]] = {}
    for kind, table in _load("phrases").items():
        for text, entry in table.items():
            phrase = _phrase(kind.removesuffix("s"), text, entry)
            found.setdefault(phrase.words[0], []).append(phrase)
    return {first: tuple(sorted(rows, key=lambda p: -len(p.words))) for first, rows in found.items()}


def _phrase(kind: str, text: str, entry: str) -> Phrase:
    parts = [_OWN.get(part, part) for word in text.split() for part in _elided(word)]
    reflexive = kind == "verb" and parts[0] == "se"
    parts = parts[1:] if reflexive else parts
    head = next((n for n, part in enumerate(parts) if part.startswith("*")), 0)
    kept = next((n for n, part in enumerate(parts) if part.startswith("+")), 99)
    parts = [part.lstrip("*+") for part in parts]
    takes = parts.pop() if kind == "verb" and len(parts) > 2 and parts[-1] in _TAKEN else ""
    return Phrase(kind, tuple(parts), head, entry, takes, reflexive, kept)


_TAKEN = frozenset({"à", "de", "sur"})
_OWN = {"sa": "son", "ses": "son", "leur": "son", "leurs": "son"}


def _elided(word: str) -> list[str]:
    """ "d'état" is two words, as the tokenizer parts it; "aujourd'hui" is one."""
    front, mark, back = word.partition("'")
    return [front + mark, back] if mark and back and front.lstrip("+") in _ELIDED else [word]


_ELIDED = frozenset({"d", "l", "qu", "n", "s", "jusqu"})


def _load(name: str) -> dict[str, Any]:
    return load_lexicon(_HERE / f"{name}.yaml")


__all__ = [
    "Phrase",
    "entries",
    "heads",
    "irregular",
    "objects",
    "people",
    "persons",
    "phrases",
    "plain",
    "senses",
    "small",
]
