"""Documents as rows of a table: what is known of each, without its text."""

from __future__ import annotations

from typing import Any

from .measured import error_rates
from .table import Row, Table, cell

DOCUMENTS = Table(
    (
        "id", "title", "outlet", "published", "lang", "source", "state", "characters", "records", "written_first",
        "written_last", "added_at", "coded_at", "error_rates", "version",
    ),
    whole=frozenset({"characters", "records"}),
)  # fmt: skip
"""Columns of a row a document; ``docs/export-layouts.md`` says what each holds."""


def document_row(known: dict[str, Any]) -> Row:
    """One document as flat cells, from what a list of documents has of it."""
    found = known | {"error_rates": error_rates(), "version": known["coder"]}
    return {column: cell(found[column]) for column in DOCUMENTS.columns}
