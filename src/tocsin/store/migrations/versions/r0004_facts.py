"""How likely an event is told as a fact, beside how likely a record is right; both can be sorted by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column, and fill it from records that state the value already."""
    op.add_column("record", sa.Column("fact", sa.Float))
    op.execute("UPDATE record SET fact = json_extract(body, '$.fact') WHERE type = 'event'")
    for name in ("confidence", "fact"):
        op.create_index(f"ix_record_{name}", "record", [name])
