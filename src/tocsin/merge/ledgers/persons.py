"""Which person in a public role a record is about: only those whom the registry has in an office, or who speak for one.

Nobody is listed for being arrested. A name that stands beside a relative, an aide or a follower does not count, so that
nobody is drawn in by the name of somebody known; see ``people.yaml``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from tocsin.records import Event, Statement
from tocsin.records.actor import base, sector
from tocsin.registry import Office, Registry

Person = tuple[str, str]
"""Usual full name, and country, organisation or group."""


@cache
def people_table() -> Mapping[str, Any]:
    """The lists of ``people.yaml``."""
    found: Mapping[str, Any] = yaml.safe_load(files(__package__).joinpath("people.yaml").read_text("utf-8"))
    return found


class Persons:
    """Those whom the registry has in an office, by their names."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._offices: dict[Person, list[Office]] = defaultdict(list)
        self._by_name: dict[tuple[str, str], set[Person]] = defaultdict(set)
        self._by_code: dict[str, list[tuple[str, Person]]] = defaultdict(list)
        for office in registry.offices:
            code, full = base(office.actor), (office.person, *office.aliases, *office.alone)
            person = office.person, code
            self._offices[person].append(office)
            for name in full:
                self._by_name[_folded(name), code].add(person)
            self._by_code[code] += [(name, person) for name in dict.fromkeys((*full, *office.surnames))]

    def offices(self, person: Person, day: str) -> list[Office]:
        """Those held on an ISO day, the earliest first; one without a first day is taken to have begun."""
        held = (
            one for one in self._offices.get(person, ()) if one.since <= day and (not one.until or day <= one.until)
        )
        return sorted(held, key=lambda one: (one.since, one.role))

    def speaker(self, statement: Statement) -> Person | None:
        """Who speaks for an office in it; None where that is not one named person."""
        if len(statement.names) != 1 or len(statement.speaker) != 1:
            return None
        actor, name = statement.speaker[0], statement.names[0]
        if found := self._named(name, base(actor)):
            return found
        known = base(actor) in self._registry.organisations or base(actor) in self._registry.groups
        speaks = sector(actor) in people_table()["sectors"] or (known and not sector(actor))
        return (name, base(actor)) if speaks and " " in name.strip() else None

    def concerned(self, event: Event, day: str) -> Iterator[Person]:
        """Whom a fate befalls: registered persons who held an office by the day, named in the words, or named in the
        record where the words name their office. Whoever does it by that office is not the one."""
        one_self = event.event_type == "RETREAT" and event.mode == "resign"
        sides = event.actors if one_self else event.targets
        for code in sorted({base(actor) for actor in sides if sector(actor) != "CVL"}):
            found = set(self._written(event.evidence, code, day))
            if not found and _names_office(event.evidence):
                found = {one for name in event.names if (one := self._named(name, code))}
            yield from sorted(
                person
                for person in found
                if self._began(person, day) and (one_self or not self._acts(person, day, event.actors))
            )

    def is_registered(self, person: Person) -> bool:
        """Whether the registry has an office of the person."""
        return person in self._offices

    def _acts(self, person: Person, day: str, actors: Iterable[str]) -> bool:
        return bool({office.actor for office in self.offices(person, day)} & set(actors)) if day else False

    def _named(self, name: str, code: str) -> Person | None:
        found = self._by_name.get((_folded(name), code), set())
        return next(iter(found)) if len(found) == 1 else None

    def _written(self, evidence: str, code: str, day: str) -> Iterator[Person]:
        """One a place: by full name, else by surname the one in office on the day, else the only one of that name."""
        places: dict[int, list[tuple[str, Person]]] = defaultdict(list)
        for name, person in self._by_code.get(code, ()):
            if name not in evidence:
                continue
            for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", evidence):
                if self._is_the_person(person, evidence[: match.start()], evidence[match.end() :]):
                    places[match.end()].append((name, person))
        for named in places.values():
            longest = max(len(name) for name, _ in named)
            meant = {person for name, person in named if len(name) == longest and self._began(person, day)}
            holding = {person for person in meant if day and self.offices(person, day)}
            for one in (holding, meant):
                if len(one) == 1:
                    yield from one
                    break

    def _is_the_person(self, person: Person, before: str, after: str) -> bool:
        """Not a namesake with another first name, and not somebody who is only called after the person."""
        if own := re.match(r"['’]s?\s+(\w+)", after):
            if own[1].casefold() not in people_table()["own"]:
                return False
        elif re.match(r"['’]", after):
            return False
        word = (re.findall(r"([\w.'’-]+)\s+$", before) or [""])[0].rstrip(".")
        titled = word.casefold() in self._registry.roles or word in people_table()["titles"]
        return not word[:1].isupper() or titled or word in person[0].split()

    def _began(self, person: Person, day: str) -> bool:
        return any(not day or one.since <= day for one in self._offices[person])


def _names_office(evidence: str) -> bool:
    lower = f" {evidence.casefold()} "
    return any(re.search(rf"\b{noun}\b", lower) for noun in people_table()["offices"])


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().replace("-", " ").split())
