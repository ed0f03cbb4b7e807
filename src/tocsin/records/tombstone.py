"""What is left of a record or document that was taken back: that it was, when, and why. None of its words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tombstone:
    """One withdrawal, or the end of one; the last of a document and record stands."""

    document: str
    """The document's id."""
    record: str = ""
    """The record's id; empty where the whole document is meant."""
    type: str = ""
    reason: str = ""
    user: str = ""
    created_at: str = ""
    """ISO date and time, UTC; the store sets it."""
    purged: bool = False
    """The text is gone too."""
    restored: bool = False
    """The withdrawal is taken back."""
