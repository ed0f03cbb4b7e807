"""What the name of an instrument tells of which one it is: what it is about, its proper name, its year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from tocsin.records import Agreement
from tocsin.registry import Registry

from .parties import party

_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_NAMES_NOBODY = frozenset({"state", "demonym", "metonym", "organisation", "group", "person", "outlet", "region"})
"""Kinds of registry names that say who is in an instrument, not which it is. A town says which, unless a party's."""
_PARTIES = frozenset({"state", "demonym", "organisation", "group"})
"""Kinds that make whom they name a party: "the US-Taliban deal"."""
_BEFORE_NAME = 5
"""Words before a name among which its article is looked for."""
_AROUND_HEAD = 6
"""Words on either side of a head noun that say what the paper is about."""
_GO_BETWEENS = ("brokered", "mediated", "sponsored", "backed", "led", "hosted")
"""What makes of the name before it a go-between: "an Egyptian-brokered truce"."""
_LONGEST_NAME = 3
"""Words of a capitalised run that are looked up together: "President Vladimir Putin", "the White House"."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """What one mention tells of which instrument it means."""

    name: str
    parties: frozenset[str]
    """Codes without sectors, for an instrument between governments binds the states; with those in its name."""
    kind: str = ""
    head: int = 0
    """Number of the line of heads that its head noun stands in; 0 too where it has none."""
    proper: frozenset[str] = frozenset()
    """Words of its proper name, in lower case, and its abbreviation."""
    year: str = ""
    further: bool = False
    """Said to be another than the one there is."""
    several: bool = False
    """Not one instrument: "existing treaties"."""
    unmade: bool = False
    """Called one that is not there yet: "a potential deal"."""
    about: str = ""
    """The one state or group in its name: "the Iran nuclear deal"; empty where there is none or are several."""

    @property
    def bare(self) -> bool:
        """Whether it is "the deal" and no more, which is known only by what stands before it."""
        return not (self.kind or self.proper or self.year)


def instrument(record: Agreement, registry: Registry) -> Instrument:
    """What a record's name, and its evidence where the name is bare, tell of the instrument."""
    name = _full_name(record)
    words = _words(name)
    lower, written = f" {' '.join(words)} ", f" {' '.join(_WORD.findall(name))} "
    years = _YEAR.findall(name)
    named = frozenset(_named(name, registry))
    parties = frozenset(map(party, record.parties)) | named
    proper = _proper(name, parties, registry)
    return Instrument(
        name=name,
        parties=parties,
        kind=_kind(words, record.evidence),
        head=_head(lower),
        proper=proper,
        year=years[0] if len(years) == 1 else "",
        further=any(f" {word} " in written for word in _table()["further"]),
        several=not proper and not years and any(f" {word} " in lower for word in _table()["several"]),
        unmade=any(f" {word} " in lower for word in _table()["unmade"]),
        about=next(iter(named)) if len(named) == 1 else "",
    )


@cache
def _table() -> Mapping[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = files(__package__).joinpath("instruments.yaml").read_text("utf-8")
    found: Mapping[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - safe
    return found


def _words(text: str) -> list[str]:
    return [_bare(match.group()).casefold() for match in _WORD.finditer(text)]


def _bare(word: str) -> str:
    return word.rstrip(".-'’").removesuffix("'s").removesuffix("’s")


def _full_name(record: Agreement) -> str:
    """The name with what the evidence has between it and its article: "status of forces" before "agreement"."""
    name = record.name or record.evidence
    before = record.evidence.partition(name)[0] if name in record.evidence else ""
    words = before.split()[-_BEFORE_NAME:]
    for at in range(len(words) - 1, -1, -1):
        if words[at].casefold() in _table()["articles"]:
            return " ".join([*words[at + 1 :], name])
        if not words[at][-1].isalnum():
            break
    return name


def _kind(words: Sequence[str], evidence: str) -> str:
    """By the words around its head noun, for those further off are about its parties; some by any of the evidence."""
    last = max((at for at, word in enumerate(words) if word in _heads()), default=-1)
    near = words[max(0, last - _AROUND_HEAD) : last + _AROUND_HEAD + 1] if last >= 0 else []
    if found := next(_kinds(f" {' '.join(near)} ", list(_table()["kinds"])), ""):
        return found
    return next(_kinds(f" {' '.join(_words(evidence))} ", _table()["beside"]), "")


def _kinds(lower: str, kinds: Sequence[str]) -> Iterator[str]:
    for kind in kinds:
        if any(f" {word} " in lower for word in _table()["kinds"][kind]):
            yield kind


def _head(lower: str) -> int:
    """The line of the last head in the name: "the Geneva communique"; 0 where there is none."""
    return next((_heads()[word] for word in reversed(lower.split()) if word in _heads()), 0)


@cache
def _heads() -> Mapping[str, int]:
    return {word: place for place, line in enumerate(_table()["heads"]) for word in line}


@cache
def _idle() -> frozenset[str]:
    return frozenset(_table()["idle"]) | _heads().keys()


def _named(name: str, registry: Registry) -> Iterator[str]:
    """Those whose names stand in it, go-betweens aside."""
    words = [part for match in _WORD.finditer(name) for part in match.group().split("-")]
    for place, word in enumerate(words):
        if word[:1].isupper() and words[place + 1 : place + 2] not in [[between] for between in _GO_BETWEENS]:
            yield from (entry.code for entry in registry.lookup(_bare(word))[:1] if entry.kind in _PARTIES)


def _proper(name: str, parties: frozenset[str], registry: Registry) -> frozenset[str]:
    words = [match.group() for match in _WORD.finditer(name)]
    kept: list[str] = []
    at = 0
    while at < len(words):
        taken = 0
        if words[at][:1].isupper():
            runs = (" ".join(words[at : at + n]) for n in range(_LONGEST_NAME, 0, -1))
            taken = next((len(run.split()) for run in runs if _is_somebody(run, parties, registry)), 0)
            if not taken:
                kept.append(_bare(words[at]))
        at += taken or 1
    plain = (word for one in kept for word in one.casefold().replace("-", " ").split())
    return frozenset(word for word in plain if word not in _idle() and word not in registry.roles and len(word) > 1)


def _is_somebody(words: str, parties: frozenset[str], registry: Registry) -> bool:
    return any(
        entry.kind in _NAMES_NOBODY or entry.code in parties
        for form in {words, _bare(words), *words.split("-")[:1]}
        for entry in registry.lookup(form)
    )
