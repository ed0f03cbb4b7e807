"""Persons: their full names, the offices that the registry knows, and what the text calls them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from tocsin.records.actor import base
from tocsin.registry import Office, Registry
from tocsin.registry.variants import without_accents

from .index import Index, NamedSpan
from .lexicon import pronoun_lexicon, role_lexicon
from .phrases import lemma
from .resolution import Ref, Sense
from .when import When

_INITIAL = re.compile(r"[A-Z]\.")


class Persons:
    """The persons of one text by surname."""

    def __init__(self, index: Index, registry: Registry, when: When) -> None:
        self._when = when
        self._offices = _by_surname(registry.offices)
        self._full: dict[str, list[tuple[int, str]]] = {}
        for span in index.spans:
            words = span.name.text.split()
            if span.name.kind == "person" and len(words) > 1:
                words = [*_first_name(words, span, index), *words]
                for key in {_key(words[-1]), _key(words[0])}:
                    self._full.setdefault(key, []).append((span.first, " ".join(words)))
        self._genders: dict[str, str] = {}
        for span in index.spans:
            before = index.tokens[span.first - 1].norm_.rstrip(".") if span.first else ""
            for gender in ("female", "male"):
                if span.name.kind == "person" and before in pronoun_lexicon()[f"{gender}_titles"]:
                    self._genders[_key(span.name.text)] = gender
        self._senses: dict[str, Sense] = {}

    def full_name(self, text: str, at: int) -> str:
        """The name as the text gives it in full: the last one before a token, else the next; else the registry's."""
        words = text.split()
        written = " ".join(words)
        found = self._full.get(_key(written), [])
        if len(words) > 1:
            longer = [item for item in found if item[1] != written and item[1].endswith(" " + written)]
            found = longer
        if not found or (len(words) == 1 and self._is_better_known(written, {name for _, name in found})):
            return self._registered(written)
        earlier = [name for first, name in found if first <= at]
        return earlier[-1] if earlier else found[0][1]

    def _is_better_known(self, surname: str, full: set[str]) -> bool:
        """Whether a surname alone means an office holder, and the text's longer names mean none: "Beast Roe"."""
        meant = [o for o in self._matching(surname) if plain(surname) in map(plain, o.alone)]
        other = {plain(name)[:1] for name in full}.isdisjoint(plain(o.person)[:1] for o in meant)
        return bool(meant) and other and all(self.office(name) is None for name in full)

    def gender(self, name: str) -> str:
        """male or female where a title in the text tells, else empty."""
        return self._genders.get(_key(name), "")

    def office(self, name: str) -> Sense | None:
        """The actor by office at the document's date; bare outside of it; nothing where the registry is unsure."""
        offices = self._matching(name)
        codes = {base(office.actor) for office in offices}
        if len(codes) != 1:
            return None
        held = [office for office in offices if self._held(office)]
        role = (held or offices)[-1]
        ref = _ref(role.actor) if held else Ref(codes.pop())
        why = f"office of {role.person}: {role.role}" + ("" if held else ", not held at the date")
        return Sense((ref,), "person", role.role.split(" of ")[0].split()[-1].lower(), (name,), why=why)

    def is_person(self, name: str) -> bool:
        """Whether a name that reading took for a thing's is an office holder's, with first name or particle."""
        return " " in name and bool(self._matching(name))

    def remembered(self, name: str) -> Sense | None:
        """What the text called the person before."""
        return self._senses.get(name)

    def remember(self, name: str, sense: Sense) -> None:
        """Keep what the text calls the person."""
        self._senses.setdefault(name, sense)

    def _registered(self, name: str) -> str:
        people = {office.person for office in self._matching(name)}
        return people.pop() if len(people) == 1 and " " not in name else name

    def _matching(self, name: str) -> list[Office]:
        words = name.split()
        offices = [o for o in self._offices.get(_key(name), ()) if _same_person(words, o)]
        people = {office.person for office in offices}
        if len(people) > 1:
            in_office = {office.person for office in offices if self._when.known and self._held(office)}
            people = in_office if len(in_office) == 1 else people
        return [office for office in offices if office.person in people]

    def _held(self, office: Office) -> bool:
        """Without a date of the document an office counts as held: which one must be sure, not when."""
        return self._when.within(office.since, office.until)


@lru_cache(maxsize=2)
def _by_surname(offices: tuple[Office, ...]) -> dict[str, list[Office]]:
    """All offices by each short form of their holders: made once for a registry, not for each text."""
    found: dict[str, list[Office]] = {}
    for office in offices:
        for short in {_key(form) for form in (*office.surnames, *office.aliases, office.person)}:
            found.setdefault(short, []).append(office)
    return found


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """Without accents and capitals: Erdoğan is also written Erdogan."""
    return without_accents(name).casefold()


def _key(name: str) -> str:
    """The last word without an Arabic article: al-Adnani and Al-Adnani are one."""
    last = plain(name).rsplit(maxsplit=1)[-1]
    return last.removeprefix("al-").removeprefix("el-")


def _first_name(words: list[str], span: NamedSpan, index: Index) -> list[str]:
    """The first name that was cut from a middle initial: "Jane" before "Q. Roe"."""
    before = index.tokens[span.first - 1] if span.first and _INITIAL.fullmatch(words[0]) else None
    cut = before is not None and before.pos_ == "PROPN" and before.text.isalpha() and before.text.istitle()
    return [before.text] if before is not None and cut and lemma(before) not in role_lexicon().roles else []


def _same_person(words: list[str], office: Office) -> bool:
    if plain(" ".join(words)) in map(plain, (*office.surnames, *office.aliases)):
        return True
    if len(words) == 2 and _INITIAL.fullmatch(words[0]):
        words = words[1:]
    if len(words) == 1:
        return _key(words[0]) in {_key(form) for form in (*office.surnames, office.person)}
    own: Iterable[str] = office.person.split()
    return plain(words[0]) == plain(next(iter(own))) or " ".join(words) == office.person


def _ref(actor: str) -> Ref:
    code, _, sector = actor.partition(".")
    return Ref(code, sector)
