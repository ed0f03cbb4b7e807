"""The API under /api/v1, the feeds under /feeds, and the page about both under /api.

Everything is read and nothing is written. The version in the address changes when an answer that was right before
would be misread: a field goes or means something else. New fields and new addresses come without it.
"""

from __future__ import annotations

from fastapi import FastAPI
from starlette.responses import Response

from tocsin import __version__

from ..site import Site, serve
from . import alerts, downloads, evidence, feeds, followed, incidents, schema, withdrawn
from .conditional import Conditional
from .house import BASE, House
from .problems import answer_failures

DESCRIPTION = """\
What a Tocsin project holds: records with the exact words that they rest on, incidents, ledgers, documents.

**Read `claim` and `holders` before anything else.** A record with holders is what somebody says, and never a fact. Only
the statuses `actual` and `ongoing` tell that a thing happened at all. Everything is machine-coded unless it says
otherwise; `about.error_rates` says how often that is wrong.

Lists come page by page: give `next` as `cursor`. A cursor holds a place in the list, so that a run which writes
meanwhile makes nothing come twice. Every answer has an `ETag`; `If-None-Match` saves working it out again. Errors are
problem details (RFC 9457).
"""


def make_api(site: Site) -> FastAPI:
    """The API by itself, without the guard that stands before it."""
    app = FastAPI(
        title="Tocsin", version=f"1 ({__version__})", description=DESCRIPTION, docs_url=None, redoc_url=None,
        redirect_slashes=False,
    )  # fmt: skip
    house = House(app, site)
    for family in (downloads, evidence, incidents, followed, alerts, withdrawn, schema):  # files first: .csv is no id
        family.routes(house)
    answer_failures(app)
    app.add_middleware(Conditional, project=site.project)
    return app


def routes(app: FastAPI, site: Site) -> None:
    """Give the API, the feeds and the page about them their addresses."""
    api = make_api(site)
    feed = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    feeds.routes(feed, House(feed, site))
    answer_failures(feed)
    feed.add_middleware(Conditional, project=site.project)

    def about() -> Response:
        return site.page("api", [], told=told(api), base=BASE)

    serve(app, "/api", about)
    app.mount(BASE, api)
    app.mount("/feeds", feed)


def told(api: FastAPI) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Each address with what it answers and its parameters, as the OpenAPI has them."""
    found = []
    for path, methods in api.openapi()["paths"].items():
        get = methods["get"]
        given = [(one["name"], one.get("description", "")) for one in get.get("parameters", ())]
        found.append((f"{BASE}{path}", get.get("summary", ""), given))
    return found
