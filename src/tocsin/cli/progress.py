"""How far a run is: a bar on a terminal, a line every ten seconds elsewhere, nothing where quiet is asked for."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tocsin.store import Report

from .terminal import say

_EVERY = 10.0
Show = Callable[[Report], None]


@contextmanager
def progress(quiet: bool) -> Iterator[Show]:
    """Gives what the run reports to."""
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with _bar() as show:
            yield show
    else:
        yield _lines()


@contextmanager
def counting() -> Iterator[Callable[[int], None]]:
    """Counts what has come so far, on a terminal; elsewhere it is silent, for nobody waits there."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 - only where there is a terminal

    with Console(stderr=True).status("reading") as status:
        yield lambda count: status.update(f"{count:,} documents")


@contextmanager
def asking(quiet: bool) -> Iterator[Callable[[str], None]]:
    """Shows on a terminal which address was asked last, and how many were; elsewhere it is silent."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 - only where there is a terminal
    from rich.text import Text  # noqa: PLC0415

    from tocsin.records.plain import plain  # noqa: PLC0415

    asked = 0
    with Console(stderr=True).status("asking") as status:

        def show(address: str) -> None:
            nonlocal asked
            asked += 1
            status.update(Text(f"{asked:,} asked, last {plain(address)[:100]}"))

        yield show


@contextmanager
def steps(quiet: bool) -> Iterator[Callable[[int, int, str], None]]:
    """Shows what is being done, with a bar where its end is known; elsewhere than on a terminal it says so once."""
    if quiet:
        yield lambda _done, _total, _what: None
    elif not sys.stderr.isatty():
        yield _spoken()
    else:
        from rich import progress as rich  # noqa: PLC0415 - only where there is a terminal
        from rich.console import Console  # noqa: PLC0415

        columns = (rich.TextColumn("{task.description}"), rich.BarColumn(), rich.TaskProgressColumn())
        with rich.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("compiling the gazetteer", total=None, visible=False)
            yield lambda done, total, what: bar.update(
                task, description=f"compiling the gazetteer: {what}", completed=done, total=total or None, visible=True
            )


def _spoken() -> Callable[[int, int, str], None]:
    said = False

    def show(_done: int, _total: int, _what: str) -> None:
        nonlocal said
        if not said:
            said = True
            say("compiling the gazetteer, once; this takes a minute at most")

    return show


def _lines() -> Show:
    begun = last = 0.0

    def show(report: Report) -> None:
        nonlocal begun, last
        now = time.monotonic()
        if not begun:  # the coder is loaded
            begun = last = now
        elif now - last >= _EVERY:
            last = now
            say(f"{report.done:,} of {report.total:,} documents, {report.done / (now - begun):.1f} a second")

    return show


@contextmanager
def _bar() -> Iterator[Show]:
    from rich import progress as rich  # noqa: PLC0415 - only where there is a terminal
    from rich.console import Console  # noqa: PLC0415

    columns = (rich.TextColumn("{task.description}"), rich.BarColumn(), rich.MofNCompleteColumn())
    pace = (rich.TextColumn("{task.fields[pace]}"), rich.TimeRemainingColumn(compact=True, elapsed_when_finished=True))
    with rich.Progress(*columns, *pace, console=Console(stderr=True), transient=True) as bar:
        task, begun = bar.add_task("loading", total=None, pace=""), 0.0

        def show(report: Report) -> None:
            nonlocal begun
            begun = begun or time.monotonic()
            pace = f"{report.done / max(time.monotonic() - begun, 0.1):.1f}/s"
            trouble = f", {report.failed + report.set_aside} failed" if report.failed or report.set_aside else ""
            bar.update(task, description=f"coding{trouble}", total=report.total, completed=report.done, pace=pace)

        yield show
