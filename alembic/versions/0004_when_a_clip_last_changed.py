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
    # Added in place: SQLite would make a table with such a change anew, and other tables point at
    # this one. The default is for the rows that are there; programs always say when.
    op.add_column(
        "video",
        sa.Column(
            "changed_at",
            core.db.UtcDateTime(timezone=True),
            nullable=False,
            server_default="2000-01-01 00:00:00.000000",
        ),
    )
    op.execute("UPDATE video SET changed_at = COALESCE(published_at, created_at)")
    op.create_index(op.f("ix_video_changed_at"), "video", ["changed_at"])


def downgrade() -> None:
    """Back to the older schema."""
    op.drop_index(op.f("ix_video_changed_at"), "video")
    op.drop_column("video", "changed_at")
