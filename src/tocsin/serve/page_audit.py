"""The addresses of the audit; :mod:`tocsin.serve.auditing` asks and keeps."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response
from starlette.concurrency import run_in_threadpool

from .auditing import Auditing
from .site import Site, serve


def routes(app: FastAPI, site: Site) -> None:
    """Serve the questions, take the answers, report."""
    auditing = Auditing(site)

    def question(request: Request) -> HTMLResponse:
        return auditing.question(request.query_params)

    def report() -> HTMLResponse:
        return auditing.report()

    async def answer(request: Request) -> Response:
        # The guard bounds the body. Keeping the answer may wait for another writer, so that it is left to a thread.
        return await run_in_threadpool(auditing.answer, await request.body())

    serve(app, "/audit", question)
    app.add_api_route("/audit", answer, methods=["POST"], response_model=None, include_in_schema=False)
    serve(app, "/audit/report", report)
