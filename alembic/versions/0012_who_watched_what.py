"""Who watched what of each clip."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import core.db

revision = "0012"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Towards the newer schema."""
    op.create_table(
        "audience_member",
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("viewer_id", sa.Uuid(), nullable=False),
        sa.Column("facts", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("video_id", "viewer_id", name=op.f("pk_audience_member")),
    )
    op.create_index(op.f("ix_audience_member_viewer_id"), "audience_member", ["viewer_id"])
    op.create_table(
        "audience_total",
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("facts", sa.LargeBinary(), nullable=False),
        sa.Column("changed_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("video_id", name=op.f("pk_audience_total")),
    )
    op.create_table(
        "adopted_guest",
        sa.Column("guest_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("guest_id", name=op.f("pk_adopted_guest")),
    )
    op.create_index(op.f("ix_adopted_guest_account_id"), "adopted_guest", ["account_id"])


def downgrade() -> None:
    """Back to the older schema."""
    op.drop_table("adopted_guest")
    op.drop_table("audience_total")
    op.drop_table("audience_member")
