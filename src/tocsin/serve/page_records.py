"""The list of records at ``/records``, narrowed by filters: what every figure of the other pages leads to."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from tocsin.records import TYPES
from tocsin.records.event import STATUSES
from tocsin.store import ORDERS

from .asked import PAGE_SIZE, asked
from .site import Site, coders, reviewed, serve

STATES = ("proposed", "negotiating", "agreed", "signed", "in-force", "suspended", "terminated", "violated", "rejected",
          "renewed", "present", "arriving", "withdrawing", "past")  # fmt: skip
"""The states of agreements and postures, which stand beside the statuses of events in one list of choices."""
ALL_STATUSES = (*STATUSES, *STATES)


def routes(app: FastAPI, site: Site) -> None:
    """Serve the list of records."""

    def records(request: Request) -> HTMLResponse:
        want = asked(request.query_params)
        wanted = want.filter()
        total = site.project.count(wanted)
        found = list(site.project.records(wanted))
        entries = {entry.id: entry for entry in site.project.entries(ids=sorted({r.doc for r in found}))}
        cards = site.worded(found, entries)
        return site.page(
            "records", coders(cards), asked=want, total=total, cards=cards, entries=entries,
            reviewed=reviewed(cards), types=list(TYPES),
            statuses=ALL_STATUSES, orders=ORDERS, last=max(1, -(-total // PAGE_SIZE)),
        )  # fmt: skip

    serve(app, "/records", records)
