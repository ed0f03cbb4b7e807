"""Actors and ledgers: who there is, and what is followed through time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated, Any

from fastapi import Path, Query
from starlette.responses import Response

from tocsin import following, views
from tocsin.errors import UsageError
from tocsin.export.entries import entry_to_dict
from tocsin.export.jsonl import ORIGIN
from tocsin.export.ledgers import line
from tocsin.export.wording import actor_name
from tocsin.records.shown import ShownEntry
from tocsin.registry import Registry

from ..who import kind_of, names_of
from .asking import ActorPage, EntryPage
from .cursors import cursor, place
from .house import House, places_of
from .incidents import Known
from .problems import NotFound
from .shapes import ActorShown, EntryShown, LedgerShown, Listed

Ledger = StrEnum("Ledger", {name: name for name in following.LEDGERS})  # type: ignore[misc]

MOST_ACTORS = 20_000
"""Actors that are looked through for a kind or a name."""


def routes(house: House) -> None:
    """Give them their addresses."""
    project, registry = house.project, house.registry

    def actors(asked: Annotated[ActorPage, Query()]) -> Response:
        """Actors that incidents or records name, those in most incidents first."""
        offset = int(place(asked, asked.cursor)) if asked.cursor else 0
        codes = tuple(_called(asked.q, registry)) if asked.q else ()
        rows = views.actors(project, asked.q, codes=codes, country=asked.country, limit=MOST_ACTORS).items
        kept = [row for row in rows if not asked.kind or kind_of(row.code, registry) == asked.kind]
        end = offset + asked.limit
        items = (
            row._asdict()
            | {"name": actor_name(row.code, registry), "kind": kind_of(row.code, registry)}
            | places_of("actors", row.code)
            for row in kept[offset:end]
        )
        return house.page(items, cursor(asked, end) if end < len(kept) else None, len(kept))

    def actor(code: Annotated[str, Path(max_length=200, examples=["NER"])]) -> Response:
        """One actor: how often it stands in which part, with whom, where, and who held its offices."""
        try:
            shown = views.actor(project, code)
        except UsageError as error:
            raise NotFound(f"{error}; /api/v1/actors lists those there are") from error
        offices = [asdict(one) for one in registry.offices if one.actor.partition(".")[0] == shown.code]
        dyads = [one._asdict() for one in shown.dyads]
        known = {"name": actor_name(shown.code, registry), "dyads": dyads, "offices": offices}
        return house.one(asdict(shown) | known | places_of("actors", shown.code))

    def ledgers() -> Response:
        """The ledgers: what is followed through time."""
        items = [
            {"name": name, "total": views.ledger(project, name, limit=1).total} | places_of("ledgers", name)
            for name in following.LEDGERS
        ]
        return house.page(items, None, len(items))

    def ledger(name: Ledger, asked: Annotated[EntryPage, Query()]) -> Response:
        """One ledger, as it stood on a day or with everything known.

        A state is the last that somebody told, with who says so; it says nothing of the days since. Of a long entry
        the latest words alone are listed (`whole` is false); ask for it by its id to have all.
        """
        after = str(place(asked, asked.cursor)) if asked.cursor else ""
        found = views.ledger(
            project, str(name), asked.wanted(), as_of=asked.as_of, limit=asked.limit, after=after, facets=not after
        )
        following_ = cursor(asked, found.after) if found.after else None
        items = (_entry(one, registry) for one in found.items)
        return house.page(items, following_, found.total, left_out=found.left_out, facets=found.facets)

    def entry(name: Ledger, known: Known) -> Response:
        """One entry of a ledger with every word on it."""
        try:
            return house.one(_entry(views.ledger_entry(project, str(name), known), registry))
        except UsageError as error:
            raise NotFound(f"{error}; /api/v1/ledgers/{name} lists them") from error

    house.serve("/actors", actors, shape=Listed[ActorShown])
    house.serve("/actors/{code}", actor, shape=ActorShown)
    house.serve("/ledgers", ledgers, shape=Listed[LedgerShown])
    house.serve("/ledgers/{name}", ledger, shape=Listed[EntryShown])
    house.serve("/ledgers/{name}/{id}", entry, shape=EntryShown)


def _called(words: str, registry: Registry) -> Iterator[str]:
    """Codes of whoever bears a name that holds these words."""
    asked = words.casefold()
    for known in (registry.states, registry.organisations, registry.groups, registry.outlets):
        yield from (code for code in known if any(asked in name.casefold() for name in names_of(code, registry)))


def _entry(shown: ShownEntry, registry: Registry) -> dict[str, Any]:
    said = line(shown.entry, registry)
    same = ("ledger", "whole", "words", "sources", "sure", "first", "last", "state", "before", "changed")
    return {
        "id": shown.entry.id, **{name: getattr(shown, name) for name in same}, "when": said.when, "what": said.what,
        "says": said.says, "evidence": said.words, "origin": ORIGIN, "entry": entry_to_dict(shown.entry),
        **places_of("ledgers", shown.ledger, shown.entry.id),
    }  # fmt: skip
