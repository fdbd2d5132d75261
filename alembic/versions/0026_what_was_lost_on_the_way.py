"""What visits numbered and the log never saw, and mirrors that are older than the database."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import core.db

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Towards the newer schema."""
    op.create_table(
        "session_reconciliation",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("app", sa.String(length=40), nullable=False),
        sa.Column("numbered", sa.Integer(), nullable=False),
        sa.Column("missing", sa.Integer(), nullable=False),
        sa.Column("checked_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("day", "app", name=op.f("pk_session_reconciliation")),
    )
    op.create_table(
        "stale_mirror",
        sa.Column("viewer_id", sa.Uuid(), nullable=False),
        sa.Column("noted_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("viewer_id", name=op.f("pk_stale_mirror")),
    )


def downgrade() -> None:
    """Back to the older schema."""
    op.drop_table("stale_mirror")
    op.drop_table("session_reconciliation")
