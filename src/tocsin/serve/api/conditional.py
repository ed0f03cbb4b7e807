"""Answers that a reader has already are not worked out again: ``ETag`` and ``If-None-Match`` (RFC 9110).

The tag follows from what was asked and from what was committed last, so that it is known before anything is read. It
is looked at before the answer is worked out: a tag is never newer than what it stands for.
"""

from __future__ import annotations

import hashlib
import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tocsin import __version__
from tocsin.store import Project

_TAG = re.compile(r'(?:W/)?"([^"]*)"')


class Conditional:
    """Answers 304 where the reader has what it asks for, and puts the tag on every other answer that is one."""

    def __init__(self, app: ASGIApp, project: Project) -> None:
        self.app, self.project = app, project

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        tag = self._tag(scope)
        known = {found for line in Headers(scope=scope).getlist("if-none-match") for found in _TAG.findall(line)}
        if tag in known:
            await Response(status_code=304, headers={"ETag": f'W/"{tag}"'})(scope, receive, send)
            return

        async def tagged(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                MutableHeaders(scope=message)["ETag"] = f'W/"{tag}"'
            await send(message)

        await self.app(scope, receive, tagged)

    def _tag(self, scope: Scope) -> str:
        asked = (__version__, scope["path"], scope["query_string"], Headers(scope=scope).get("host"))
        return hashlib.sha256(repr((asked, self.project.state())).encode()).hexdigest()[:24]
