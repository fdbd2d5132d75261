"""Schedules, audiences, what a machine made, and what stands in for sold-out products."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import core.db

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

AUDIENCE = sa.Enum("EVERYONE", "FOLLOWERS", "LINK", name="audience")
TERMS = sa.Enum("OWN", "GIFTED", "COMMISSION", name="pinterms")
SOLD_OUT = sa.Enum("KEEP", "NEAREST", "CHOSEN", "HIDE", name="soldout")


def upgrade() -> None:
    """Towards the newer schema."""
    bind = op.get_bind()
    if bind.dialect.name == "postgresql":
        # A value may not be used in the transaction that adds it, and is not.
        op.execute("ALTER TYPE videostate ADD VALUE IF NOT EXISTS 'SCHEDULED' AFTER 'HELD'")
    for kind in (AUDIENCE, TERMS, SOLD_OUT):
        kind.create(bind, checkfirst=True)
    # Added in place, as in 0004.
    op.add_column(
        "video", sa.Column("audience", AUDIENCE, nullable=False, server_default="EVERYONE")
    )
    op.add_column("video", sa.Column("ai_made", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("product_pin", sa.Column("terms", TERMS, nullable=False, server_default="OWN"))
    op.add_column(
        "product_pin",
        sa.Column("when_sold_out", SOLD_OUT, nullable=False, server_default="KEEP"),
    )
    op.add_column("product_pin", sa.Column("alternative_id", sa.Uuid(), nullable=True))
    op.add_column(
        "product_pin", sa.Column("excluded_ids", sa.JSON(), nullable=False, server_default="[]")
    )
    op.add_column(
        "product", sa.Column("link", sa.String(length=1000), nullable=False, server_default="")
    )
    op.create_index(op.f("ix_product_link"), "product", ["link"])
    op.create_table(
        "publish_schedule",
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("publish_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("set_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["video_id"], ["video.id"], name=op.f("fk_publish_schedule_video_id_video")
        ),
        sa.PrimaryKeyConstraint("video_id", name=op.f("pk_publish_schedule")),
    )
    op.create_index(op.f("ix_publish_schedule_publish_at"), "publish_schedule", ["publish_at"])
    op.create_table(
        "stand_in",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("shown_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_stand_in_product_id_product")
        ),
        sa.ForeignKeyConstraint(
            ["shown_id"], ["product.id"], name=op.f("fk_stand_in_shown_id_product")
        ),
        sa.ForeignKeyConstraint(
            ["video_id"], ["video.id"], name=op.f("fk_stand_in_video_id_video")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stand_in")),
    )
    op.create_index(op.f("ix_stand_in_video_id"), "stand_in", ["video_id"])


def downgrade() -> None:
    """Back to the older schema. Waiting clips become drafts; nothing comes out unasked."""
    op.execute("UPDATE video SET state = 'DRAFT' WHERE state = 'SCHEDULED'")
    # The older schema shows whatever is published to everybody.
    op.execute(
        "UPDATE video SET state = 'DRAFT' WHERE state = 'PUBLISHED' AND audience <> 'EVERYONE'"
    )
    op.drop_table("stand_in")
    op.drop_table("publish_schedule")
    op.drop_index(op.f("ix_product_link"), "product")
    op.drop_column("product", "link")
    for name in ("excluded_ids", "alternative_id", "when_sold_out", "terms"):
        op.drop_column("product_pin", name)
    for name in ("ai_made", "audience"):
        op.drop_column("video", name)
    for kind in (AUDIENCE, TERMS, SOLD_OUT):
        kind.drop(op.get_bind(), checkfirst=True)
