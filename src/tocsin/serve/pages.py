"""The pages: each asks the store for what it shows and fills one template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from tocsin import __version__, pipeline
from tocsin.errors import UsageError
from tocsin.export.excerpts import excerpts
from tocsin.export.explaining import standing
from tocsin.export.explaining import told as told_why
from tocsin.export.figures import written
from tocsin.export.measured import measured
from tocsin.export.standing import mark
from tocsin.export.sureness import ORDERS, left_out, share, weights
from tocsin.export.wording import actor_name
from tocsin.records import TYPES, Record, plain
from tocsin.records.event import ROOTS, STATUSES
from tocsin.records.incident import STANDINGS
from tocsin.registry import Registry
from tocsin.store import ORDERS as RECORD_ORDERS
from tocsin.store import Entry, Filter, Project
from tocsin.watch import INCIDENT_ORDERS, choose_incidents

from .asked import PAGE_SIZE, Asked, asked
from .asked_incidents import asked_incidents, wanted_incidents
from .cards import Card, card
from .highlight import pieces
from .legend import LEGEND
from .outlets import outlet_of, ownership
from .shown import document_address, shown, web_address
from .told import Counted, told

NOTHING: Mapping[str, str] = MappingProxyType({})
SORTING = ("sure", "fact", "sort")
"""What the records of one document can be narrowed and sorted by."""
LATEST = 8
"""Documents on the overview."""
PER_DOCUMENT = 2
"""Records of each of them."""
INCIDENTS = 6
"""Incidents on the overview."""
WEEKS = 12
"""Weeks on it."""
STATES = ("proposed", "negotiating", "agreed", "signed", "in-force", "suspended", "terminated", "violated", "rejected",
          "renewed", "present", "arriving", "withdrawing", "past")  # fmt: skip


class Pages:
    """Fills templates from one open project."""

    def __init__(self, project: Project, registry: Registry, name: str) -> None:
        self.project, self.registry, self.name = project, registry, name
        self.templates = _environment()
        self._counted = Counted(project, pipeline.overview)
        self._merged = Counted(project, pipeline.incidents)
        self._actor = partial(actor_name, registry=registry)

    def overview(self) -> HTMLResponse:
        """Counts, what several origins tell, the latest records, the latest documents."""
        summary = self.project.summary()
        held = sum(summary.documents.values())
        latest = self.project.entries(limit=LATEST, offset=max(0, held - LATEST))[::-1]
        statuses = {s: self.project.count(Filter(types=("event",), statuses=(s,))) for s in STATUSES}
        cards = [c for entry in latest for c in self._cards(entry, limit=PER_DOCUMENT)]
        overview = self._counted()
        return self.page(
            "overview", _coders(cards), summary=summary, latest=latest, statuses=statuses, types=list(TYPES),
            cards=cards, entries={entry.id: entry for entry in latest}, overview=overview,
            incidents=told(self.project, overview.most_told[:INCIDENTS], self.registry), weeks=overview.weeks[:WEEKS],
        )  # fmt: skip

    def documents(self, query: Mapping[str, str]) -> HTMLResponse:
        """The list of documents, narrowed by words."""
        want = asked({"q": query.get("q", ""), "page": query.get("page", "1")})
        found = self.project.entries(words=want.values["q"], limit=PAGE_SIZE + 1, offset=want.offset)
        more, held = len(found) > PAGE_SIZE, sum(self.project.summary().documents.values())
        coders = [entry.coder for entry in found]
        return self.page("documents", coders, asked=want, entries=found[:PAGE_SIZE], more=more, held=held)

    def document(self, name: str, query: Mapping[str, str] = NOTHING) -> HTMLResponse:
        """One text with its evidence, beside its records, which can be narrowed to the surer ones and sorted."""
        try:
            document = self.project.document(name)
        except UsageError:
            return self.failure(404, "There is no document of that name here.")
        (entry,) = self.project.entries(doc_id=name)
        want = asked({field: query.get(field, "") for field in SORTING})
        cards, outlet = self._cards(entry, asked=want), outlet_of(document.outlet, self.registry)
        return self.page(
            "document", _coders(cards), document=document, entry=entry, cards=cards, asked=want, orders=RECORD_ORDERS,
            pieces=pieces(document.text, cards), written=self.project.written(name),
            state_controlled=bool(outlet and outlet.state_controlled),
            ownership=ownership(outlet, self.registry) if outlet else "",
            source=web_address(document.source), legend=_legend_of(cards),
        )  # fmt: skip

    def explanation(self, query: Mapping[str, str], *, whole: bool) -> HTMLResponse:
        """Why one record says what it says: a page of its own, or only the part that goes under its card."""
        name, record = query.get("document", ""), query.get("record", "")
        try:
            found, document = pipeline.explain(self.project, name, record), self.project.document(name)
        except UsageError as error:
            return self.failure(404, str(error))
        (entry,) = self.project.entries(doc_id=name)
        (card_,) = (c for c in self._cards(entry) if c.record.id == found.record)
        parts = [(part, excerpts(document.text, part.words)) for part in told_why(found, self.registry)]
        return self.page(
            "explanation" if whole else "_explanation", _coders([card_]), document=document, entry=entry, card=card_,
            standing=standing(found), parts=parts, evidence=excerpts(document.text, [found.evidence]),
        )  # fmt: skip

    def records(self, query: Mapping[str, str]) -> HTMLResponse:
        """The list of records, narrowed by filters."""
        want = asked(query)
        wanted = want.filter()
        total = self.project.count(wanted)
        found = list(self.project.records(wanted))
        entries = {doc: self.project.entries(doc_id=doc)[0] for doc in dict.fromkeys(r.doc for r in found)}
        cards = self._worded(found, entries)
        return self.page(
            "records", _coders(cards), asked=want, total=total, cards=cards, entries=entries, types=list(TYPES),
            statuses=[*STATUSES, *STATES], orders=RECORD_ORDERS, last=max(1, -(-total // PAGE_SIZE)),
        )  # fmt: skip

    def incidents(self, query: Mapping[str, str]) -> HTMLResponse:
        """The list of incidents, narrowed by filters; what is less sure than the bound is left out and counted."""
        want, least = asked_incidents(query), self.project.settings.watch.sure
        chosen = choose_incidents(self._merged(), wanted_incidents(want, least))
        shown_here = told(self.project, chosen.incidents, self.registry)
        return self.page(
            "incidents", _coders(one.card for one in shown_here), asked=want, chosen=chosen, incidents=shown_here,
            least=least, types=ROOTS, standings=STANDINGS, orders=INCIDENT_ORDERS,
            last=max(1, -(-chosen.total // PAGE_SIZE)),
        )  # fmt: skip

    def reading(self) -> HTMLResponse:
        """How the page is to be read, and what it must not be taken for."""
        return self.page("reading", [], legend=LEGEND, measured=measured(), least=self.project.settings.watch.sure)

    def failure(self, status: int, message: str) -> HTMLResponse:
        """A page that says in one line what went wrong."""
        return self.page("failure", [], status=status, message=plain(message))

    def _cards(self, entry: Entry, limit: int | None = None, asked: Asked | None = None) -> list[Card]:
        narrowed = asked.filter() if asked else Filter()
        found = list(self.project.records(replace(narrowed, documents=(entry.id,), limit=limit)))
        return self._worded(found, {entry.id: entry})

    def _worded(self, records: Iterable[Record], entries: Mapping[str, Entry]) -> list[Card]:
        return [card(r, n, self.registry, entries[r.doc].outlet) for n, r in enumerate(records, 1)]

    def page(self, template: str, coded_by: Iterable[str], status: int = 200, **values: Any) -> HTMLResponse:
        """A template filled with these values and with what stands on every page."""
        coders = sorted(set(filter(None, coded_by))) or [__version__]
        # Above, the release alone; the full version, hashes and all, stands below and beside each record.
        short = sorted({plain(coder).partition("+")[0] for coder in coders})
        given = {
            "project": self.name,
            "coders": coders,
            "short": short,
            "actor": self._actor,
            "mark": mark,
            "status": status,
        }
        return HTMLResponse(self.templates.get_template(f"{template}.html").render(given | values), status)


def _coders(cards: Iterable[Card]) -> Iterable[str]:
    return (c.record.version for c in cards)


def _legend_of(cards: Iterable[Card]) -> list[Any]:
    looks = {c.mark.look for c in cards}
    return [row for row in LEGEND if row.look in looks]


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
