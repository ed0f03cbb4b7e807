"""Joins the pages to their addresses. One project, opened once to be read, is shared by all requests.

The answers of an audit are all that is written; see :mod:`tocsin.serve.auditing`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from tocsin.errors import TocsinError
from tocsin.registry import load_registry
from tocsin.store.project import Project

from .auditing import Auditing
from .guard import HEADERS, METHODS, Guard
from .pages import Pages

STATIC = Path(__file__).parent / "static"


def create_app(project: Path, port: int | None = None, user: str = "") -> FastAPI:
    """The page over a project. ``port``, where known, must be the Host header's too. Raises ``ProjectError``.

    ``user`` is who judges on the page unless they say another name.
    """
    store = Project.open(project)

    @asynccontextmanager
    async def closing(_: FastAPI) -> AsyncIterator[None]:
        yield
        store.close()

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=closing, redirect_slashes=False)
    app.add_middleware(Guard, port=port)
    pages = Pages(store, load_registry(), project.resolve().name)
    _routes(app, pages)
    _audit_routes(app, Auditing(pages, project, user))
    _failures(app, pages)
    return app


def _routes(app: FastAPI, pages: Pages) -> None:
    # Plain functions: FastAPI runs them on threads, so that a slow query holds up nobody else.
    def overview() -> HTMLResponse:
        return pages.overview()

    def documents(request: Request) -> HTMLResponse:
        return pages.documents(request.query_params)

    def document(name: str, request: Request) -> HTMLResponse:
        return pages.document(name, request.query_params)

    def explanation(request: Request) -> HTMLResponse:
        return pages.explanation(request.query_params, whole="HX-Request" not in request.headers)

    def records(request: Request) -> HTMLResponse:
        return pages.records(request.query_params)

    def incidents(request: Request) -> HTMLResponse:
        return pages.incidents(request.query_params)

    def reading() -> HTMLResponse:
        return pages.reading()

    def healthz() -> Response:
        return PlainTextResponse("ok\n")

    addresses: dict[str, Callable[..., Response]] = {
        "/": overview, "/documents": documents, "/documents/{name:path}": document, "/records": records,
        "/incidents": incidents, "/explanation": explanation,
        "/reading": reading, "/healthz": healthz,
    }  # fmt: skip
    for path, page in addresses.items():
        app.add_api_route(path, page, methods=list(METHODS), response_model=None)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")


def _audit_routes(app: FastAPI, auditing: Auditing) -> None:
    def question(request: Request) -> HTMLResponse:
        return auditing.question(request.query_params)

    def report() -> HTMLResponse:
        return auditing.report()

    async def answer(request: Request) -> Response:
        # The guard bounds the body. Keeping the answer may wait for another writer, so that it is left to a thread.
        return await run_in_threadpool(auditing.answer, await request.body())

    app.add_api_route("/audit", question, methods=list(METHODS), response_model=None)
    app.add_api_route("/audit", answer, methods=["POST"], response_model=None)
    app.add_api_route("/audit/report", report, methods=list(METHODS), response_model=None)


def _failures(app: FastAPI, pages: Pages) -> None:
    def not_served(_: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 400
        return pages.failure(status, "There is nothing at this address." if status == 404 else "That cannot be served.")

    def from_store(_: Request, error: Exception) -> Response:
        return pages.failure(503, str(error))

    def broken(_: Request, __: Exception) -> Response:
        # This one is answered outside the guard, so it brings the headers itself.
        return PlainTextResponse(
            "Something in Tocsin broke on this page; the terminal says what.\n", 500, dict(HEADERS)
        )

    app.add_exception_handler(HTTPException, not_served)
    app.add_exception_handler(TocsinError, from_store)
    app.add_exception_handler(Exception, broken)
