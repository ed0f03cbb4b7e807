"""Servers on this machine that answer as they are told to, however badly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

Told = Callable[["Asked"], None]


class Asked(BaseHTTPRequestHandler):
    """One request; what is to be answered is looked up by its path."""

    server: Server

    def do_GET(self) -> None:
        """Note the request and answer it."""
        self.server.seen[self.path].append(dict(self.headers.items()))
        with suppress(BrokenPipeError, ConnectionResetError):
            self.server.pages.get(self.path, missing)(self)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
        """Nothing."""

    def raw(self, data: bytes) -> None:
        """Bytes, as they are, without delay."""
        self.wfile.write(data)
        self.wfile.flush()


class _Listening(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128


class Server(_Listening):
    """``pages`` by path, and the headers of what was ``seen`` of each."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Asked)
        self.pages: dict[str, Told] = {}
        self.seen: dict[str, list[dict[str, str]]] = defaultdict(list)
        self.over = Event()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_port}"

    def url(self, path: str = "/") -> str:
        return f"http://{self.host}{path}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what is tested."""


@contextmanager
def serving() -> Iterator[Server]:
    """A server with no page yet."""
    server = Server()
    thread = Thread(target=lambda: server.serve_forever(0.01), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def page(body: bytes | str, status: int = 200, **headers: str) -> Told:
    """An answer that is as it should be; names of headers with underscores for hyphens."""
    data = body.encode() if isinstance(body, str) else body

    def answer(asked: Asked) -> None:
        asked.send_response(status)
        for name, value in ({"Content_Length": str(len(data))} | headers).items():
            asked.send_header(name.replace("_", "-"), value)
        asked.end_headers()
        asked.wfile.write(data)

    return answer


def missing(asked: Asked) -> None:
    """What a path without a page answers."""
    page(b"", 404)(asked)


def leads(to: str, status: int = 302) -> Told:
    """A redirect."""
    return page(b"", status, Location=to)


def slowly(data: bytes, piece: int, pause: float, head: bytes = b"") -> Told:
    """The bytes a few at a time, until the server is closed."""

    def answer(asked: Asked) -> None:
        asked.raw(head)
        for at in range(0, len(data), piece):
            if asked.server.over.wait(pause):
                return
            asked.raw(data[at : at + piece])

    return answer


def raw(data: bytes) -> Told:
    """Bytes that are sent as the whole answer, head and all; then the connection ends."""
    return lambda asked: asked.raw(data)
