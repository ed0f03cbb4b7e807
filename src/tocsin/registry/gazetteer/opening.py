"""Finds the compiled gazetteer in the user's cache folder, or compiles it there: once, however many ask at a time."""

from __future__ import annotations

import errno
import fcntl
import gc
import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tocsin.errors import GazetteerError
from tocsin.registry.cache import cache_folder

from .compile import APPLICATION, FORMAT, Progress, compile_rows
from .gazetteer import Gazetteer
from .material import Material, packaged_material, silent

_HEAD = 100
"""Bytes of SQLite's file header: https://www.sqlite.org/fileformat.html."""


def open_gazetteer(
    folder: Path | None = None, progress: Progress = silent, material: Material | None = None
) -> Gazetteer:
    """The gazetteer, compiled into ``folder`` (default: the user's cache folder) if it is not there yet.

    ``progress`` hears of a compilation only. Raises ``GazetteerError`` where it cannot be written, and
    ``RegistryError`` where the supplement is off.
    """
    folder = folder or default_folder()
    if material is None and is_whole(own := own_file(folder)):
        return Gazetteer(own)
    material = material or packaged_material()
    path = packaged_file(folder)
    if not is_current(path, material.digest):
        compile_into(path, material, progress)
    return Gazetteer(path)


def packaged_file(folder: Path) -> Path:
    """One file for each place where Tocsin lies, so that an update replaces the old gazetteer and adds none."""
    return folder / f"gazetteer-{hashlib.sha256(str(Path(__file__).parent).encode()).hexdigest()[:16]}.sqlite"


def own_file(folder: Path) -> Path:
    """What ``tocsin gazetteer build`` made of the user's own files; it goes before the packaged one."""
    return folder / "gazetteer-own.sqlite"


def default_folder() -> Path:
    """The user's cache folder. Raises ``GazetteerError`` where there is none."""
    folder = cache_folder(os.environ)
    if folder is None:
        raise GazetteerError("there is no home folder to keep the gazetteer in; set TOCSIN_CACHE to a folder")
    return folder


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
    page, pages = int.from_bytes(head[16:18], "big"), int.from_bytes(head[28:32], "big")
    ours = int.from_bytes(head[68:72], "big") == APPLICATION and int.from_bytes(head[60:64], "big") == FORMAT
    return ours and page * pages == size


def is_current(path: Path, digest: str) -> bool:
    """Whether the file is whole and made of just this."""
    if not is_whole(path):
        return False
    try:
        with closing(Gazetteer(path)) as gazetteer:
            return gazetteer.digest == digest
    except (GazetteerError, KeyError):
        return False


def compile_into(path: Path, material: Material, progress: Progress, *, anew: bool = False) -> None:
    """Compile beside the file and put it in its place in one step; another process that asks meanwhile waits."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _alone(path):
            if anew or not is_current(path, material.digest):
                _compile(path, material, progress)
    except (OSError, sqlite3.OperationalError) as error:
        raise GazetteerError(_complaint(path, error)) from error


def _compile(path: Path, material: Material, progress: Progress) -> None:
    part = path.with_name(f".{path.stem}.part")  # of nobody else's: whoever writes it holds the lock
    part.unlink(missing_ok=True)
    try:
        with _uncollected():
            compile_rows(part, material.rows(progress), material.sources, material.digest, progress)
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
    if "full" in str(error) or (isinstance(error, OSError) and error.errno == errno.ENOSPC):
        return (
            f"{path.parent}: the disk is full; make room for the gazetteer, or set TOCSIN_CACHE to a folder elsewhere"
        )
    why = error.strerror if isinstance(error, OSError) else str(error)
    return f"{path.parent}: the gazetteer cannot be written there ({why}); set TOCSIN_CACHE to a folder that can be"
