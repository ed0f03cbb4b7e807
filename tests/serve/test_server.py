"""The server itself: on loopback alone, and ended by Ctrl-C without a trace."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tocsin.errors import NoProject, UsageError
from tocsin.serve import run

PROGRAM = """
import sys
from pathlib import Path
from tocsin.serve import run
run(Path(sys.argv[1]), 0, lambda address: print(address, flush=True))
"""


def test_it_serves_on_loopback_until_interrupted(project: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(project)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:")
            assert httpx.get(address + "healthz").text == "ok\n"
            assert "server" not in httpx.get(address).headers
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate(timeout=20)
        finally:
            process.kill()
    assert (process.returncode, errors) == (0, "")


def test_a_port_that_is_taken_is_told_with_the_way_out(project: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(UsageError, match=r"cannot be had.*--port"):
            run(project, other.getsockname()[1])


@pytest.mark.parametrize("port", [-1, 65536])
def test_what_is_no_port_is_refused(port: int, project: Path) -> None:
    with pytest.raises(UsageError, match="is no port"):
        run(project, port)


def test_without_a_project_nothing_is_served(tmp_path: Path) -> None:
    with pytest.raises(NoProject):
        run(tmp_path, 0)
