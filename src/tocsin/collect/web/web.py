"""Fetches a page: by the rules of its server, in its turn, one redirect after the other, each checked as the first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from threading import Event

from httpx2 import URL, InvalidURL

from tocsin.errors import FetchFailed, FetchRefused

from .addresses import host_of, read_address, site_of
from .pace import Pace
from .policy import Answer, Policy
from .robots import MOST_BYTES, Robots, Rules
from .wire import REDIRECTS, Resolve, Wire, resolve


class Web:
    """The web as one round of fetching sees it; threads may share it.

    ``clock`` counts seconds and never goes back. ``rules`` and ``rests`` are what earlier rounds learned of servers:
    their robots.txt, and for how many seconds more they asked to be left alone.
    """

    def __init__(
        self,
        policy: Policy,
        clock: Callable[[], float],
        *,
        rules: Iterable[Rules] = (),
        rests: Mapping[str, float] | None = None,
        look_up: Resolve = resolve,
    ) -> None:
        self._policy, self._end = policy, Event()
        self._wire = Wire(policy, clock, look_up)
        self._robots = Robots(self._rules_text, rules)
        self._pace = Pace(policy.delay, clock, self._end.wait, rests or {})

    def get(self, url: str, etag: str = "", modified: str = "") -> Answer:
        """The answer to one address, 304 where nothing changed since the visit that ``etag`` and ``modified`` are of.

        Raises ``FetchRefused`` where it is not fetched or not taken, ``FetchFailed`` where another try may succeed.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        return self._follow(url, {name: value for name, value in conditions.items() if value}, robots=True)

    @property
    def stopped(self) -> bool:
        """Whether all is to end."""
        return self._end.is_set()

    def stop(self) -> None:
        """End every wait and every request that is under way, from whatever thread."""
        self._end.set()

    def learned(self) -> list[Rules]:
        """The rules of servers that were fetched since this was last asked."""
        return self._robots.learned()

    def rests(self) -> dict[str, float]:
        """The servers that asked to be left alone, with the seconds that are left."""
        return self._pace.rests()

    def _follow(self, url: str, headers: dict[str, str], *, robots: bool, most: int = 0) -> Answer:
        at, seen = read_address(url, self._policy.allow), set[str]()
        for _ in range(self._policy.max_redirects + 1):
            if str(at) in seen:
                raise FetchRefused("redirects in a circle")
            seen.add(str(at))
            answer, leads = self._hop(at, headers, robots=robots, most=most)
            if answer.status not in REDIRECTS:
                return answer
            at = self._next(at, leads)
        raise FetchRefused(f"redirects more than {self._policy.max_redirects} times")

    def _hop(self, at: URL, headers: dict[str, str], *, robots: bool, most: int) -> tuple[Answer, str]:
        site, rules = site_of(at), f"{at.scheme}://{host_of(at)}"
        delay = self._robots.check(rules, str(at)) if robots and self._policy.robots else 0.0
        self._pace.take_turn(site, delay)
        try:
            return self._wire.ask(at, headers, self._end.is_set, most)
        except FetchFailed as error:
            if error.wait:
                self._pace.rest(site, error.wait)
            raise
        finally:
            self._pace.answered(site, delay)

    def _next(self, at: URL, leads: str) -> URL:
        if not leads:
            raise FetchRefused("redirects to nowhere")
        try:
            return read_address(str(at.join(leads)), self._policy.allow)
        except (InvalidURL, ValueError) as error:
            raise FetchRefused("redirects to what is no address") from error
        except FetchRefused as error:
            raise FetchRefused(f"redirects to where it may not: {error}") from error

    def _rules_text(self, url: str) -> str:
        return self._follow(url, {}, robots=False, most=MOST_BYTES).body.decode("utf-8", "replace")
