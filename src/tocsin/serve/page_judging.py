"""The address where an analyst says what a record is worth; :mod:`tocsin.serve.judging` asks and keeps."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response
from starlette.concurrency import run_in_threadpool

from .judging import Judging
from .site import Site, serve


def routes(app: FastAPI, site: Site) -> None:
    """Serve the question and take the answer."""
    judging = Judging(site)

    def question(request: Request) -> HTMLResponse:
        return judging.asked(request.query_params)

    async def answer(request: Request) -> Response:
        # The guard bounds the body. Keeping the answer may wait for another writer, so that it is left to a thread.
        return await run_in_threadpool(judging.said, await request.body())

    serve(app, "/judge", question)
    app.add_api_route("/judge", answer, methods=["POST"], response_model=None, include_in_schema=False)
