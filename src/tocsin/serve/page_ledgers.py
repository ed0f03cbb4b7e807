"""The ledgers: an overview of the eight, one of them as of any day, and one entry with every word on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from tocsin import views
from tocsin.errors import UsageError
from tocsin.export.heads import head
from tocsin.export.trails import Step, occasions, outcome, rivals, trail, voices
from tocsin.records.ledger.dispute import DisputeEntry
from tocsin.records.ledger.entry import Entry
from tocsin.records.ledger.prospect import ProspectEntry
from tocsin.records.ledger.relation import RelationEntry

from .asked import asked
from .asked_ledgers import asked_ledger, wanted_of_ledger
from .ledger_rows import LEDGERS, entry_address, named, row, silence, state_words, words_address
from .site import Site, serve
from .told import Counted, last_day

LATEST = 3
"""Entries of each ledger on the overview."""
_NOBODY = frozenset({"unnamed", "EXP"})
"""Holders that are no actor of their own."""
MOST_DAYS = 14
"""Days that one entry's page offers to step to."""


def routes(app: FastAPI, site: Site) -> None:
    """Serve the ledgers."""
    latest = Counted(site.project, last_day)

    def overview() -> HTMLResponse:
        return _overview(site, latest())

    def ledger(name: str, request: Request) -> HTMLResponse:
        return _ledger(site, name, request.query_params, latest())

    def entry(name: str, entry_id: str, request: Request) -> HTMLResponse:
        return _entry(site, name, entry_id, request.query_params, latest())

    serve(app, "/ledgers", overview)
    serve(app, "/ledgers/{name}", ledger)
    serve(app, "/ledgers/{name}/{entry_id}", entry)


def _overview(site: Site, latest: str) -> HTMLResponse:
    """The eight, each with how many entries it has and those that changed last."""
    shown = []
    for one in LEDGERS:
        page = views.ledger(site.project, one.name, limit=LATEST)
        shown.append((one, page, [row(found, site.registry, latest=latest) for found in page.items]))
    return site.page("ledgers", [], ledgers=shown, at_words=words_address)


def _ledger(site: Site, name: str, query: Mapping[str, str], latest: str) -> HTMLResponse:
    """One page of a ledger, as it stood on the day asked for or with everything known."""
    about = named(name)
    if about is None:
        return site.failure(404, f"There is no ledger of that name; there are {', '.join(o.name for o in LEDGERS)}.")
    want = asked_ledger(query)
    wanted, as_of, after = wanted_of_ledger(want, site.registry), want.values["as_of"], query.get("after", "")
    try:
        page = views.ledger(site.project, name, wanted, as_of=as_of, after=after, facets=True)
    except UsageError as error:
        return site.failure(400, str(error))
    rows = [row(found, site.registry, as_of, latest) for found in page.items]
    states = {state: state_words(name, state) for state in page.facets.get("state", {}) if state}
    downloads = [
        (kind, f"/api/v1/ledgers/{name}.{end}{want.but()}") for kind, end in (("CSV", "csv"), ("JSON", "jsonl"))
    ]
    return site.page(
        "ledger", [], about=about, asked=want, rows=rows, page=page, as_of=as_of, states=states,
        beginning=not after, more=want.but(after=page.after) if page.after else "", others=LEDGERS,
        downloads=downloads, at_words=words_address,
    )  # fmt: skip


def _entry(site: Site, name: str, entry_id: str, query: Mapping[str, str], latest: str) -> HTMLResponse:
    """One entry with its trail, as it stood on the day asked for."""
    about, want = named(name), asked(query, ("as_of",), {})
    if about is None:
        return site.failure(404, "There is no ledger of that name.")
    as_of = want.values["as_of"]
    try:
        shown = views.ledger_entry(site.project, name, entry_id, as_of=as_of)
        known = views.ledger_entry(site.project, name, entry_id) if as_of else shown
    except UsageError:
        day = f" as of {as_of}: by then nothing was told of it, or nothing like it" if as_of else ""
        return site.failure(404, f"There is no such entry{day}.")
    parts = _parts(site, about.name, shown.entry, as_of)
    days = _days(trail(known.entry, site.registry))  # later ones too, so that one can step on
    return site.page(
        "ledger_entry", [], about=about, asked=want, shown=shown, days=days, latest=as_of or latest,
        silent=silence(parts["head"].word, as_of or latest), **parts,
    )  # fmt: skip


def _parts(site: Site, name: str, entry: Entry, as_of: str) -> dict[str, Any]:
    steps, registry = trail(entry, site.registry), site.registry
    prospect = entry if isinstance(entry, ProspectEntry) else None
    return {
        "head": head(entry, registry),
        "steps": steps,
        "rivals": rivals(entry, registry),
        "voices": voices(entry, registry),
        "outcome": outcome(prospect, registry) if prospect else (),
        "occasions": occasions(prospect, registry) if prospect else (),
        "sides": entry.sides if isinstance(entry, DisputeEntry) else (),
        "relation": entry if isinstance(entry, RelationEntry) else None,
        "in_it": [code for code in dict.fromkeys((*entry.actors, *entry.countries)) if code not in _NOBODY],
        "as_of": as_of,
        "address": entry_address(name, entry.id),
        "at_words": words_address,
    }


def _days(steps: tuple[Step, ...]) -> list[str]:
    """The days on which something was told of it, the latest first: those at which it turned where there are many."""
    days = {step.said.told or step.said.last for step in steps if step.said.dated}
    turned = {step.said.told or step.said.last for step in steps if step.said.dated and step.turned}
    return sorted(days if len(days) <= MOST_DAYS else turned, reverse=True)[:MOST_DAYS]
