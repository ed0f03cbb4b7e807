"""The entry: finds the verb, and turns every error into one line on stderr and an exit code."""

from __future__ import annotations

import errno
import io
import os
import sys
from types import TracebackType

import click

from tocsin.errors import DiskFull, TocsinError

from .group import tocsin
from .terminal import complain

INTERRUPTED = 130
PIPE_CLOSED = 1  # as click has it, which sees most of these first


def main() -> None:
    """Run the command line and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if "--debug" not in sys.argv:
        sys.excepthook = _unexpected
    sys.exit(run())


def run() -> int:
    """Run the command line; returns its exit code."""
    try:
        # Accepted anywhere, like --project: whoever sees an error adds it at the end of the same line.
        code = tocsin.main([word for word in sys.argv[1:] if word != "--debug"], "tocsin", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has had enough. What is still buffered must not be complained of when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except (KeyboardInterrupt, click.Abort):
        complain("stopped; what was done is kept")
        return INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.ClickException as error:
        complain(_usage(error))
        return error.exit_code
    except (TocsinError, OSError) as error:
        return _fail(error)
    return code if isinstance(code, int) else 0


def _fail(error: TocsinError | OSError) -> int:
    if "--debug" in sys.argv:
        raise error
    if isinstance(error, OSError):
        if error.errno == errno.ENOSPC:
            error = DiskFull("the disk is full; what was committed is kept: make room, then run the command again")
        else:
            error = TocsinError(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    complain(str(error))
    return error.exit_code


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    hint = f" (see `{context.command_path} --help`)" if context and isinstance(error, click.UsageError) else ""
    return error.format_message() + hint


def _unexpected(kind: type[BaseException], error: BaseException, _: TracebackType | None) -> None:
    complain(f"unexpected {kind.__name__}: {error}; `tocsin --debug …` shows where, and a report of it is welcome")
