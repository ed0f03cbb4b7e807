"""Starts the server: on this machine's own address, or beyond it for whoever has the token."""

from __future__ import annotations

import socket
from collections.abc import Callable, Collection
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path

import uvicorn

from tocsin.errors import UsageError

from .app import create_app

DEFAULT_PORT = 8765
HOST = "127.0.0.1"


def run(
    project: Path,
    port: int = DEFAULT_PORT,
    announce: Callable[[str], object] = lambda _: None,
    user: str = "",
    *,
    host: str = HOST,
    token: str = "",
    names: Collection[str] = (),
) -> None:
    """Serve a project until interrupted. ``announce`` is given the address once it is taken; port 0 takes a free one.

    ``user`` is who judges on the page unless they say another name. ``host`` is the address to listen on; beyond this
    machine a ``token`` is required, which whoever asks must have. ``names`` are host names under which others reach it.

    Raises ``ProjectError`` where there is no project, ``UsageError`` where the port is taken or the token is missing.
    """
    beyond = not is_loopback(host)
    if beyond and not token:
        raise UsageError(
            f"{host} is beyond this machine, so a token is needed: --make-token makes one, --token-file names a file "
            "that holds one, TOCSIN_SERVE__TOKEN sets one"
        )
    with _listening(host, port) as listener:
        taken = listener.getsockname()[1]
        app = create_app(project, port=taken, user=user, token=token, names=names, beyond=beyond)
        # No access log: it would hold ids of documents and words searched for.
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, h11_max_incomplete_event_size=16_384,
            limit_concurrency=64, timeout_keep_alive=5, timeout_graceful_shutdown=2, ws="none",
        )  # fmt: skip
        announce(f"http://{f'[{host}]' if ':' in host else host}:{taken}/")
        with suppress(KeyboardInterrupt):  # Ctrl-C is how it is meant to end
            uvicorn.Server(config).run(sockets=[listener])


def is_loopback(host: str) -> bool:
    """Whether an address to listen on is this machine's own alone. Raises ``UsageError`` for what is no address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        raise UsageError(f"{host!r} is no address to listen on; give an IP address, such as 0.0.0.0 for all") from None


def _listening(host: str, port: int) -> socket.socket:
    if not 0 <= port <= 65535:
        raise UsageError(f"{port} is no port: give one from 1 to 65535")
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()  # so that whoever comes as soon as the address is told waits, and is not turned away
    except OSError as error:
        listener.close()
        raise UsageError(f"port {port} cannot be had ({error.strerror}); give another with --port") from error
    return listener
