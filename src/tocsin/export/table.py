"""A flat table of any kind: its columns, which of them hold numbers, and how it is written for a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tocsin.records import Bounds

Cell = str | int | float | None
Row = Mapping[str, Cell]
_FORMULA = re.compile(r"\s*[=+\-@]|[\t\r\n]")


@dataclass(frozen=True, slots=True)
class Table:
    """What a table has in each of its rows."""

    columns: tuple[str, ...]
    """The header, in order. What a row does not have is empty in it."""
    whole: frozenset[str] = frozenset()
    """Columns of whole numbers; with ``numbers`` all that do not hold text."""
    numbers: frozenset[str] = frozenset()


def csv_lines(table: Table, rows: Iterable[Row]) -> Iterator[str]:
    """A header and one line a row, for a spreadsheet: what it would take for a formula is made text."""
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, table.columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        yield _taken(buffer)
        writer.writerow({name: _safe(value) for name, value in row.items()})
    yield _taken(buffer)


def safe_cell(text: str) -> str:
    """Text that no spreadsheet takes for a formula, and that can be written as UTF-8."""
    clean = text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    return f"'{clean}" if _FORMULA.match(clean) else clean


def cell(value: Any) -> Cell:
    """Any value of a record as one cell: lists joined, bounds as ``low..high``, whole numbers without a point."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return value if isinstance(value, int) or value is None else _flat(value)


def chains(holders: Iterable[tuple[str, ...]]) -> str:
    """Who says so, each chain outermost first and each once; empty where outlets do in their own voice."""
    return "; ".join(dict.fromkeys(" > ".join(chain) for chain in holders if chain))


def _safe(value: Cell) -> str | float:
    # A number is a number: only text can carry a formula.
    return "" if value is None else value if isinstance(value, int | float) else safe_cell(value)


def _taken(buffer: io.StringIO) -> str:
    found = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return found


def _flat(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{key} {_range(bounds)}" for key, bounds in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(_item(item) for item in value)
    return str(value)


def _item(item: Any) -> str:
    if isinstance(item, list | tuple):
        return " + ".join(map(str, item))
    return f"{item['kind']} {item['record']}" if isinstance(item, Mapping) else str(item)


def _range(bounds: Bounds) -> str:
    low, high = ("" if value is None else f"{value:.12g}" for value in bounds)
    return f"{low}..{high}"
