"""Imported reference figures, alerts and what analysts did with them."""

from __future__ import annotations

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add what this version keeps beside what the last one kept."""
