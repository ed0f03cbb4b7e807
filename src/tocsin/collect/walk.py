"""Walks a folder: every file in it, in the order of names, hidden ones left out, links kept from leaving it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tocsin.errors import Unreadable
from tocsin.records import Failure

from .names import label
from .opening import open_folder, open_regular, why


@dataclass(frozen=True, slots=True)
class Opened:
    """A file to read. Whoever takes it closes the descriptor."""

    descriptor: int
    path: str


@dataclass
class Walk:
    """One walk through one folder, whose path is given without a slash at its end."""

    root: str
    depth: int
    follow_outside: bool
    _seen: set[tuple[int, int]] = field(default_factory=set)

    def files(self) -> Iterator[Opened | Failure]:
        """Every file of the folder, opened, and every entry that is refused, with the reason."""
        try:
            yield from self._folder(open_folder(self.root, follow=True), self.root, 0)
        except Unreadable as error:
            yield Failure(label(self.root), str(error))

    def _folder(self, descriptor: int, path: str, depth: int) -> Iterator[Opened | Failure]:
        try:
            self._enter(descriptor, depth)
            for name in _names(descriptor):
                try:
                    yield from self._entry(descriptor, f"{path}/{name}", name, depth)
                except Unreadable as error:
                    yield Failure(label(f"{path}/{name}"), str(error))
        finally:
            os.close(descriptor)

    def _enter(self, descriptor: int, depth: int) -> None:
        status = os.fstat(descriptor)
        if (status.st_dev, status.st_ino) in self._seen:
            raise Unreadable("leads to a folder that was read already")
        if depth > self.depth:
            raise Unreadable(f"lies more than {self.depth} folders deep")
        self._seen.add((status.st_dev, status.st_ino))

    def _entry(self, parent: int, path: str, name: str, depth: int) -> Iterator[Opened | Failure]:
        try:
            mode = os.lstat(name, dir_fd=parent).st_mode
        except OSError as error:
            raise Unreadable(why(error)) from error
        if stat.S_ISLNK(mode):
            yield from self._link(path, depth)
        elif stat.S_ISDIR(mode):
            yield from self._folder(open_folder(name, dir_fd=parent), path, depth + 1)
        else:
            yield Opened(open_regular(name, dir_fd=parent), path)

    def _link(self, path: str, depth: int) -> Iterator[Opened | Failure]:
        target = _target(path)
        inside = os.path.commonpath([target, os.path.realpath(self.root)]) == os.path.realpath(self.root)
        if not inside and not self.follow_outside:
            raise Unreadable(f"is a link that leaves the folder (to {label(target)})")
        if not Path(target).is_dir():
            yield Opened(open_regular(target), path)
        elif inside:
            raise Unreadable("is a link to a folder in the same folder, where its files are read under their own names")
        else:
            yield from self._folder(open_folder(target), path, depth + 1)


def _names(descriptor: int) -> list[str]:
    try:
        return sorted(name for name in os.listdir(descriptor) if not name.startswith("."))
    except OSError as error:
        raise Unreadable(why(error)) from error


def _target(path: str) -> str:
    try:
        return os.path.realpath(path, strict=True)
    except FileNotFoundError as error:
        raise Unreadable("is a link to nothing") from error
    except OSError as error:
        raise Unreadable(why(error)) from error
