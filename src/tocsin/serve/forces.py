"""Whose forces are told to stand in which country: the map's second layer, and the list that says it in words.

A posture is known by its host country. Where reports name a base the ledger has their words, and the map still draws
no more than the country: forces and those who live beside them are no targets.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tocsin import views
from tocsin.export.ledgers import line, posture_state
from tocsin.export.naming import actor_names
from tocsin.export.standing import Mark, mark_told
from tocsin.records.ledger.posture import PostureEntry
from tocsin.records.ledger.said import Said
from tocsin.records.wanted import WantedIncidents, WantedOfLedger
from tocsin.registry import Registry
from tocsin.store import Project

from .shown import document_address

MOST = 60
"""Entries listed; the ledger has all."""


@dataclass(frozen=True, slots=True)
class Force:
    """One owner's forces in one country, worded."""

    id: str
    host: str
    mark: Mark
    what: str
    short: str
    """For the country's label: whose, and what."""
    says: str
    when: str
    words: str
    address: str
    """Where these words stand."""


def forces(project: Project, wanted: WantedIncidents, registry: Registry) -> tuple[Force, ...]:
    """Forces of the actors and in the countries that are asked for, as it stood on the last day that is."""
    asked = WantedOfLedger(actors=wanted.actors, countries=wanted.countries)
    found = views.ledger(project, "postures", asked, as_of=wanted.until, limit=MOST)
    entries = (shown.entry for shown in found.items)
    return tuple(
        _force(entry, entry.word, registry)
        for entry in entries
        if isinstance(entry, PostureEntry) and entry.word and entry.host
    )


def _force(entry: PostureEntry, word: Said, registry: Registry) -> Force:
    told = line(entry, registry)
    element = entry.element.replace("-", " ") if entry.element != "other" else "forces"
    owner = actor_names(entry.owner, registry, "an owner not named")
    return Force(
        entry.id, entry.host, mark_told(entry.state, entry.holders, posture_state(entry.state)), told.what,
        f"{owner}: {element}", told.says, told.when, told.words, document_address(word.doc, f"w-{word.record}"),
    )  # fmt: skip


def hosts(found: Iterable[Force]) -> dict[str, list[str]]:
    """By host country, whose forces are told to be there, whoever says so. Planned and past ones are only listed."""
    there: dict[str, list[str]] = {}
    for force in found:
        if force.mark.standing == "fact":
            there.setdefault(force.host, []).append(force.short)
    return {host: sorted(set(told)) for host, told in sorted(there.items())}
