"""Times a watch against servers on this machine: reading a large feed, refreshing many feeds politely."""

from __future__ import annotations

import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from threading import Thread

from tocsin import watching
from tocsin.collect.feeds import given
from tocsin.collect.web import Answer
from tocsin.records.feed import Outline
from tocsin.store import Project

_ONE_HOST_DELAY = 0.5
_RUNS = 5
_WORDS = "The army of Niger took the town of Zinder on Monday, residents said, and closed the road. " * 4


def measure_collecting(feeds: int, hosts: int, items: int) -> dict[str, float | int]:
    """Seconds and counts; see ``python -m evaluation collecting --help``."""
    return {
        "feed_items": items,
        **_read(items),
        "feeds": feeds,
        "hosts": hosts,
        **_refresh(feeds, hosts),
        "one_host_seconds": _refresh(feeds, 1, _ONE_HOST_DELAY)["refresh_seconds"],
    }


def _read(items: int) -> dict[str, float]:
    body = _feed(items)
    times: list[tuple[float, float]] = []
    for _ in range(_RUNS):
        begun, worked = time.perf_counter(), time.process_time()
        found = given(Answer("https://example.org/feed", 200, body), date(2024, 1, 10))
        times.append((time.perf_counter() - begun, time.process_time() - worked))
        if len(found.items) != items:
            raise AssertionError(f"{len(found.items)} of {items} items were read")
    return {"feed_seconds": min(wall for wall, _ in times), "feed_cpu_seconds": min(cpu for _, cpu in times)}


def _refresh(feeds: int, hosts: int, delay: float | None = None) -> dict[str, float]:
    times: dict[str, list[float]] = defaultdict(list)
    with ExitStack() as opened:
        folder = opened.enter_context(tempfile.TemporaryDirectory())
        project = opened.enter_context(Project.create(Path(folder) / "p"))
        names = [opened.enter_context(_serving(times)) for _ in range(hosts)]
        collect = project.settings.collect.model_copy(update={"allow": tuple(names)})
        collect = collect if delay is None else collect.model_copy(update={"delay": delay})
        project.settings = project.settings.model_copy(update={"collect": collect})
        now = datetime.now(UTC)
        with project.watched() as kept:
            for n in range(feeds):
                kept.add(Outline(f"http://{names[n % hosts]}/{n}"), now)
        first = _timed(project, feeds, now)
        gaps = [later - earlier for seen in times.values() for earlier, later in pairwise(seen)]
        again = _timed(project, feeds, now + timedelta(hours=1))
    return {"refresh_seconds": first, "refresh_again_seconds": again, "least_gap": min(gaps, default=0.0)}


def _timed(project: Project, feeds: int, at: datetime) -> float:
    begun = time.perf_counter()
    done = watching.fetch(project, now=lambda: at)
    if done.visited != feeds:
        raise AssertionError(f"{done.visited} of {feeds} feeds answered: {done.reasons[:3]}")
    return time.perf_counter() - begun


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256
    times: dict[str, list[float]]


class _Answering(BaseHTTPRequestHandler):
    """A feed without items at each address: what is timed is asking, not the reports."""

    server: _Server

    def do_GET(self) -> None:
        self.server.times[self.headers["Host"]].append(time.monotonic())
        known = self.headers.get("If-None-Match") == '"1"'
        body = b"" if known else b"" if self.path == "/robots.txt" else _feed(0, self.path)
        self.send_response(304 if known else 200)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", '"1"')
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
        pass


@contextmanager
def _serving(times: dict[str, list[float]]) -> Iterator[str]:
    """One more host, by another port of this machine; ``times`` hears when it is asked."""
    server = _Server(("127.0.0.1", 0), _Answering)
    server.times = times
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _feed(items: int, name: str = "") -> bytes:
    rows = "".join(
        f"<item><title>Report {n} &amp; more</title><link>https://example.org/{n}</link><guid>{n}</guid>"
        f"<pubDate>Thu, 27 Jul 2023 10:{n % 60:02}:00 GMT</pubDate><description>{_WORDS}</description></item>"
        for n in range(items)
    )
    return f"<rss version='2.0'><channel><title>Feed {name}</title>{rows}</channel></rss>".encode()
