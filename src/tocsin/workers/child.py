"""The worker's side: `python -m tocsin.workers.child FD PARENT` loads a coder and codes what comes over the pipe."""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import math
import os
import resource
import signal
import sys
import traceback
from multiprocessing.connection import Connection
from pathlib import Path

from tocsin.errors import DocumentError, SettingsError, TocsinError
from tocsin.records import Document

from .protocol import FULL, Broken, Coding, Done, Raised, Ready, Start

_PR_SET_PDEATHSIG = 1
_REASON_LENGTH = 300
_MEGABYTE = 1 << 20


def main(descriptor: int, parent: int) -> None:
    """Code documents until the pipe is closed."""
    _die_with(parent)
    pipe = Connection(descriptor)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        coding = _load(pipe, pipe.recv())
        while coding and (document := pipe.recv()) is not None:
            answer = _code(coding, document)
            pipe.send(answer)
            if isinstance(answer, Raised) and answer.memory_ran_out:
                return


def _load(pipe: Connection, start: Start) -> Coding | None:
    sys.path[:] = start.path
    module, _, name = start.factory.partition(":")
    try:
        coding: Coding = getattr(importlib.import_module(module), name)(start.argument)
        _limit_memory(start.memory)
    except TocsinError as error:
        pipe.send(Broken(error))
        return None
    except Exception as error:  # noqa: BLE001 - whatever it is, the user has to be told, and only the parent can
        pipe.send(Broken(TocsinError(f"the coder cannot be loaded: {type(error).__name__}: {error}")))
        return None
    pipe.send(Ready(coding.version))
    return coding


def _code(coding: Coding, document: Document) -> Done | Raised:
    try:
        coded = coding(document)
        lines = tuple(record.to_json() for record in coded.records)
    except MemoryError:
        return Raised("needed more memory than a worker may hold", memory_ran_out=True)
    except DocumentError as error:  # meant as it says, and no fault of the coder's
        return Raised(str(error)[:_REASON_LENGTH])
    except Exception as error:  # noqa: BLE001 - the guard around one document: the run goes on without it
        return Raised(f"{type(error).__name__}: {error}"[:_REASON_LENGTH] + _where(error))
    return Done(lines, coded.written, coded.unknown, memory_held())


def _where(error: BaseException) -> str:
    # Such an error is a fault of the coder's: with its place, a line from `tocsin documents` is a report of it.
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f" ({Path(place.filename).name}:{place.lineno})"


def memory_held() -> int:
    """Bytes of memory that this process holds; 0 where the system does not say."""
    return _statm(1)


def _limit_memory(limit: int) -> None:
    # The bound is on address space, for the system enforces that at once; what is mapped but not held is allowed for.
    if limit and (held := memory_held()):
        if held > FULL * limit:
            least = math.ceil(held / FULL / _MEGABYTE)
            raise SettingsError(f"run.memory_limit is too low: the coder needs {least} MB before it reads anything")
        bound = _statm(0) + limit - held
        resource.setrlimit(resource.RLIMIT_AS, (bound, bound))


def _statm(field: int) -> int:
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[field]) * resource.getpagesize()
    except OSError:
        return 0


def _die_with(parent: int) -> None:
    # A worker that outlived a killed parent would hold memory and a core for nothing. Elsewhere than on Linux it ends
    # with the document in hand, when it finds the pipe closed.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(1)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
