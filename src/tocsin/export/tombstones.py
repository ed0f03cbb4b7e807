"""What was withdrawn, as rows and as JSON: an id, a time and a reason, and none of the words."""

from __future__ import annotations

from typing import Any

from tocsin.records import Tombstone

from .table import Row, Table, cell

TOMBSTONES = Table(("doc", "id", "type", "withdrawn_at", "reason", "purged"))
"""Columns of a row a withdrawal; ``docs/export-layouts.md`` says what each holds."""


def stone_to_dict(stone: Tombstone) -> dict[str, Any]:
    """One withdrawal as JSON values; ``id`` is empty where a whole document is meant."""
    return {
        "tombstone": True, "doc": stone.document, "id": stone.record, "type": stone.type or "document",
        "reason": stone.reason, "withdrawn_at": stone.created_at, "purged": stone.purged,
    }  # fmt: skip


def stone_row(stone: Tombstone) -> Row:
    """One withdrawal as flat cells."""
    known = stone_to_dict(stone)
    return {column: cell(known[column]) for column in TOMBSTONES.columns}
