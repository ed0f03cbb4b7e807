"""The page that asks a browser for the token, once."""

from __future__ import annotations

from urllib.parse import parse_qs

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from .access import COOKIE, SESSION, Door
from .guard import LOGIN, too_many
from .site import Site, serve

_FIELDS = 8


def routes(app: FastAPI, site: Site, door: Door) -> None:
    """Give the page its address; only where a token is asked for."""

    def asked(request: Request) -> HTMLResponse:
        return _page(site, own_path(request.query_params.get("next", "")))

    async def given(request: Request) -> Response:
        # The guard bounds the body.
        return await run_in_threadpool(_let_in, site, door, request, await request.body())

    serve(app, LOGIN, asked)
    app.add_api_route(LOGIN, given, methods=["POST"], response_model=None, include_in_schema=False)


def own_path(wanted: str) -> str:
    """Where to go after logging in: an address of this server, never one of another."""
    fine = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and wanted.isprintable()
    return wanted if fine else "/"


def _page(site: Site, wanted: str, trouble: str = "") -> HTMLResponse:
    # Who has no token is not told what the project is called.
    return site.page("login", [], 403 if trouble else 200, wanted=wanted, trouble=trouble, project="–")


def _let_in(site: Site, door: Door, request: Request, body: bytes) -> Response:
    try:
        fields = parse_qs(body.decode("ascii"), max_num_fields=_FIELDS, errors="strict")
    except ValueError:
        return site.failure(400, "That is no token.")
    client = request.client.host if request.client else ""
    wanted = own_path(fields.get("next", ["/"])[0])
    if not door.opens(fields.get("token", [""])[0].strip(), client):
        if wait := door.tries.wait(client):
            return PlainTextResponse(too_many(wait), 429, {"Retry-After": str(wait)})
        return _page(site, wanted, "That is not the token of this server.")
    answer = RedirectResponse(wanted, 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(
        COOKIE, door.session(), max_age=SESSION, path="/", httponly=True, samesite="strict", secure=secure
    )
    return answer
