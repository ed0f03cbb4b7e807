"""Looks for faults in the registry's data: what `tocsin registry check` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tocsin.errors import RegistryError
from tocsin.records.actor import SECTORS

from .check_names import name_faults
from .check_offices import office_faults
from .check_outlets import outlet_faults
from .check_ties import dating_faults, tie_faults
from .files import DATA, FOLDERS, SINGLES, data_files, read_yaml
from .parse import (
    mapping,
    parse_group,
    parse_office,
    parse_organisation,
    parse_outlet,
    parse_region,
    parse_root,
    parse_state,
    texts,
)

ROOTS = {
    1: ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    2: ("COOPERATE", "AID", "RETREAT"),
    3: ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    4: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
"""PLOVER's four classes of roots: verbal and material cooperation, verbal and material conflict."""

NO_ACTOR = "unnamed"
"""An id of the record contract behind which nothing stands."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: in which file, and what is wrong."""

    file: str
    message: str


@dataclass(frozen=True, slots=True)
class Item:
    """One parsed entry and the file it came from."""

    file: str
    value: Any


PARSERS: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "ontology": (parse_root, "name"),
    "states": (parse_state, "code"),
    "organisations": (parse_organisation, "code"),
    "groups": (parse_group, "id"),
    "outlets": (parse_outlet, "id"),
}


class _Survey:
    """Everything that can be read, and a problem for whatever cannot."""

    def __init__(self, root: Path) -> None:
        self.problems: list[Problem] = []
        self.items: dict[str, list[Item]] = {folder: [] for folder in FOLDERS}
        self.singles: dict[str, dict[str, Any]] = {name: {} for name in SINGLES}
        for path in data_files(root):
            file = path.relative_to(root).as_posix()
            try:
                self._add(path, file, read_yaml(path))
            except RegistryError as error:
                self.problems.append(Problem(file, str(error)))

    def _add(self, path: Path, file: str, raw: dict[str, Any]) -> None:
        folder = path.parent.name
        if path.name in SINGLES:
            self.singles[path.name] = raw
        elif folder == "offices":
            for term in raw.get("offices") or ():
                self.items[folder].append(Item(file, parse_office(term, str(raw.get("actor", "")))))
        else:
            parse, key = PARSERS[folder]
            value = parse(raw)
            self.items[folder].append(Item(file, value))
            if getattr(value, key) != path.stem:
                self.problems.append(Problem(file, f"is about '{getattr(value, key)}': name the file after it"))

    def codes(self, folder: str) -> list[str]:
        return [getattr(item.value, PARSERS[folder][1]) for item in self.items[folder]]


def check_registry(root: Path = DATA) -> list[Problem]:
    """All faults of a data folder, none for the data that ship."""
    survey = _Survey(root)
    checks = (_twice, _countries, _regions, _ontology, _roles, _ids)
    problems = survey.problems + [problem for check in checks for problem in check(survey)]
    countries, actors = set(survey.codes("states")), _actors(survey)
    offices = [(item.file, item.value) for item in survey.items["offices"]]
    problems += [Problem(*fault) for fault in office_faults(offices, countries | actors)]
    named = {folder: [(item.file, item.value) for item in items] for folder, items in survey.items.items()}
    sources = set(survey.singles["sources.yaml"].get("sources") or {})
    problems += [Problem(*fault) for fault in tie_faults(named["groups"], countries | actors, sources)]
    problems += [Problem(*fault) for fault in outlet_faults(named["outlets"], sources)]
    try:
        declared = mapping(survey.singles["ambiguous.yaml"], "surfaces")
    except RegistryError as error:
        return [*problems, Problem("ambiguous.yaml", str(error))]
    return problems + [Problem(*fault) for fault in name_faults(named, declared)]


def _actors(survey: _Survey) -> set[str]:
    return {*survey.codes("organisations"), *survey.codes("groups"), *survey.codes("outlets")}


