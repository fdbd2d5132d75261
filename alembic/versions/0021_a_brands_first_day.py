"""From when on a clip may come out by its agreement."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import core.db

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Towards the newer schema."""
    # Added in place, as in 0004.
    op.add_column(
        "agreed_clip", sa.Column("not_before", core.db.UtcDateTime(timezone=True), nullable=True)
    )


def downgrade() -> None:
    """Back to the older schema."""
    op.drop_column("agreed_clip", "not_before")
