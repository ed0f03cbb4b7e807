"""Finds the documents that a user names: files, folders, JSON Lines and standard input, one after the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from tocsin.errors import Unreadable
from tocsin.records import Failure, RawDocument

from .files import read_file, read_stdin
from .limits import Limits
from .names import Ids, label
from .opening import open_regular
from .walk import Opened, Walk


def find(
    paths: Iterable[str | os.PathLike[str]],
    *,
    follow_outside: bool = False,
    limits: Limits | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[RawDocument | Failure]:
    """Every document under the paths, one held at a time; what cannot be read comes as a ``Failure`` in its place.

    Folders are read with all that lies in them, by name, without hidden files. A link that the user names is followed;
    one inside a folder only where it stays there, unless ``follow_outside``. ``-`` is standard input. A file that the
    paths name twice is read once.
    """
    limits, ids, read = limits or Limits(), Ids(), set[str]()
    for path in (os.fspath(path) for path in paths):
        if path == "-":
            yield from read_stdin(stdin or sys.stdin.buffer, ids, limits)
            continue
        for entry in _opened(path, limits, follow_outside):
            if isinstance(entry, Failure):
                yield entry
            elif (absolute := os.path.normpath(Path(entry.path).absolute())) in read:
                os.close(entry.descriptor)
            else:
                read.add(absolute)
                yield from read_file(entry.descriptor, entry.path, ids, limits)


def _opened(path: str, limits: Limits, follow_outside: bool) -> Iterator[Opened | Failure]:
    try:
        if Path(path).is_dir():
            yield from Walk(path.rstrip("/") or "/", limits.depth, follow_outside).files()
        elif Path(path).is_symlink() and not Path(path).exists():
            raise Unreadable("is a link to nothing")
        else:
            yield Opened(open_regular(path, follow=True), path)
    except Unreadable as error:
        yield Failure(label(path), str(error))
    except ValueError as error:  # a NUL in a path
        yield Failure(label(path), f"cannot be a path: {error}")
