"""Several sources of one draft; captions say whose time they keep."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import core.db

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Towards the newer schema."""
    op.create_table(
        "clip_source",
        sa.Column("upload_id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["upload_id"], ["upload.id"], name=op.f("fk_clip_source_upload_id_upload")
        ),
        sa.ForeignKeyConstraint(
            ["video_id"], ["video.id"], name=op.f("fk_clip_source_video_id_video")
        ),
        sa.PrimaryKeyConstraint("upload_id", name=op.f("pk_clip_source")),
    )
    op.create_index(op.f("ix_clip_source_video_id"), "clip_source", ["video_id"])
    with op.batch_alter_table("caption") as batch:
        batch.add_column(sa.Column("source", sa.Uuid(), nullable=True))
        batch.drop_constraint(op.f("uq_caption_video_id_language"), type_="unique")
        batch.create_unique_constraint(
            op.f("uq_caption_video_id_language_source"), ["video_id", "language", "source"]
        )
    op.create_index(
        "ix_caption_main",
        "caption",
        ["video_id", "language"],
        unique=True,
        sqlite_where=sa.text("source IS NULL"),
        postgresql_where=sa.text("source IS NULL"),
    )


def downgrade() -> None:
    """Back to the older schema."""
    op.execute("DELETE FROM caption WHERE source IS NOT NULL")
    op.drop_index("ix_caption_main", "caption")
    with op.batch_alter_table("caption") as batch:
        batch.drop_constraint(op.f("uq_caption_video_id_language_source"), type_="unique")
        batch.create_unique_constraint(
            op.f("uq_caption_video_id_language"), ["video_id", "language"]
        )
        batch.drop_column("source")
    op.drop_index(op.f("ix_clip_source_video_id"), "clip_source")
    op.drop_table("clip_source")
