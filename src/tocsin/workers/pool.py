"""The parent's side: hands documents to worker processes, and replaces those that die, hang or grow."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from multiprocessing.connection import wait
from types import TracebackType
from typing import Self, TypeVar

from tocsin.errors import TocsinError
from tocsin.records import UNTOLD, Document, UnknownName, Written

from .process import Task, Worker
from .protocol import FULL, Broken, Done, Raised, Ready, Start

T = TypeVar("T")
_TICK = 1.0
_MEGABYTE = 1 << 20
_LOADING_DEATHS = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take."""

    seconds: float = 60
    megabytes: int = 900
    """What its worker may hold, the loaded coder included."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one task: records as JSON lines with what else was found, or the reason why there is nothing."""

    task: Task
    records: tuple[str, ...] = ()
    written: Written = UNTOLD
    unknown: tuple[UnknownName, ...] = ()
    reason: str = ""
    lost: bool = False
    """Two workers were lost over it, one after the other: they crashed, or went over a limit."""


class Pool:
    """Worker processes for one coder. Use it in a ``with`` statement: no worker outlives it."""

    def __init__(self, factory: str, argument: object, size: int, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._start = Start(tuple(sys.path), factory, argument, self._limits.megabytes * _MEGABYTE)
        self._size, self._workers, self._deaths = size, list[Worker](), 0
        self._again = deque[Task]()
        self.version = ""
        """The coder's version, once a worker is ready."""

    def __enter__(self) -> Self:
        """Start the workers and wait for the first. Raises what keeps the coder from being loaded."""
        try:
            self._workers = [Worker(self._start) for _ in range(self._size)]
            while not self.version:
                self._refill()
                list(self._news())
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all workers, whatever they are at."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    @property
    def in_hand(self) -> list[Task]:
        """The tasks that workers have now."""
        return [worker.task for worker in self._workers if worker.task]

    def work(self, take: Callable[[], Task | None]) -> Iterator[Outcome]:
        """Do all tasks that ``take`` gives, until it gives none and none is left in hand.

        A worker gets its next task before the caller sees what became of the last, so that no core waits for the
        caller. A task over which a worker was lost is tried once more, on a fresh one, when all others are done.
        """
        while True:
            self._refill()
            for worker in self._workers:
                self._occupy(worker, take)
            if not self.in_hand and any(worker.ready for worker in self._workers):
                return
            for worker, outcome in self._news():
                if worker in self._workers:
                    self._occupy(worker, take)
                yield outcome

    def in_order(self, items: Iterable[Document | T]) -> Iterator[Outcome | T]:
        """Do a stream of documents, in its order; what else is in it comes through in its place."""
        numbered, done, turn = enumerate(items), dict[int, Outcome | T](), 0

        def take() -> Task | None:
            for n, item in numbered:
                if isinstance(item, Document):
                    return Task(n, item)
                done[n] = item
            return None

        for outcome in self.work(take):
            done[outcome.task.key] = outcome
            while turn in done:
                yield done.pop(turn)
                turn += 1
        yield from (done[n] for n in sorted(done))

    def _occupy(self, worker: Worker, take: Callable[[], Task | None]) -> None:
        if worker.ready and worker.task is None and (task := self._next(take)):
            worker.give(task, self._limits.seconds)

    def _next(self, take: Callable[[], Task | None]) -> Task | None:
        return take() or (self._again.popleft() if self._again else None)

    def _refill(self) -> None:
        while len(self._workers) < self._size:
            self._workers.append(Worker(self._start))

    def _news(self) -> Iterator[tuple[Worker, Outcome]]:
        nearest = min((w.deadline for w in self._workers if w.task or not w.ready), default=0.0) - time.monotonic()
        heard = wait([w.pipe for w in self._workers], timeout=min(max(nearest, 0.0), _TICK))
        for worker in list(self._workers):
            if worker.pipe in heard:
                outcome = self._hear(worker)
            elif worker.overdue:
                outcome = self._lost(worker, f"took longer than {self._limits.seconds:g} seconds")
            else:
                continue
            if outcome:
                yield worker, outcome

    def _hear(self, worker: Worker) -> Outcome | None:
        try:
            message = worker.pipe.recv()
        except (EOFError, ConnectionResetError):
            return self._lost(worker, "")
        match message:
            case Ready(version):
                self.version, self._deaths = version, 0
                worker.ready = True
            case Broken(error):
                raise error
            case Raised(reason, memory_ran_out=True):
                return self._lost(worker, reason)
            case Raised(reason) if task := self._finished(worker, 0):
                return Outcome(task, reason=reason)
            case Done(records, written, unknown, memory) if task := self._finished(worker, memory):
                return Outcome(task, records, written, unknown)
        return None

    def _finished(self, worker: Worker, memory: int) -> Task | None:
        task, worker.task = worker.task, None
        if memory > FULL * self._start.memory > 0:
            self._workers.remove(worker)
            worker.end()
        return task

    def _lost(self, worker: Worker, reason: str) -> Outcome | None:
        self._workers.remove(worker)
        ending = worker.end()
        if not worker.ready:
            self._deaths += 1
            if self._deaths >= _LOADING_DEATHS:
                raise TocsinError(f"no worker can be started: the last one {ending} while it loaded the coder")
        if worker.task and not worker.task.again:
            self._again.append(replace(worker.task, again=True))
            return None
        return Outcome(worker.task, reason=reason or f"its worker {ending}", lost=True) if worker.task else None
