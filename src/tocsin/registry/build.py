"""Builds the registry from its YAML files: slow, and right by definition; ``load`` keeps the result."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from tocsin.errors import RegistryError

from .entries import build_entries, office_claims, other_claims, state_claims
from .files import DATA, digest, read_yaml
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
from .types import Office, Ontology, Region, Registry

T = TypeVar("T")


class _Collected:
    """What has been read so far, with the names that must be taken letter by letter."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.exact: set[str] = set()

    def read(self, path: Path) -> dict[str, Any]:
        raw = read_yaml(path)
        self.exact.update(texts(raw, "exact"))
        return raw

    def single(self, name: str) -> dict[str, Any]:
        return self.read(self.root / name)

    def folder(self, name: str, parse: Callable[[dict[str, Any]], T], key: Callable[[T], str]) -> dict[str, T]:
        found: dict[str, T] = {}
        for path in sorted((self.root / name).glob("*.yaml")):
            item = _named(path, parse, self.read(path))
            if key(item) in found:
                raise RegistryError(f"{name}/{path.name}: '{key(item)}' is defined twice")
            found[key(item)] = item
        return found

    def offices(self) -> Iterator[Office]:
        for path in sorted((self.root / "offices").glob("*.yaml")):
            raw = self.read(path)
            actor = str(raw.get("actor", ""))
            for term in raw.get("offices") or ():
                yield _named(path, partial(parse_office, actor=actor), term)


def _named(path: Path, parse: Callable[[dict[str, Any]], T], raw: dict[str, Any]) -> T:
    try:
        return parse(raw)
    except RegistryError as error:
        raise RegistryError(f"{path.parent.name}/{path.name}: {error}") from error


def build_registry(root: Path = DATA) -> Registry:
    """Reads every file. Raises ``RegistryError`` at the first that cannot be used; ``check`` lists all."""
    collected = _Collected(root)
    roots = collected.folder("ontology", parse_root, lambda one: one.name)
    states = collected.folder("states", parse_state, lambda one: one.code)
    organisations = collected.folder("organisations", parse_organisation, lambda one: one.code)
    groups = collected.folder("groups", parse_group, lambda one: one.id)
    outlets = collected.folder("outlets", parse_outlet, lambda one: one.id)
    offices = tuple(collected.offices())
    regions = _regions(collected.single("regions.yaml"))
    claims = [claim for state in states.values() for claim in state_claims(state)]
    claims += other_claims(organisations.values(), groups.values(), outlets.values(), regions.values())
    claims += office_claims(offices)
    return Registry(
        ontology=Ontology(roots, mapping(collected.single("contexts.yaml"), "contexts")),
        states=states,
        organisations=organisations,
        groups=groups,
        outlets=outlets,
        offices=offices,
        entries=build_entries(claims, frozenset(collected.exact)),
        roles=_roles(collected.single("roles.yaml")),
        digest=digest(root),
        ambiguous=mapping(collected.single("ambiguous.yaml"), "surfaces"),
        regions=regions,
        sources=mapping(collected.single("sources.yaml"), "sources"),
    )


def _regions(raw: dict[str, Any]) -> dict[str, Region]:
    found = [parse_region(one) for one in raw.get("regions") or ()]
    return {region.id: region for region in found}


def _roles(raw: dict[str, Any]) -> dict[str, str]:
    sectors = raw.get("sectors") or {}
    return {noun: sector for sector in sectors for noun in texts(sectors, sector)}