def _twice(survey: _Survey) -> Iterator[Problem]:
    shared = [code for folder in ("states", "organisations", "groups", "outlets") for code in survey.codes(folder)]
    for code, count in Counter(shared).items():
        if count > 1:
            yield Problem(f"{code}.yaml", f"'{code}' is defined {count} times")


def _countries(survey: _Survey) -> Iterator[Problem]:
    known = set(survey.codes("states"))
    for item in survey.items["states"]:
        if not (len(item.value.code) == 3 and item.value.code.isascii() and item.value.code.isupper()):
            yield Problem(item.file, f"'{item.value.code}' is no alpha-3 code")
        for sector in set(item.value.bodies) - set(SECTORS):
            yield Problem(item.file, f"unknown sector '{sector}'")
    wanted = [(item, item.value.countries) for item in survey.items["groups"]]
    for item in survey.items["organisations"]:
        wanted.append((item, [one.code for one in item.value.memberships]))
        for one in item.value.memberships:
            yield from (
                Problem(item.file, f"member {one.code}: {fault}") for fault in dating_faults(one.since, one.until)
            )
    wanted += [(item, (item.value.country,)) for item in survey.items["outlets"] if item.value.country]
    for item, codes in wanted:
        for code in sorted(set(codes) - known):
            yield Problem(item.file, f"unknown country '{code}'")
    for item in survey.items["groups"]:
        if item.value.sector not in SECTORS:
            yield Problem(item.file, f"unknown sector '{item.value.sector}'")


def _regions(survey: _Survey) -> Iterator[Problem]:
    known = set(survey.codes("states"))
    try:
        found = [parse_region(one) for one in survey.singles["regions.yaml"].get("regions") or ()]
    except RegistryError as error:
        yield Problem("regions.yaml", str(error))
        return
    for name, count in Counter(name for region in found for name in (region.id, *set(region.names))).items():
        if count > 1:
            yield Problem("regions.yaml", f"'{name}' stands {count} times")
    for region in found:
        if not region.names:
            yield Problem("regions.yaml", f"'{region.id}' has no name")
        for code in sorted(set(region.members) - known):
            yield Problem("regions.yaml", f"unknown country '{code}'")


def _ontology(survey: _Survey) -> Iterator[Problem]:
    found = {item.value.name: item for item in survey.items["ontology"]}
    for quad, names in ROOTS.items():
        for name in names:
            if name not in found:
                yield Problem("ontology", f"root {name} is missing")
            elif found[name].value.quad != quad:
                yield Problem(found[name].file, f"{name} belongs to class {quad}")
            elif not found[name].value.modes:
                yield Problem(found[name].file, f"{name} has no modes")
    for name in sorted(set(found) - {name for names in ROOTS.values() for name in names}):
        yield Problem(found[name].file, f"{name} is no PLOVER root")
    if not survey.singles["contexts.yaml"].get("contexts"):
        yield Problem("contexts.yaml", "has no contexts")


def _roles(survey: _Survey) -> Iterator[Problem]:
    sectors = survey.singles["roles.yaml"].get("sectors") or {}
    nouns = [noun for sector in sectors for noun in texts(sectors, sector)]
    yield from (Problem("roles.yaml", f"unknown sector '{sector}'") for sector in sorted(set(sectors) - set(SECTORS)))
    for noun, count in Counter(nouns).items():
        if count > 1:
            yield Problem("roles.yaml", f"'{noun}' stands {count} times")
        if noun != noun.lower():
            yield Problem("roles.yaml", f"'{noun}' must be in lower case")


def _ids(survey: _Survey) -> Iterator[Problem]:
    known = _actors(survey)
    for wanted in texts(survey.singles["ids.yaml"], "ids"):
        if wanted not in known and wanted != NO_ACTOR:
            yield Problem("ids.yaml", f"'{wanted}' is neither an organisation, a group nor an outlet")
