"""What parent and worker say to each other, over one pipe each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from tocsin.errors import TocsinError
from tocsin.records import Coded, Document, UnknownName, Written

FULL = 0.8
"""Share of its memory limit that a worker may hold between documents: over it, a fresh one takes its place."""


class Coding(Protocol):
    """What a worker runs: made once by its factory, then called once a document."""

    @property
    def version(self) -> str:
        """Identifies rules, registry and model: records of another version are coded anew."""

    def __call__(self, document: Document) -> Coded:
        """All that is found in one document."""


@dataclass(frozen=True, slots=True)
class Start:
    """Parent to worker, first: what to load, and under which limit to work."""

    path: tuple[str, ...]
    """The parent's ``sys.path``."""
    factory: str
    """``package.module:name``; called with ``argument`` it gives a :class:`Coding`."""
    argument: object
    memory: int
    """Bytes that the process may hold; 0 for no limit."""


@dataclass(frozen=True, slots=True)
class Ready:
    """Worker to parent: loaded."""

    version: str


@dataclass(frozen=True, slots=True)
class Broken:
    """Worker to parent: the coder cannot be loaded here, nor in any other worker."""

    error: TocsinError


@dataclass(frozen=True, slots=True)
class Done:
    """Worker to parent: one document's records as JSON lines, what else was found, and what the process now holds."""

    records: tuple[str, ...]
    written: Written
    unknown: tuple[UnknownName, ...]
    memory: int


@dataclass(frozen=True, slots=True)
class Raised:
    """Worker to parent: the coder raised; where memory ran out, the worker ends."""

    reason: str
    memory_ran_out: bool = False
