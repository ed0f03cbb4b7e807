"""What was worked out from a project's tables, kept while they stay as they are, for all who ask."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")
MOST = 256
"""Answers held; the one that was asked for longest ago goes first."""
PATIENCE = 30.0
"""While a run writes, readers are given an answer on for so many times as long as working it out took."""


@dataclass(slots=True)
class _Answer:
    version: Hashable
    value: Any
    fresh_until: float
    busy: bool = False


class Remembered:
    """Answers by question. One that is old is given on while another thread works it out anew."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._answers: OrderedDict[Hashable, _Answer] = OrderedDict()
        self._lock = Lock()
        self._firsts: dict[Hashable, Lock] = {}

    def __call__(self, question: Hashable, version: Hashable, work_out: Callable[[], T]) -> T:
        """The answer to a question about tables in this version."""
        with self._lock:
            answer = self._answers.get(question)
            if answer is not None:
                self._answers.move_to_end(question)
                if answer.version == version or answer.busy or time.monotonic() < answer.fresh_until:
                    value: T = answer.value
                    return value
                answer.busy = True
            first = self._firsts.setdefault(question, Lock())
        if answer is not None:
            return self._work(question, version, work_out)
        with first:  # all who ask before there is any answer wait for one
            with self._lock:
                answer = self._answers.get(question)
            if answer is not None:
                found: T = answer.value
                return found
            return self._work(question, version, work_out)

    def _work(self, question: Hashable, version: Hashable, work_out: Callable[[], T]) -> T:
        begun = time.monotonic()
        try:
            value = work_out()
        except BaseException:
            with self._lock:
                self._answers.pop(question, None)
                self._firsts.pop(question, None)
            raise
        ended = time.monotonic()
        with self._lock:
            self._answers[question] = _Answer(version, value, ended + self._patience * (ended - begun))
            self._firsts.pop(question, None)
            while len(self._answers) > MOST:
                self._answers.popitem(last=False)
        return value
