"""Gives small letters back to a text that is all in capital ones, so that the parser reads sentences, not shouting.

What is in the program decides, nothing is learnt. A phrase that the registry knows is written as there. A word that the
parser's lists of English words lack, in any of its forms, is a name and keeps its first capital, or all of them where
it looks like an abbreviation. A noun right after a name is part of it, for family names are words too, unless it stands
after an article in the same text. The words before an abbreviation in brackets whose first letters hold its own are one
name. Everything else is small, but for months, days and the first word of a sentence.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language

from tocsin.registry import Registry

_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
_ABBREVIATED = re.compile(r"[(\[\"]([A-Z0-9-]{2,12})[)\]\"]")
_FIRST = re.compile(r"(?:^|(?<=[.!?:]\s)|(?<=[.!?]\s\s)|(?<=[.!?][\")]\s)|(?<=\n))([\"(]?)([a-z])", re.MULTILINE)
_ENDINGS = (
    *(("s", ""), ("es", ""), ("ies", "y"), ("men", "man"), ("ed", ""), ("ed", "e"), ("d", ""), ("ing", "")),
    *(("ing", "e"), ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("est", ""), ("est", "e"), ("ly", "")),
)
_DOUBLED = re.compile(r"(.*(.))\2(?:ed|ing|er|est)$")
_LEADING = frozenset({"san", "santa", "santo", "puerto", "ciudad", "rio", "don", "msgr", "dr"})
_NAMES_ONLY = frozenset({"state", "demonym", "capital", "place", "region"})
_COMMON = re.compile(r"\b(?:the|an?|his|her|their|its|our|this|that|these|those|some|no|any|of|\d+) ([a-z]+)")
_SPELT = re.compile(r"((?:[\w.'-]+ ){2,8})[(\"]+([A-Z]{3,8})[)\"]")
_SMALL = frozenset({"of", "the", "for", "and", "de", "la", "del", "y"})
_LONGEST = 6
"""Words of the longest phrase that is looked for in the registry."""
_DAYS = frozenset(name.lower() for name in calendar.day_name)
_MONTHS = frozenset(name.lower() for name in calendar.month_name if name)
_ALSO_WORDS = frozenset({"march", "may", "august"})


class Casing:
    """Cases texts by one registry and one parser's lists of words."""

    def __init__(self, registry: Registry, nlp: Language) -> None:
        lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups")  # noqa: B009 - its type does not tell of them
        tables = [lookups.get_table(name) for name in ("lemma_index", "lemma_exc")]
        self._words = frozenset(STOP_WORDS).union(*(words for table in tables for words in table.values()))
        others = (table[kind] for table in tables for kind in ("verb", "adj", "adv") if kind in table)
        self._nouns = frozenset(tables[0]["noun"]).difference(STOP_WORDS, *others)
        self._phrases = {
            surface.lower(): surface
            for surface, entries in registry.entries.items()
            if " " in surface
            or surface.lower() not in self._words
            or (not surface.isupper() and any(entry.kind in _NAMES_ONLY for entry in entries))
        }

    def cased(self, text: str) -> str:
        """The text with other letters and the same length."""
        lower = text.lower() if len(text.lower()) == len(text) else text
        abbreviated = {found.lower() for found in _ABBREVIATED.findall(text) if not self._is_word(found.lower())}
        words = list(_WORD.finditer(lower))
        out = list(lower)
        common = {word.group(1) for word in _COMMON.finditer(lower)}
        at, named_to = 0, -1
        while at < len(words):
            length, phrase = self._phrase(lower, words[at : at + _LONGEST])
            start, word = words[at].start(), words[at].group()
            written = phrase or self._one(words, at, abbreviated)
            if written == word and named_to + 1 == start and word not in common and self._is_noun(word):
                written = word.capitalize()
            out[start : start + len(written)] = written
            at += length
            named_to = words[at - 1].end() if written != word and not phrase else -1
        cased = _FIRST.sub(lambda m: m.group(1) + m.group(2).upper(), "".join(out))
        return _SPELT.sub(_spelt_out, cased)

    def _phrase(self, text: str, words: list[re.Match[str]]) -> tuple[int, str]:
        """How many words the longest phrase of the registry takes here, and how it is written."""
        for length in range(len(words), 0, -1):
            phrase = text[words[0].start() : words[length - 1].end()]
            if phrase in self._phrases and len(self._phrases[phrase]) == len(phrase):
                return length, self._phrases[phrase]
        return 1, ""

    def _one(self, words: list[re.Match[str]], at: int, abbreviated: set[str]) -> str:
        word = words[at].group()
        before = words[at - 1].group() if at else ""
        if word == "i" or word in abbreviated or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
            return word.upper()
        if word in _DAYS or (word in _MONTHS and (word not in _ALSO_WORDS or before.isdigit())):
            return word.capitalize()
        if self._is_word(word):
            return word.capitalize() if before in _LEADING else word
        return word.upper() if not re.search(r"[aeiouy]", word) and len(word) > 2 else word[0].upper() + word[1:]

    def _is_word(self, word: str) -> bool:
        """Whether it is an English word in any of its forms; a compound is one where each of its parts is."""
        parts = [part for part in re.split(r"[-']", word) if part]
        return all(part in self._words or part.isdigit() or self._is_form(part) for part in parts)

    def _is_noun(self, word: str) -> bool:
        return word in self._nouns or (word not in self._words and word.removesuffix("s") in self._nouns)

    def _is_form(self, word: str) -> bool:
        if any(word.endswith(end) and word[: -len(end)] + stem in self._words for end, stem in _ENDINGS):
            return True
        doubled = _DOUBLED.match(word)
        return doubled is not None and doubled.group(1) in self._words


def _spelt_out(found: re.Match[str]) -> str:
    """The fewest words before an abbreviation whose first letters have all of its own, in any order, with capitals.

    Translation turns the words of a name round, and leaves its abbreviation.
    """
    words, letters = found.group(1).split(" ")[:-1], Counter(found.group(2))
    for first in range(len(words) - 1, -1, -1):
        if letters <= Counter(word[:1].upper() for word in words[first:]):
            kept = (w if w.lower() in _SMALL else w[0].upper() + w[1:] for w in words[first:])
            return " ".join([*words[:first], *kept]) + found.group()[len(found.group(1)) - 1 :]
    return found.group()
