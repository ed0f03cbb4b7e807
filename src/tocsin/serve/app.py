"""Joins the families of pages to one app. One project, opened once to be read, is shared by all requests.

The answers of an audit are all that is written; see :mod:`tocsin.serve.auditing`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse, Response
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from tocsin.errors import TocsinError
from tocsin.registry import load_registry
from tocsin.store.project import Project

from . import (
    api,
    page_actors,
    page_audit,
    page_brief,
    page_documents,
    page_incidents,
    page_judging,
    page_ledgers,
    page_login,
    page_map,
    page_overview,
    page_reading,
    page_records,
    page_search,
    page_timeline,
    page_watch,
)
from .access import Door
from .guard import HEADERS, Guard
from .site import Site, serve

STATIC = Path(__file__).parent / "static"
WORTH_PACKING = 1024
"""Bytes from which on an answer is sent compressed."""
FAMILIES = (
    page_overview.routes,
    page_incidents.routes,
    page_map.routes,
    page_timeline.routes,
    page_watch.routes,
    page_brief.routes,
    page_actors.routes,
    page_ledgers.routes,
    page_documents.routes,
    page_records.routes,
    page_search.routes,
    page_audit.routes,
    page_judging.routes,
    page_reading.routes,
    api.routes,
)
"""What serves the pages: each gets the app and what all pages share. A new family is one line here."""


def create_app(
    project: Path,
    port: int | None = None,
    user: str = "",
    *,
    token: str = "",
    names: Collection[str] = (),
    beyond: bool = False,
) -> FastAPI:
    """The page over a project. ``port``, where known, must be the Host header's too.

    ``user`` is who judges on the page unless they say another name. ``token`` is what whoever asks must have, ``names``
    are further names of this server, and ``beyond`` says that it answers to other machines; see :class:`Guard`.
    Raises ``ProjectError``, and ``UsageError`` for a token that is too short.
    """
    door = Door(token) if token else None
    store = Project.open(project)

    @asynccontextmanager
    async def closing(_: FastAPI) -> AsyncIterator[None]:
        yield
        store.close()

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=closing, redirect_slashes=False)
    app.add_middleware(GZipMiddleware, minimum_size=WORTH_PACKING, compresslevel=5)
    app.add_middleware(Guard, port=port, door=door, beyond=beyond, names=names)
    site = Site(store, load_registry(), project, user)
    serve(app, "/healthz", lambda: PlainTextResponse("ok\n"))
    for routes in FAMILIES:
        routes(app, site)
    if door:
        page_login.routes(app, site, door)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    _failures(app, site)
    return app


def _failures(app: FastAPI, site: Site) -> None:
    def not_served(_: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 400
        return site.failure(status, "There is nothing at this address." if status == 404 else "That cannot be served.")

    def from_store(_: Request, error: Exception) -> Response:
        return site.failure(503, str(error))

    def broken(_: Request, __: Exception) -> Response:
        # This one is answered outside the guard, so it brings the headers itself.
        return PlainTextResponse(
            "Something in Tocsin broke on this page; the terminal says what.\n", 500, dict(HEADERS)
        )

    app.add_exception_handler(HTTPException, not_served)
    app.add_exception_handler(TocsinError, from_store)
    app.add_exception_handler(Exception, broken)
