"""Draws from a document what tells its incident from others, by light means: no parser, one pass over its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.records import Document

from .days import day_of, last_weekday, nearest_date
from .furniture import without
from .lexicon import Lexicon, load_lexicon
from .words import fold, tokens_of, words_of

LEAD, BODY = 80, 600
"""Words of the opening, which tell what is new, and words in all that are looked at: what follows is background."""
READ = 6000
"""Characters read; 600 words are rarely longer."""
_SENTENCE_END = frozenset(".!?\n")
_ADDRESS = re.compile(r"[a-z]{3,14}")
_NAME_LENGTH = 3
_OLDEST = 99
_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Sketch:
    """One document as others are compared with it. Words are folded: lower case, no possessive, no plural -s."""

    id: str
    day: int | None
    """Ordinal of the day of publication."""
    outlet: str
    title: tuple[str, ...]
    """Words of the headline."""
    figures: frozenset[int]
    """Numbers of the headline, in figures or words."""
    address: tuple[str, ...]
    """Words of the web address that the headline lacks: they tell what a login page hides."""
    lead: frozenset[str]
    body: dict[str, int]
    """Words of the text, how often."""
    capitals: tuple[str, ...]
    """Words written with a capital anywhere, title included."""
    inside: Counter[str]
    """Words written with a capital inside a sentence, how often there: what a corpus learns names from."""
    small: Counter[str]
    """Words written small."""
    full_names: frozenset[tuple[str, str]]
    """Neighbours of which both have capitals."""
    streets: frozenset[str]
    houses: frozenset[str]
    """Numbers of blocks and houses, as in "the 5300 block of"."""
    ages: frozenset[int]
    days: frozenset[int]
    """Ordinals of the days that the text names."""
    people: frozenset[str]
    """Kinds of people in headline and opening: boy, officer."""
    length: int
    """Words read."""


def sketch(document: Document, furniture: frozenset[str] = frozenset()) -> Sketch:
    """What there is to compare of a document, once the lines that are ``furniture`` are taken out."""
    lexicon = load_lexicon()
    text = without(document.text[: 4 * READ], furniture)[:READ]
    day = day_of(document.published)
    title = tuple(dict.fromkeys(word for word in words_of(document.title) if word not in lexicon.stop))
    walk = _Walk(lexicon, day)
    walk.through(tokens_of(document.title))
    walk.starts_text()
    walk.through(tokens_of(text))
    body = [word for word in walk.words[:BODY] if word not in lexicon.stop]
    lead = [word for word in walk.words[:LEAD] if word not in lexicon.stop]
    kinds = (lexicon.people[word] for word in (*title, *lead) if word in lexicon.people)
    return Sketch(
        id=document.id,
        day=day,
        outlet=document.outlet,
        title=title,
        figures=frozenset(_figures(title, lexicon)),
        address=_address(document.source, title, lexicon),
        lead=frozenset(lead),
        body=dict(Counter(body)),
        capitals=tuple(walk.capitals),
        inside=walk.inside,
        small=walk.small,
        full_names=frozenset(walk.full_names),
        streets=frozenset(walk.streets),
        houses=frozenset(walk.houses),
        ages=frozenset(walk.ages),
        days=frozenset(walk.days),
        people=frozenset(kinds),
        length=len(walk.words),
    )


def _figures(title: Sequence[str], lexicon: Lexicon) -> Iterator[int]:
    for word in title:
        if word[0].isdigit():
            yield int(word)
        elif word in lexicon.numbers:
            yield lexicon.numbers[word]


def _address(source: str, title: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The words in the path of a web address; none of a file's path."""
    site_and_path = source.rpartition("://")[2].partition("/")[2] if "://" in source else ""
    words = (fold(word) for word in _ADDRESS.findall(site_and_path.lower()))
    return tuple(dict.fromkeys(word for word in words if word not in lexicon.stop and word not in title))


class _Walk:
    """One pass over the tokens of a text, noting what stands beside what."""

    def __init__(self, lexicon: Lexicon, day: int | None) -> None:
        self._lexicon, self._day = lexicon, day
        self.words: list[str] = []
        self.capitals: dict[str, None] = {}
        self.inside: Counter[str] = Counter()
        self.small: Counter[str] = Counter()
        self.full_names: dict[tuple[str, str], None] = {}
        self.streets: dict[str, None] = {}
        self.houses: dict[str, None] = {}
        self.ages: dict[int, None] = {}
        self.days: dict[int, None] = {}

    def starts_text(self) -> None:
        """Forget the words of the headline and how it writes them: in a headline a capital need not be a name's."""
        self.words.clear()
        self.inside.clear()
        self.small.clear()

    def through(self, tokens: Sequence[str]) -> None:
        """Take in all tokens."""
        start, before = True, ""
        for at, token in enumerate(tokens):
            if not token[0].isalnum():
                start, before = start or token in _SENTENCE_END, ""
                continue
            if token[0].isdigit():
                self._number(int(token), at, tokens)
                self.words.append(token)
                before = ""
                start = False
                continue
            word = fold(token)
            self.words.append(word)
            if token[0].isupper():
                before = self._capital(word, before, inside=not start)
            else:
                self.small[word] += 1
                before = ""
            if word in self._lexicon.numbers:
                self._age(self._lexicon.numbers[word], at, tokens)
            start = False

    def _capital(self, word: str, before: str, *, inside: bool) -> str:
        if word in self._lexicon.weekdays or word in self._lexicon.months:
            if word in self._lexicon.weekdays and self._day is not None:
                self.days[last_weekday(self._lexicon.weekdays[word], self._day)] = None
            return ""
        self.capitals[word] = None
        if inside:
            self.inside[word] += 1
        if before:
            if word in self._lexicon.streets:
                self.streets[before] = None
            elif len(word) >= _NAME_LENGTH:
                self.full_names[before, word] = None
        return word if len(word) >= _NAME_LENGTH else before

    def _number(self, number: int, at: int, tokens: Sequence[str]) -> None:
        after = tokens[at + 1].lower() if at + 1 < len(tokens) else ""
        before = fold(tokens[at - 1]) if at else ""
        if after == "block":
            self.houses[tokens[at]] = None
        elif before in self._lexicon.months:
            self._date(self._lexicon.months[before], number, at + 1, tokens)
        elif after in self._lexicon.months:
            self._date(self._lexicon.months[after], number, at + 2, tokens)
        elif (before == "," and after in {",", ".", "of", "and"}) or before in {"age", "aged"}:
            self.ages[number] = None
        else:
            self._age(number, at, tokens)
        if before == "," and number > _OLDEST:
            self.ages.pop(number, None)

    def _age(self, number: int, at: int, tokens: Sequence[str]) -> None:
        after = [token.lower() for token in tokens[at + 1 : at + 3]]
        if number <= _OLDEST and (after in (["year", "old"], ["years", "old"]) or after[:1] == ["ans"]):
            self.ages[number] = None

    def _date(self, month: int, day: int, at: int, tokens: Sequence[str]) -> None:
        rest = [following for following in tokens[at : at + 2] if following[0].isalnum()]
        year = int(rest[0]) if rest and rest[0].isdigit() and int(rest[0]) in _YEARS else 0
        if self._day is not None and (found := nearest_date(month, day, self._day, year)) is not None:
            self.days[found] = None
