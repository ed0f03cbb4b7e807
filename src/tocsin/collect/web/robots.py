"""What a server's robots.txt allows to this program (RFC 9309), kept a day, not asked for at every visit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from protego import Protego

from tocsin.errors import FetchFailed, FetchRefused

from .policy import AGENT

MOST_BYTES = 500 * 1024
"""Of a robots.txt: RFC 9309 asks that this much is read, and no more need be."""
KEPT_SECONDS = 86_400
"""How long rules are kept (RFC 9309, 2.4)."""
UNKNOWN_SECONDS = 3_600
"""After this a server whose robots.txt could not be had is asked for it once more; until then it is left alone."""
_LONGEST_DELAY = 60.0
"""Seconds of a Crawl-delay that are kept to: some ask for an hour, and mean that nobody is to come at all."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one server, as they are kept."""

    host: str
    """``scheme://host:port``."""
    text: str
    """The file; empty where the server has none."""
    reason: str = ""
    """Why the file could not be had, which forbids everything; empty where it could."""
    seconds: float = KEPT_SECONDS
    """How long they hold from when they were fetched."""


class Robots:
    """The rules of all servers of a round. Fetches what is not known yet, each once."""

    def __init__(self, fetch: Callable[[str], str], known: Iterable[Rules] = ()) -> None:
        self._fetch, self._rules = fetch, {rules.host: rules for rules in known}
        self._lock, self._learned = Lock(), list[Rules]()

    def check(self, host: str, url: str) -> float:
        """Seconds to leave between requests, 0 where nothing is said. Raises ``FetchRefused`` where it is forbidden."""
        rules = self._rules_of(host)
        if rules.reason:
            raise FetchFailed(f"left alone until its robots.txt can be read, which {rules.reason}", UNKNOWN_SECONDS)
        parsed = _parsed(rules.text)
        if not parsed.can_fetch(url, AGENT):
            raise FetchRefused("its robots.txt forbids this address to programs such as this one")
        return min(float(parsed.crawl_delay(AGENT) or 0), _LONGEST_DELAY)

    def learned(self) -> list[Rules]:
        """The rules that were fetched since this was last asked."""
        with self._lock:
            found, self._learned = self._learned, []
        return found

    def _rules_of(self, host: str) -> Rules:
        with self._lock:
            if (known := self._rules.get(host)) is not None:
                return known
        rules = self._ask(host)
        with self._lock:
            self._rules[host] = rules
            self._learned.append(rules)
        return rules

    def _ask(self, host: str) -> Rules:
        try:
            return Rules(host, self._fetch(f"{host}/robots.txt"))
        except FetchRefused as error:
            if 400 <= error.status < 500:  # no file, no rules (RFC 9309, 2.3.1.3)
                return Rules(host, "")
            raise
        except FetchFailed as error:
            return Rules(host, "", str(error), UNKNOWN_SECONDS)


@lru_cache(maxsize=64)
def _parsed(text: str) -> Protego:
    return Protego.parse(text)
