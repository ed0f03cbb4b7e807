"""Finds names that are missing, and surfaces that two things of one kind claim without its being declared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .entries import Claim, office_claims, other_claims, state_claims
from .variants import surfaces

Files = list[tuple[str, Any]]
"""What a folder's files hold, each with the file's name."""


def name_faults(found: Mapping[str, Files], declared: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """File and message of each fault."""
    for folder in ("states", "organisations", "groups", "outlets"):
        yield from ((file, "has no name") for file, value in found[folder] if not value.names)
    claimed: dict[tuple[str, str], tuple[str, str]] = {}
    for file, (name, kind, code, _) in _claims(found):
        for surface in sorted(surfaces(name)):
            first, holder = claimed.setdefault((surface, kind), (file, code))
            if holder != code and surface not in declared:
                yield file, f"'{surface}' is also claimed as {kind} by {first}: declare it in ambiguous.yaml"


def _claims(found: Mapping[str, Files]) -> Iterable[tuple[str, Claim]]:
    for file, state in found["states"]:
        yield from ((file, claim) for claim in state_claims(state))
    for file, organisation in found["organisations"]:
        yield from ((file, claim) for claim in other_claims((organisation,), (), (), ()))
    for file, group in found["groups"]:
        yield from ((file, claim) for claim in other_claims((), (group,), (), ()))
    for file, outlet in found["outlets"]:
        yield from ((file, claim) for claim in other_claims((), (), (outlet,), ()))
    # A person may go from one actor to another (a prime minister to NATO): what counts is that a name is one person's.
    for file, office in found["offices"]:
        yield from ((file, (name, kind, office.person, acting)) for name, kind, _, acting in office_claims((office,)))
