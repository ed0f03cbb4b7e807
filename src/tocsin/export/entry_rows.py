"""Entries of ledgers and lines of timelines as rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tocsin.records.ledger.entry import Entry
from tocsin.records.ledger.timeline import TimelineItem
from tocsin.registry.types import Registry

from .jsonl import ORIGIN
from .ledgers import line
from .measured import error_rates
from .table import Row, Table, cell, chains
from .timelines import timeline_line

ENTRIES = Table(
    (
        "ledger", "id", "when", "first", "last", "state", "what", "who_says", "holders", "contested", "words",
        "actors", "countries", "origins", "told", "sure", "as_of", "docs", "origin", "error_rates", "version",
    ),
    whole=frozenset({"origins", "told"}),
)  # fmt: skip
"""Columns of a row an entry; ``docs/export-columns.md`` says what each holds."""
TIMELINE = Table(
    (
        "kind", "id", "when", "first", "last", "basis", "standing", "what", "who_says", "holders", "words", "actors",
        "targets", "outlet", "doc", "record", "origins", "sure", "origin", "error_rates",
    ),
    whole=frozenset({"origins"}),
)  # fmt: skip
"""Columns of a row a line of a timeline."""


def entry_rows(ledger: str, entries: Iterable[Entry], registry: Registry, coders: Sequence[str] = ()) -> Iterator[Row]:
    """One row an entry, worded as `tocsin ledger` words it."""
    for one in entries:
        shown, (first, last) = line(one, registry), one.span
        found = {
            "ledger": ledger, "id": one.id, "when": shown.when, "first": first, "last": last, "state": shown.state,
            "what": shown.what, "who_says": shown.says, "holders": chains(said.holders for said in one.said),
            "contested": bool(getattr(one, "contested", False)), "words": shown.words, "actors": one.actors,
            "countries": one.countries, "origins": one.sources, "told": len(one.said), "sure": one.sure,
            "as_of": getattr(one, "as_of", ""), "docs": tuple(dict.fromkeys(said.doc for said in one.said)),
            "origin": ORIGIN, "error_rates": error_rates(), "version": tuple(coders),
        }  # fmt: skip
        yield {name: cell(value) for name, value in found.items()}


def timeline_rows(items: Iterable[TimelineItem], registry: Registry) -> Iterator[Row]:
    """One row a line of a timeline, worded as `tocsin timeline` words it."""
    for item in items:
        when, kind, what, says, words = timeline_line(item, registry)
        found = {
            "kind": kind, "id": item.id, "when": when, "first": item.first, "last": item.last, "basis": item.basis,
            "standing": item.standing, "what": what, "who_says": says, "holders": chains([item.holders]),
            "words": words, "actors": item.actors, "targets": item.targets, "outlet": item.outlet, "doc": item.doc,
            "record": item.record, "origins": item.sources, "sure": item.sure, "origin": ORIGIN,
            "error_rates": error_rates(),
        }  # fmt: skip
        yield {name: cell(value) for name, value in found.items()}
