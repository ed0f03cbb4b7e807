"""Opens what is named and nothing else: no pipe that blocks, no endless device, no link that was swapped in."""

from __future__ import annotations

import errno
import os
import stat

from tocsin.errors import Unreadable

_FLAGS = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
_SPECIAL = (
    (stat.S_ISFIFO, "is a pipe; send its text in on standard input instead (the path `-`)"),
    (stat.S_ISSOCK, "is a socket, not a file"),
    (stat.S_ISCHR, "is a device, not a file"),
    (stat.S_ISBLK, "is a device, not a file"),
)
_REASONS = {
    errno.ENOENT: "is not there (any more)",
    errno.ENOTDIR: "is not there (any more)",
    errno.EACCES: "may not be read: permission denied",
    errno.EPERM: "may not be read: permission denied",
    errno.ELOOP: "is a link that leads back to itself, or was swapped for a link",
    errno.ENAMETOOLONG: "has too long a name",
    errno.ENXIO: "is a socket or device, not a file",
    errno.EMFILE: "cannot be opened: too many files are open",
    errno.ENFILE: "cannot be opened: too many files are open",
}


def why(error: OSError) -> str:
    """What the system's error means for the one file, as the end of a sentence."""
    return _REASONS.get(error.errno or 0) or f"cannot be read: {error.strerror or error}"


def check_regular(mode: int) -> None:
    """Raise ``Unreadable`` unless the mode is a regular file's."""
    for is_special, reason in _SPECIAL:
        if is_special(mode):
            raise Unreadable(reason)
    if not stat.S_ISREG(mode):
        raise Unreadable("is not a file")


def open_regular(path: str, *, dir_fd: int | None = None, follow: bool = False) -> int:
    """A descriptor of a regular file. Looked at before opening, for opening a device can act, and after, for races."""
    try:
        check_regular(os.stat(path, dir_fd=dir_fd, follow_symlinks=follow).st_mode)
        descriptor = os.open(path, _FLAGS | (0 if follow else os.O_NOFOLLOW), dir_fd=dir_fd)
    except OSError as error:
        raise Unreadable(why(error)) from error
    try:
        check_regular(os.fstat(descriptor).st_mode)
    except Unreadable:
        os.close(descriptor)
        raise
    return descriptor


def open_folder(path: str, *, dir_fd: int | None = None, follow: bool = False) -> int:
    """A descriptor of a folder, by which its entries are opened: a folder renamed meanwhile leads nowhere else."""
    try:
        return os.open(path, _FLAGS | os.O_DIRECTORY | (0 if follow else os.O_NOFOLLOW), dir_fd=dir_fd)
    except OSError as error:
        raise Unreadable(why(error)) from error
