"""The parent's hold on one worker process."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection

from tocsin.records import Document

from .protocol import Start

# One thread a worker: the cores are shared out by documents. A fixed hash seed makes every worker code alike.
_ENVIRONMENT = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
}
LOADING_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class Task:
    """One document to code, under a number of the caller's."""

    key: int
    document: Document
    again: bool = False
    """A worker was lost over it already."""


class Worker:
    """A process that loads a coder and then takes one document at a time."""

    def __init__(self, start: Start) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-P", "-m", "tocsin.workers.child", str(theirs.fileno()), str(os.getpid())]
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                command,
                pass_fds=(theirs.fileno(),),
                env=os.environ | _ENVIRONMENT | {"PYTHONPATH": os.pathsep.join(p for p in start.path if p)},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                process_group=0,  # Ctrl-C is for the parent alone, which ends its workers in order
            )
        self.pipe = Connection(ours.detach())
        self.task: Task | None = None
        self.ready = False
        self.deadline = time.monotonic() + LOADING_SECONDS
        self._send(start)

    def give(self, task: Task, seconds: float) -> None:
        """Hand a document to a worker that is ready. Its time counts from here."""
        self.task, self.deadline = task, time.monotonic() + seconds
        self._send(task.document)

    @property
    def overdue(self) -> bool:
        """Whether it has had its time."""
        return (self.task is not None or not self.ready) and time.monotonic() > self.deadline

    def end(self) -> str:
        """Kill the process, if it has not ended by itself; returns how it ended, for people."""
        self.pipe.close()
        try:
            code = self._process.wait(0.2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        return f"was killed ({signal.Signals(-code).name})" if code < 0 else f"ended with status {code}"

    def _send(self, what: Start | Document) -> None:
        with suppress(BrokenPipeError, ConnectionResetError):  # it is dead: reading from the pipe will say so
            self.pipe.send(what)
