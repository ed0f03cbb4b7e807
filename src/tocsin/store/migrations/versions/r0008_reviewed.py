"""What analysts retract and purge, and what their judgements make of the records."""

from __future__ import annotations

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add what this version keeps beside what the last one kept."""
