"""When a clip last changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import core.db

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Towards the newer schema."""
    with op.batch_alter_table("video") as table:
        table.add_column(sa.Column("changed_at", core.db.UtcDateTime(timezone=True), nullable=True))
    op.execute("UPDATE video SET changed_at = COALESCE(published_at, created_at)")
    with op.batch_alter_table("video") as table:
        table.alter_column("changed_at", nullable=False)
        table.create_index(op.f("ix_video_changed_at"), ["changed_at"])


def downgrade() -> None:
    """Back to the older schema."""
    with op.batch_alter_table("video") as table:
        table.drop_index(op.f("ix_video_changed_at"))
        table.drop_column("changed_at")
