"""One request on the wire: to an address that was checked, within a time that ends, of an answer that has a size.

The name is looked up once, every address that it stands for is checked, and the connection goes to one of those: a name
server that answers otherwise the second time (DNS rebinding) is not asked a second time. The host's name stays what the
server is asked for and what its certificate is held against.
"""

from __future__ import annotations

import email.utils
import math
import socket
import ssl
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from typing import Any

import httpcore2
from httpx2 import URL

from tocsin.errors import FetchFailed, FetchRefused, TooLarge

from ..limits import size
from .addresses import PORTS, server, why_not
from .policy import Answer, Policy
from .unpack import unpack

Resolve = Callable[[str, int], list[str]]
"""Looks a name up: every IP address that it stands for. Raises ``OSError`` where there is none."""
REDIRECTS = (301, 302, 303, 307, 308)
_SLICE = 1.0
"""Seconds after which a wait looks whether it is to end: so long does Ctrl-C take at most."""
_LONGEST_WAIT = 7 * 86_400.0
"""Seconds that a server's Retry-After can ask for, so that a mistaken one does not end a watch."""


def resolve(host: str, port: int) -> list[str]:
    """The system's own look-up."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Deadline:
    """The end of one request's time; also ended by whoever stops the round."""

    def __init__(self, clock: Callable[[], float], seconds: float, stopped: Callable[[], bool]) -> None:
        self._clock, self._stopped = clock, stopped
        self._seconds, self._end = seconds, clock() + seconds

    def left(self) -> float:
        """Seconds that are left. Raises ``FetchFailed`` where there are none."""
        if self._stopped():
            raise FetchFailed("stopped before it was done")
        left = self._end - self._clock()
        if left <= 0:
            raise FetchFailed(f"took longer than {self._seconds:g} seconds")
        return left


