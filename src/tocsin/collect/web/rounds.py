"""Fetches many pages: hosts side by side, the pages of one host one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from queue import Full, Queue

from httpx2 import InvalidURL

from tocsin.errors import FetchFailed, FetchRefused

from .addresses import site_of
from .policy import Answer
from .web import Web

_MOST_WAITING = 16
"""Answers that nobody has taken yet, each as large as one may be: who fetches waits for who reads."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One page to fetch, and what is known of it from the last visit."""

    key: int
    """Whatever the asker knows it by."""
    url: str
    etag: str = ""
    modified: str = ""


Result = tuple[Wanted, Answer | FetchRefused | FetchFailed]


def visit(web: Web, wanted: Iterable[Wanted], at_once: int = 8) -> Iterator[Result]:
    """Each page with its answer or why there is none, in the order in which they come.

    ``at_once`` is how many hosts are asked at a time. Where whoever asks stops listening, or is interrupted, what is
    under way is ended within a second.
    """
    came: Queue[Result | None] = Queue(_MOST_WAITING)
    lots = _by_host(wanted)
    if not lots:
        return

    def work(lot: list[Wanted]) -> None:
        try:
            for one in lot:
                _put(web, came, (one, _answer(web, one)))
        finally:
            _put(web, came, None)

    with ThreadPoolExecutor(min(at_once, len(lots)), "fetch") as pool:
        try:
            working = [pool.submit(work, lot) for lot in lots]
            left = len(lots)
            while left:
                if (result := came.get()) is None:
                    left -= 1
                else:
                    yield result
        except BaseException:
            web.stop()
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    for one in working:
        one.result()  # what is no fault of a page is raised here


def _put(web: Web, came: Queue[Result | None], result: Result | None) -> None:
    """Hand it on when there is room; not at all where nobody listens any more."""
    while not web.stopped:
        with suppress(Full):
            came.put(result, timeout=0.5)
            return


def _by_host(wanted: Iterable[Wanted]) -> list[list[Wanted]]:
    lots: dict[str, list[Wanted]] = defaultdict(list)
    for one in wanted:
        lots[_site(one.url)].append(one)
    return list(lots.values())


def _site(url: str) -> str:
    try:
        return site_of(url)
    except (InvalidURL, ValueError):
        return ""  # refused with its reason where it is fetched


def _answer(web: Web, one: Wanted) -> Answer | FetchRefused | FetchFailed:
    try:
        return web.get(one.url, one.etag, one.modified)
    except (FetchRefused, FetchFailed) as error:
        return error
