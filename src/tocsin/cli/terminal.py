"""What goes to the terminal: data to stdout, messages to stderr, and nothing that a terminal would obey."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

PIPED_WIDTH = 160


def say(message: str) -> None:
    """One line to the user, on stderr."""
    from tocsin.records.plain import plain  # noqa: PLC0415 - `tocsin --help` and most errors need no records

    print(plain(message), file=sys.stderr, flush=True)  # noqa: T201


def complain(message: str) -> None:
    """One line that says what is wrong."""
    say(f"tocsin: {message}")


def put(line: str) -> None:
    """One line of data, on stdout. JSON escapes by itself; anything else must come through ``plain``."""
    sys.stdout.write(line + "\n")


def console() -> Console:
    """A rich console on stdout; where that is no terminal, wide and without colours."""
    from rich.console import Console  # noqa: PLC0415 - commands that print JSON need no rich

    made = Console(file=sys.stdout, highlight=False, markup=False, emoji=False, soft_wrap=False)
    return (
        made
        if made.is_terminal
        else Console(file=sys.stdout, width=PIPED_WIDTH, highlight=False, markup=False, emoji=False)
    )


def put_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on stdout, every cell made plain."""
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from tocsin.records.plain import plain  # noqa: PLC0415

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    console().print(table)
