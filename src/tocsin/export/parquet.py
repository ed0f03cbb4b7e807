"""Tables as Parquet, for programs that read columns. Needs pyarrow, which the extra ``parquet`` brings."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from tocsin.errors import UsageError

from .measured import error_rates
from .table import Cell, Row, Table

AT_ONCE = 10_000
"""Rows written together: one group of rows in the file."""


def write_parquet(table: Table, rows: Iterable[Row], file: Path) -> int:
    """Write rows to a file; returns how many. Text is not changed for spreadsheets, which do not read this.

    Raises ``UsageError`` where pyarrow is not installed.
    """
    try:
        import pyarrow  # noqa: PLC0415 - 40 MB, and optional
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow: pip install 'tocsin[parquet]', or take --format csv") from error
    left, written = iter(rows), 0
    with pyarrow.parquet.ParquetWriter(file, _schema(pyarrow, table), compression="zstd") as writer:
        while lot := list(islice(left, AT_ONCE)):
            columns = {name: [_typed(table, name, row.get(name)) for row in lot] for name in table.columns}
            writer.write_table(pyarrow.table(columns, schema=writer.schema))
            written += len(lot)
    return written


def _schema(arrow: Any, table: Table) -> Any:
    kinds = {**dict.fromkeys(table.whole, arrow.int64()), **dict.fromkeys(table.numbers, arrow.float64())}
    fields = [arrow.field(name, kinds.get(name, arrow.string())) for name in table.columns]
    return arrow.schema(fields, metadata={"origin": "machine-coded", "error_rates": error_rates()})


def _typed(table: Table, name: str, value: Cell) -> Cell:
    if name in table.numbers or name in table.whole:
        known = None if value in ("", None) else value
        return known if known is None else float(known) if name in table.numbers else int(known)
    return None if value is None else str(value).encode("utf-8", "replace").decode("utf-8")
