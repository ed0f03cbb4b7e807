"""What the page asks for, kept as it is shown: incidents, entries of ledgers, counts."""

from __future__ import annotations

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add what this version keeps beside what the last one kept."""
