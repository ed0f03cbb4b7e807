"""Leaves time between requests to one host, whoever asks, and lets a host rest that asked for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import Lock

from tocsin.errors import FetchFailed


class Pace:
    """When each host may be asked next. Times are of a clock that only goes forward."""

    def __init__(
        self, delay: float, clock: Callable[[], float], wait: Callable[[float], bool], rests: Mapping[str, float]
    ) -> None:
        self._delay, self._clock, self._wait = delay, clock, wait
        self._next: dict[str, float] = {}
        self._rests = {host: clock() + seconds for host, seconds in rests.items()}
        self._lock = Lock()

    def take_turn(self, host: str, delay: float = 0) -> None:
        """Return when it is this request's turn. Raises ``FetchFailed`` where the host rests, or all is stopped."""
        with self._lock:
            now = self._clock()
            if (left := self._rests.get(host, 0) - now) > 0:
                raise FetchFailed(f"its server asked to be left alone for {left:,.0f} seconds more", left)
            turn = max(now, self._next.get(host, now))
            self._next[host] = turn + max(self._delay, delay)
        if turn > now and self._wait(turn - now):
            raise FetchFailed("stopped before it was done")

    def answered(self, host: str, delay: float = 0) -> None:
        """Count the time to leave from now on, when the request is over: a slow server is not asked in a row."""
        with self._lock:
            self._next[host] = max(self._next.get(host, 0), self._clock() + max(self._delay, delay))

    def rest(self, host: str, seconds: float) -> None:
        """Leave a host alone for so long."""
        with self._lock:
            self._rests[host] = max(self._rests.get(host, 0), self._clock() + seconds)

    def rests(self) -> dict[str, float]:
        """The hosts that rest, with the seconds that are left."""
        with self._lock:
            now = self._clock()
            return {host: end - now for host, end in self._rests.items() if end > now}
