"""What brands and creators agree."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import core.db

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Towards the newer schema."""
    op.create_table(
        "agreement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("brand_id", sa.Uuid(), nullable=False),
        sa.Column("creator_id", sa.Uuid(), nullable=False),
        sa.Column("brief_id", sa.Uuid(), nullable=True),
        sa.Column("product_ids", sa.JSON(), nullable=False),
        sa.Column("commission_bp", sa.Integer(), nullable=False),
        sa.Column("is_gifted", sa.Boolean(), nullable=False),
        sa.Column("starts_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ends_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "commission_bp >= 0 AND commission_bp <= 5000", name=op.f("ck_agreement_commission")
        ),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_agreement_time_range")),
        sa.CheckConstraint("brand_id <> creator_id", name=op.f("ck_agreement_two_sides")),
        sa.ForeignKeyConstraint(
            ["brand_id"], ["account.id"], name=op.f("fk_agreement_brand_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["creator_id"], ["account.id"], name=op.f("fk_agreement_creator_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
    )
    for column in ("brand_id", "creator_id", "brief_id"):
        op.create_index(op.f(f"ix_agreement_{column}"), "agreement", [column])
    op.create_table(
        "agreed_clip",
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column(
            "approval",
            sa.Enum("WAITING", "CHANGES", "APPROVED", name="approval"),
            nullable=False,
        ),
        sa.Column("edition", sa.String(length=64), nullable=False),
        sa.Column("said_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_agreed_clip_agreement_id_agreement")
        ),
        sa.ForeignKeyConstraint(
            ["video_id"], ["video.id"], name=op.f("fk_agreed_clip_video_id_video")
        ),
        sa.PrimaryKeyConstraint("video_id", name=op.f("pk_agreed_clip")),
    )
    for column in ("agreement_id", "approval"):
        op.create_index(op.f(f"ix_agreed_clip_{column}"), "agreed_clip", [column])


def downgrade() -> None:
    """Back to the older schema."""
    op.drop_table("agreed_clip")
    op.drop_table("agreement")
    sa.Enum(name="approval").drop(op.get_bind(), checkfirst=True)
