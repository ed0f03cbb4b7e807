"""One writer at a time: a lock file with the writer's process id, let go by the system however the writer ends."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from tocsin.errors import ProjectBusy, ProjectError

FILE_NAME = ".tocsin.lock"


class WriteLock:
    """Held from making it until :meth:`release`, or until the process is gone."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE_NAME
        try:
            self._descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        except OSError as error:
            raise ProjectError(f"{folder}: cannot be written to: {error.strerror}") from error
        self._take()

    def _take(self) -> None:
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            writer = os.read(self._descriptor, 32).decode("ascii", "replace").strip() or "unknown"
            os.close(self._descriptor)
            raise ProjectBusy(
                f"another tocsin (pid {writer}) is writing to this project; wait for it or stop it"
            ) from error
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, f"{os.getpid()}\n".encode(), 0)

    def release(self) -> None:
        """Let the next writer in. The file stays: removing it would let two writers hold two files of one name."""
        os.close(self._descriptor)
