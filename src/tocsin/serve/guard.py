"""What stands before every page: who may ask, how, and what a browser may do with the answer.

Any web site that a user visits can send requests to a port of the user's own machine, by a name that it controls too.
So a request must name this machine in its Host header, must not come from a page of another site, may only read, and
carries nothing but an address. Where the page takes an answer, a short form may come, and only from the page itself; it
needs a token too, which :mod:`tocsin.serve.auditing` looks at. Beyond this machine nothing is answered without the
token of :mod:`tocsin.serve.access`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from contextlib import suppress
from http import HTTPStatus
from ipaddress import ip_address
from types import MappingProxyType
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tocsin.store.deadline import deadline

from .access import Door, bearer

METHODS = ("GET", "HEAD")
LOGIN = "/login"
WRITING = frozenset({"/audit", "/judge", LOGIN})
"""The addresses that take a form, by POST."""
OPEN = frozenset({LOGIN, "/healthz"})
"""The addresses that need no token, beside the static files, which hold nothing of the project."""
LONGEST_ADDRESS, LONGEST_FORM = 4096, 16384
SECONDS, DOWNLOAD_SECONDS = 30, 900
"""For which an answer may ask the database, and a download of a whole list."""
_HOST = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::(?P<port>\d{1,5}))?", re.IGNORECASE)
_ANY_HOST = re.compile(r"(?P<name>[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::(?P<port>\d{1,5}))?")
_KEPT = ("allow", "retry-after", "www-authenticate")
_DOWNLOAD = re.compile(r"/api/v1/.+\.(?:csv|jsonl|geojson)")

HEADERS = MappingProxyType(
    {
        "Content-Security-Policy": (
            "default-src 'none'; style-src 'self'; script-src 'self'; worker-src 'self'; img-src 'self'; "
            "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cache-Control": "no-cache, private",
    }
)
"""On every answer. ``font-src`` is there for the two fonts that the page brings along, ``worker-src`` for the map's
own worker."""


class Guard:
    """Refuses what is not a plain read by whoever may, and puts the headers on what is answered.

    ``port``, where known, must be the Host header's too. ``door`` asks for a token. ``beyond`` says that the server
    answers to other machines: its addresses may then be named, and the ``names`` that it is told to have. A name that
    nobody told it is refused, for it may be one that a hostile site gave to this machine.
    """

    def __init__(
        self,
        app: ASGIApp,
        port: int | None = None,
        door: Door | None = None,
        *,
        beyond: bool = False,
        names: Collection[str] = (),
    ) -> None:
        self.app, self.port, self.door = app, port, door
        self.beyond, self.names = beyond, frozenset(name.lower() for name in names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            refusal = self._refusal(scope)
            answer: ASGIApp = self.app if refusal is None else _as_asked(scope, refusal)
            with deadline(DOWNLOAD_SECONDS if _DOWNLOAD.fullmatch(scope["path"]) else SECONDS):
                await answer(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> PlainTextResponse | RedirectResponse | None:
        headers = Headers(scope=scope)
        if not self._is_ours(headers.getlist("host")):
            told = "the addresses and names it was started with" if self.beyond else "localhost and 127.0.0.1"
            return PlainTextResponse(f"This server answers to {told} only.\n", 421)
        writes = scope["method"] == "POST" and scope["path"] in WRITING
        if scope["method"] not in METHODS and not writes:
            return PlainTextResponse("This page can only be read.\n", 405, {"Allow": ", ".join(METHODS)})
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
            return PlainTextResponse("The address is too long.\n", 414)
        refusal = _form_refusal(headers) if writes else _reading_refusal(headers)
        return refusal or self._shut(scope, headers)

    def _is_ours(self, hosts: list[str]) -> bool:
        if is_local(hosts, self.port):
            return True
        found = _ANY_HOST.fullmatch(hosts[0]) if self.beyond and len(hosts) == 1 else None
        if found is None:
            return False
        if found["name"].lower() in self.names:
            return True  # whatever its port: a server in front of this one may have another
        return _is_address(found["name"]) and (self.port is None or int(found["port"] or 80) == self.port)

    def _shut(self, scope: Scope, headers: Headers) -> PlainTextResponse | RedirectResponse | None:
        """What whoever has no token is answered; None for whoever has, and where none is asked for."""
        path = scope["path"]
        if self.door is None or path in OPEN or path.startswith("/static/") or self.door.knows(headers):
            return None
        client = (scope.get("client") or ("", 0))[0]
        offered = bearer(headers)
        if offered is not None and self.door.opens(offered, client):
            return None
        if wait := self.door.tries.wait(client):
            return PlainTextResponse(too_many(wait), 429, {"Retry-After": str(wait)})
        if offered is None and "text/html" in headers.get("accept", "") and scope["method"] in METHODS:
            query = scope["query_string"].decode("latin-1")
            wanted = quote(f"{path}?{query}" if query else path, safe="")
            return RedirectResponse(f"{LOGIN}?next={wanted}", 303)
        told = "A token is needed: send it as `Authorization: Bearer TOKEN`, or log in at /login.\n"
        return PlainTextResponse(told, 401, {"WWW-Authenticate": 'Bearer realm="tocsin"'})


def _as_asked(scope: Scope, refusal: PlainTextResponse | RedirectResponse) -> Response:
    """The refusal in words for a person, as problem details (RFC 9457) for a program that asks the API."""
    if not scope["path"].startswith("/api/") or isinstance(refusal, RedirectResponse):
        return refusal
    status, detail = refusal.status_code, bytes(refusal.body).decode().strip()
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, "errors": []}
    kept = {name: refusal.headers[name] for name in _KEPT if name in refusal.headers}
    return JSONResponse(body, status, kept, "application/problem+json")


def too_many(wait: int) -> str:
    """What whoever gave too many wrong tokens is told."""
    return f"Too many wrong tokens came from this address; wait {wait} seconds.\n"


def _reading_refusal(headers: Headers) -> PlainTextResponse | None:
    if headers.get("content-length", "0") != "0" or "transfer-encoding" in headers:
        return PlainTextResponse("A request carries nothing but its address.\n", 413)
    # A link on another site may lead here; its scripts may not ask, though the browser keeps the answer from them.
    strange = headers.get("sec-fetch-site", "none") not in ("none", "same-origin")
    if strange and headers.get("sec-fetch-mode") != "navigate":
        return PlainTextResponse("Only this server's own pages may ask.\n", 403)
    if not _is_own_origin(headers):
        return PlainTextResponse("Only this server's own pages may ask.\n", 403)
    return None


def _form_refusal(headers: Headers) -> PlainTextResponse | None:
    # A browser names the site that a form comes from; as its origin it says null under our own no-referrer.
    if headers.get("sec-fetch-site", "same-origin") != "same-origin" or not _is_own_origin(headers):
        return PlainTextResponse("Only this page may send an answer.\n", 403)
    if headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        return PlainTextResponse("An answer is a form.\n", 415)
    length = headers.get("content-length", "")
    if not length.isdecimal() or int(length) > LONGEST_FORM or "transfer-encoding" in headers:
        return PlainTextResponse("The form is too long, or does not say how long it is.\n", 413)
    return None


def _is_own_origin(headers: Headers) -> bool:
    host = headers["host"]
    return headers.get("origin", "null") in ("null", f"http://{host}", f"https://{host}")


def is_local(hosts: Iterable[str], port: int | None) -> bool:
    """Whether the Host header (exactly one) names this machine and, where the port is known, this server."""
    named = [_HOST.fullmatch(host) for host in hosts]
    if len(named) != 1 or named[0] is None:
        return False
    return port is None or int(named[0]["port"] or 80) == port


def _is_address(name: str) -> bool:
    with suppress(ValueError):
        return bool(ip_address(name.strip("[]")))
    return False


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(HEADERS)
        await send(message)

    return sending
