"""Sources that are watched, and each visit to them."""

from __future__ import annotations

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add what this version keeps beside what the last one kept."""
