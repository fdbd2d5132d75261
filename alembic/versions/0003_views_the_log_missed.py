"""Views the log missed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import core.db

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Towards the newer schema."""
    op.create_table(
        "view_reconciliation",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("proven", sa.Integer(), nullable=False),
        sa.Column("lost", sa.Integer(), nullable=False),
        sa.Column("checked_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_view_reconciliation")),
    )


def downgrade() -> None:
    """Back to the older schema."""
    op.drop_table("view_reconciliation")
