"""Why two reports are held to tell one act, in words: each thing that was compared, and how much it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, Protocol

from tocsin.records import Report
from tocsin.registry.types import Registry

from .naming import actor_names

_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "any_pair": "two reports taken at random tell two acts",
        "same_mode": "the same kind of act",
        "other_mode": "another kind of act, of the same family",
        "kindred_root": "a kindred kind of act",
        "other_root": "another kind of act",
        "same_actor": "the same doer",
        "other_actor": "another doer",
        "same_target": "the same other side",
        "other_target": "another other side",
        "swapped_roles": "doer and other side are the other way round",
        "same_day": "the same day",
        "days_meet": "the days meet",
        "next_day": "the day after",
        "days_apart": "days apart",
        "told_together": "reported at the same time",
        "told_apart": "reported far apart",
        "same_country": "the same country",
        "other_country": "another country",
        "same_admin1": "the same province",
        "other_admin1": "another province",
        "same_place": "the same place",
        "other_place": "another place",
        "other_name": "another place of the same province",
        "place_named": "one report’s words name the other’s place",
        "same_count": "the same count",
        "near_count": "a count that may be the same, revised",
        "other_count": "another count",
        "same_name": "the same person in a public role",
        "shared_words": "rare words in common",
        "share_of_words": "much of the rare words in common",
        "rare_word": "a very rare word in common",
        "no_shared_word": "no rare word in common",
        "nothing_particular": "nothing particular in common",
        "one_document": "both stand in one document, which tells an act once",
    }
)
_WORDS = frozenset({"shared_words", "share_of_words", "rare_word"})
"""What these compare are words of the texts, names of private people among them: only words written small are shown."""


_PARTIES = frozenset(
    {"same_actor", "other_actor", "same_target", "other_target", "swapped_roles", "same_country", "other_country"}
)
"""What these compare are codes of actors or countries."""


_SLIGHT = 0.05
"""What adds less to the sum than this is not named."""


class Compared(Protocol):
    """One thing that was compared, as merging weighs it."""

    @property
    def name(self) -> str:
        """The feature's name."""
        ...

    @property
    def points(self) -> float:
        """What it adds to the sum."""
        ...

    @property
    def compared(self) -> str:
        """What stood on both sides."""
        ...


class Decided(Protocol):
    """A decision on two reports."""

    @property
    def features(self) -> Sequence[Compared]:
        """Those that say most first."""
        ...


class Reason(Protocol):
    """One report, an earlier one, and the decision that they tell one act."""

    @property
    def report(self) -> Report:
        """The later one."""
        ...

    @property
    def beside(self) -> Report:
        """The earlier one."""
        ...

    @property
    def decision(self) -> Decided:
        """What speaks for one act and what against it."""
        ...


class Told(NamedTuple):
    """One thing that was compared, in words."""

    what: str
    points: float
    """What it adds to the log-odds of one act: above 0 it speaks for it, below against."""
    compared: str


def reasons_told(why: Reason, registry: Registry) -> list[Told]:
    """What speaks for one act and what against it, in words; what says next to nothing is left out."""
    texts = [text for one in (why.report, why.beside) for text in (one.evidence, one.title)]
    return [told_alike(one, registry, texts) for one in why.decision.features if abs(one.points) >= _SLIGHT]


def told_alike(found: Compared, registry: Registry, texts: Iterable[str]) -> Told:
    """The thing in words. ``texts`` are the two reports' own: a word that they write with a capital alone is masked."""
    what = _NAMES.get(found.name, found.name.replace("_", " "))
    if found.name == "any_pair":
        return Told(what, found.points, "")
    compared = found.compared
    if found.name in _WORDS:
        compared = _written_small(compared, " ".join(texts))
    elif found.name in _PARTIES:
        compared = " and ".join(_named(side, registry) for side in compared.split(", "))
    return Told(what, found.points, compared)


def _named(codes: str, registry: Registry) -> str:
    return codes if codes == "nobody named" else actor_names(re.split(r" (?:→ )?", codes), registry)


def _written_small(words: str, text: str) -> str:
    """Those of the words that the texts write without a capital: a person's name is not among them."""
    return " ".join(word for word in words.split() if re.search(rf"\b{re.escape(word)}", text))
