"""What every page shares: the open project, the registry, the templates, and what stands on each page.

A family of pages is a module ``page_….py`` with one function ``routes(app, site)``; :mod:`tocsin.serve.app` calls it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, PackageLoader, StrictUndefined

from tocsin import __version__
from tocsin.export.figures import written
from tocsin.export.standing import mark
from tocsin.export.sureness import ORDERS, left_out, share, weights
from tocsin.export.wording import actor_name
from tocsin.records import Record, plain
from tocsin.registry import Registry
from tocsin.store import Entry, Filter, Project

from .asked import Asked
from .cards import Card, card
from .guard import METHODS
from .shown import document_address, shown


class Site:
    """Fills templates from one open project. ``folder`` is where it lies, ``user`` who judges unless they say else."""

    def __init__(self, project: Project, registry: Registry, folder: Path, user: str = "") -> None:
        self.project, self.registry, self.folder, self.user = project, registry, folder, user
        self.name = folder.resolve().name
        self.templates = _environment()
        self.actor = partial(actor_name, registry=registry)

    def page(self, template: str, coded_by: Iterable[str], status: int = 200, **values: Any) -> HTMLResponse:
        """A template filled with these values and with what stands on every page.

        ``coded_by`` names the coders whose records are on it; the release of this program where there are none.
        """
        coders = sorted(set(filter(None, coded_by))) or [__version__]
        # Above, the release alone; the full version, hashes and all, stands below and beside each record.
        short = sorted({plain(coder).partition("+")[0] for coder in coders})
        given = {
            "project": self.name,
            "coders": coders,
            "short": short,
            "actor": self.actor,
            "mark": mark,
            "status": status,
            "reviewed": 0,
        }
        return HTMLResponse(self.templates.get_template(f"{template}.html").render(given | values), status)

    def failure(self, status: int, message: str) -> HTMLResponse:
        """A page that says in one line what went wrong."""
        return self.page("failure", [], status=status, message=plain(message))

    def cards(self, entry: Entry, limit: int | None = None, asked: Asked | None = None) -> list[Card]:
        """The records of one document as cards, in the order of the text unless asked for another."""
        narrowed = asked.filter() if asked else Filter()
        found = self.project.records(replace(narrowed, documents=(entry.id,), limit=limit))
        return self.worded(found, {entry.id: entry})

    def worded(self, records: Iterable[Record], entries: Mapping[str, Entry]) -> list[Card]:
        """Records as cards, numbered as they come; ``entries`` has the document of each."""
        return [card(r, n, self.registry, entries[r.doc].outlet) for n, r in enumerate(records, 1)]


def serve(app: FastAPI, path: str, page: Callable[..., Response]) -> None:
    """Give a page its address. Plain functions run on threads, so that a slow query holds up nobody else."""
    app.add_api_route(path, page, methods=list(METHODS), response_model=None, include_in_schema=False)


def coders(cards: Iterable[Card]) -> Iterable[str]:
    """The coders that made the records of these cards, for :meth:`Site.page`."""
    return (c.record.version for c in cards)


def reviewed(cards: Iterable[Card]) -> int:
    """How many of these records a person has looked at."""
    return sum(bool(c.record.review) for c in cards)


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("tocsin.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"shown": shown, "written": written, "plain": plain, "at": document_address, "share": share}
    made.globals |= {"document_address": document_address, "weights": weights, "left_out": left_out, "in_order": ORDERS}
    return made
