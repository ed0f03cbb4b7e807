"""Who may come in where a token is asked for: whoever brings it in a header, or gave it once in a browser.

Tokens are compared in constant time. Whoever gives wrong ones is made to wait, by address, so that none can be found
by trying. What a browser keeps is not the token: it is a pass that this process signed, which ends after a day's work
and with the process.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address

from starlette.datastructures import Headers
from starlette.requests import cookie_parser

from tocsin.errors import UsageError

COOKIE = "tocsin"
SESSION = 12 * 3600
"""Seconds for which a browser stays let in."""
LEAST_TOKEN = 16
"""Characters that a token has at least."""
TRIES, WITHIN = 5, 60
"""Wrong tokens that an address may give within so many seconds."""
_WATCHED = 4096
"""Addresses that wrong tokens are counted of; the one heard of longest ago is forgotten."""
_NETWORK = 64
"""Bits of an IPv6 address that are one household: the rest is for the sender to choose."""


def new_token() -> str:
    """A token that nobody guesses: 192 bits."""
    return secrets.token_urlsafe(24)


class Tries:
    """Counts wrong tokens by the address that they came from."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failed: OrderedDict[str, deque[float]] = OrderedDict()

    def wait(self, client: str) -> int:
        """Seconds for which an address must wait; 0 where it need not."""
        failed = self._failed.get(_household(client), deque[float]())
        since = self._clock() - WITHIN
        recent = [at for at in failed if at > since]
        return int(recent[0] - since) + 1 if len(recent) >= TRIES else 0

    def count(self, client: str) -> None:
        """A wrong token came from this address."""
        house = _household(client)
        self._failed.setdefault(house, deque(maxlen=TRIES)).append(self._clock())
        self._failed.move_to_end(house)
        if len(self._failed) > _WATCHED:
            self._failed.popitem(last=False)


class Door:
    """Asks for a token. Raises ``UsageError`` for one that is too short to be any use."""

    def __init__(self, token: str, clock: Callable[[], float] = time.time) -> None:
        if len(token) < LEAST_TOKEN:
            raise UsageError(f"the token has {len(token)} characters; give {LEAST_TOKEN} or more, or --make-token")
        self._token, self._clock, self._key = token.encode(), clock, secrets.token_bytes(32)
        self.tries = Tries()

    def opens(self, offered: str, client: str) -> bool:
        """Whether this is the token; a wrong one is counted against the address."""
        if self.tries.wait(client):
            return False
        right = hmac.compare_digest(offered.encode("utf-8", "replace"), self._token)
        if not right:
            self.tries.count(client)
        return right

    def session(self) -> str:
        """A pass for a browser that gave the token."""
        ends = str(int(self._clock()) + SESSION)
        return f"{ends}.{self._sign(ends)}"

    def knows(self, headers: Headers) -> bool:
        """Whether a request brings a pass that still holds."""
        ends, _, signed = cookie_parser(headers.get("cookie", "")).get(COOKIE, "").partition(".")
        right = hmac.compare_digest(signed.encode("utf-8", "replace"), self._sign(ends).encode())
        return right and int(ends) > self._clock()

    def _sign(self, ends: str) -> str:
        return hmac.new(self._key, ends.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def bearer(headers: Headers) -> str | None:
    """The token of an ``Authorization: Bearer`` header; None where there is no such header."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def _household(client: str) -> str:
    try:
        address = ip_address(client.partition("%")[0])
    except ValueError:
        return client
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(IPv6Address(int(address) >> (128 - _NETWORK) << (128 - _NETWORK)))
    return client
