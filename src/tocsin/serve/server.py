"""Starts the server, on this machine's own address and nowhere else."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import uvicorn

from tocsin.errors import UsageError

from .app import create_app

DEFAULT_PORT = 8765
HOST = "127.0.0.1"


def run(
    project: Path, port: int = DEFAULT_PORT, announce: Callable[[str], object] = lambda _: None, user: str = ""
) -> None:
    """Serve a project until interrupted. ``announce`` is given the address once it is taken; port 0 takes a free one.

    ``user`` is who judges on the page unless they say another name.

    Raises ``ProjectError`` where there is no project, ``UsageError`` where the port is taken.
    """
    with _listening(port) as listener:
        taken = listener.getsockname()[1]
        app = create_app(project, port=taken, user=user)
        # No access log: it would hold ids of documents and words searched for.
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, h11_max_incomplete_event_size=16_384,
            limit_concurrency=64, timeout_keep_alive=5, timeout_graceful_shutdown=2, ws="none",
        )  # fmt: skip
        announce(f"http://{HOST}:{taken}/")
        with suppress(KeyboardInterrupt):  # Ctrl-C is how it is meant to end
            uvicorn.Server(config).run(sockets=[listener])


def _listening(port: int) -> socket.socket:
    if not 0 <= port <= 65535:
        raise UsageError(f"{port} is no port: give one from 1 to 65535")
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen()  # so that whoever comes as soon as the address is told waits, and is not turned away
    except OSError as error:
        listener.close()
        raise UsageError(f"port {port} cannot be had ({error.strerror}); give another with --port") from error
    return listener