class _Stream(httpcore2.NetworkStream):
    """A connection each of whose steps ends with the deadline, not each some seconds after the one before."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the deadline's instead
        while True:
            try:
                return self._inner.read(max_bytes, min(_SLICE, self._deadline.left()))
            except httpcore2.ReadTimeout:
                self._deadline.left()

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._inner.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: Any,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        secured = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _Stream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Checked(httpcore2.NetworkBackend):
    """Connects to public addresses alone, but for servers that the policy names."""

    def __init__(self, look_up: Resolve, allow: frozenset[str], deadline: Deadline) -> None:
        self._look_up, self._allow, self._deadline = look_up, allow, deadline
        self._inner = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline's instead
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        for address in (addresses := self._addresses(host, port)):
            try:
                left = self._deadline.left() / (1 if address == addresses[-1] else 2)
                made = self._inner.connect_tcp(address, port, left, local_address, socket_options)
                return _Stream(made, self._deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if address == addresses[-1]:
                    raise
        raise FetchFailed("its name stands for no address")

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = self._look_up(host, port)
        except (OSError, UnicodeError) as error:
            raise FetchFailed("its name cannot be looked up") from error
        allowed = server(host, port) in self._allow
        for address in found:
            # One bad address among good ones is refused too: which of them is taken is the name server's choice.
            if not allowed and (reason := why_not(address)):
                raise FetchRefused(f"its name stands for {address}, which {reason}")
        return found


class Wire:
    """Asks servers one thing at a time, each on a connection of its own."""

    def __init__(self, policy: Policy, clock: Callable[[], float], look_up: Resolve = resolve) -> None:
        self._policy, self._clock, self._look_up = policy, clock, look_up

    def ask(self, url: URL, headers: dict[str, str], stopped: Callable[[], bool], most: int = 0) -> tuple[Answer, str]:
        """One request: what was answered, and where a redirect leads. Raises ``FetchRefused`` or ``FetchFailed``.

        ``most`` is how many bytes are taken, the policy's where it is 0.
        """
        deadline = Deadline(self._clock, self._policy.max_seconds, stopped)
        backend = _Checked(self._look_up, self._policy.allow, deadline)
        sent = {"Host": _host_line(url), "User-Agent": self._policy.agent, "Accept-Encoding": "gzip, deflate"}
        target = httpcore2.URL(
            scheme=url.scheme.encode(),
            host=url.raw_host,
            port=url.port or PORTS[url.scheme],
            target=url.raw_path,
        )
        try:
            with (
                httpcore2.ConnectionPool(_tls(), network_backend=backend, max_keepalive_connections=0) as pool,
                pool.stream("GET", target, headers=list((sent | headers | {"Connection": "close"}).items())) as came,
            ):
                return self._taken(url, came, most or self._policy.max_bytes)
        except TooLarge as error:
            raise FetchRefused(str(error)) from error
        except httpcore2.TimeoutException as error:
            raise FetchFailed(f"took longer than {self._policy.max_seconds:g} seconds") from error
        except httpcore2.RemoteProtocolError as error:
            raise FetchFailed("broke off, or spoke no proper HTTP") from error
        except (httpcore2.ConnectError, OSError) as error:
            raise FetchFailed(f"cannot be connected to{_detail(error)}") from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
            raise FetchFailed("broke off") from error

    def _taken(self, url: URL, came: httpcore2.Response, most: int) -> tuple[Answer, str]:
        told = _headers(came)
        known = Answer(
            url=str(url),
            status=came.status,
            type=told.get("content-type", "")[:200],
            etag=told.get("etag", "")[:500],
            modified=told.get("last-modified", "")[:100],
        )
        if came.status in REDIRECTS:
            return known, told.get("location", "")
        if came.status == 304:
            return known, ""
        if came.status != 200:
            _raise(came.status, _wait(told))
        if (length := told.get("content-length", "")).isdecimal() and int(length[:20]) > most:
            raise TooLarge(f"is {size(int(length[:20]))}, over the limit of {size(most)}")
        return replace(known, body=unpack(came.iter_stream(), told.get("content-encoding", ""), most)), ""


@cache
def _tls() -> ssl.SSLContext:
    """Certificates are checked against those that the system or certifi trusts; made once, for it takes a while."""
    return httpcore2.default_ssl_context()


def _host_line(url: URL) -> str:
    host = url.raw_host.decode("ascii")
    host = f"[{host}]" if ":" in host else host
    return host if url.port in (None, PORTS[url.scheme]) else f"{host}:{url.port}"


def _headers(came: httpcore2.Response) -> dict[str, str]:
    """The headers by their names in small letters, the first of each; what is no plain text in them is dropped."""
    found: dict[str, str] = {}
    for name, value in came.headers:
        found.setdefault(name.decode("latin-1").lower(), value.decode("latin-1").strip())
    return {name: value for name, value in found.items() if value.isprintable()}


def _raise(status: int, wait: float) -> None:
    if status in (408, 425, 429) or status >= 500:
        raise FetchFailed(f"the server answers {status}{_asks(wait)}", wait)
    words = {401: "asks for a password", 403: "forbids it", 404: "has no such page", 410: "has taken it away"}
    raise FetchRefused(f"the server answers {status}: it {words.get(status, 'does not give it')}", status)


def _asks(wait: float) -> str:
    return f" and asks to wait {wait:,.0f} seconds" if wait else ""


def _wait(told: dict[str, str]) -> float:
    """Seconds that a server asks to wait; a day is held against the server's own clock, for ours may be off."""
    asked = told.get("retry-after", "")
    if asked.isdecimal():
        return min(float(asked[:9]), _LONGEST_WAIT)
    try:
        until, now = email.utils.parsedate_tz(asked), email.utils.parsedate_tz(told.get("date", ""))
        if not until or not now:
            return 0.0
        seconds = float(email.utils.mktime_tz(until) - email.utils.mktime_tz(now))
    except (ValueError, OverflowError, TypeError, IndexError):
        return 0.0
    return min(max(seconds, 0.0), _LONGEST_WAIT) if math.isfinite(seconds) else 0.0


def _detail(error: Exception) -> str:
    """What the system says, where it is one of the few things that it says plainly."""
    said = str(error)
    if "certificate" in said.lower():
        return ": its certificate is not valid for it"
    if "refused" in said.lower():
        return ": it takes no connection there"
    return ""
