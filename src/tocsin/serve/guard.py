"""What stands before every page: who may ask, how, and what a browser may do with the answer.

Any web site that a user visits can send requests to a port of the user's own machine, by a name that it controls too.
So a request must name this machine in its Host header, may only read, and carries nothing but an address. Where the
page takes an answer, a short form may come, and only from the page itself; it needs a token too, which
:mod:`tocsin.serve.auditing` looks at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import MappingProxyType

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

METHODS = ("GET", "HEAD")
WRITING = frozenset({"/audit"})
"""The addresses that take a form, by POST."""
LONGEST_ADDRESS = LONGEST_FORM = 4096
_HOST = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::(?P<port>\d{1,5}))?", re.IGNORECASE)

HEADERS = MappingProxyType(
    {
        "Content-Security-Policy": (
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
            "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cache-Control": "no-cache, private",
    }
)
"""On every answer. ``font-src`` is there for the two fonts that the page brings along."""


class Guard:
    """Refuses what is not a plain read from this machine, and puts the headers on what is answered."""

    def __init__(self, app: ASGIApp, port: int | None = None) -> None:
        self.app = app
        self.port = port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            answer: ASGIApp = self._refusal(scope) or self.app
            await answer(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if not is_local(headers.getlist("host"), self.port):
            return PlainTextResponse("This server answers to localhost and 127.0.0.1 only.\n", 421)
        writes = scope["method"] == "POST" and scope["path"] in WRITING
        if scope["method"] not in METHODS and not writes:
            return PlainTextResponse("This page can only be read.\n", 405, {"Allow": ", ".join(METHODS)})
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
            return PlainTextResponse("The address is too long.\n", 414)
        if writes:
            return _form_refusal(headers)
        if headers.get("content-length", "0") != "0" or "transfer-encoding" in headers:
            return PlainTextResponse("A request carries nothing but its address.\n", 413)
        return None


def _form_refusal(headers: Headers) -> Response | None:
    # A browser names the site that a form comes from; as its origin it says null under our own no-referrer.
    if headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return PlainTextResponse("Only this page may send an answer.\n", 403)
    if headers.get("origin", "null") not in ("null", f"http://{headers['host']}"):
        return PlainTextResponse("Only this page may send an answer.\n", 403)
    if headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        return PlainTextResponse("An answer is a form.\n", 415)
    length = headers.get("content-length", "")
    if not length.isdecimal() or int(length) > LONGEST_FORM or "transfer-encoding" in headers:
        return PlainTextResponse("The form is too long, or does not say how long it is.\n", 413)
    return None


def is_local(hosts: Iterable[str], port: int | None) -> bool:
    """Whether the Host header (exactly one) names this machine and, where the port is known, this server."""
    named = [_HOST.fullmatch(host) for host in hosts]
    if len(named) != 1 or named[0] is None:
        return False
    return port is None or int(named[0]["port"] or 80) == port


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(HEADERS)
        await send(message)

    return sending
