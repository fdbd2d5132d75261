"""Words of captions with their times, what speech recognition heard, tags that models propose."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import core.db

revision = "0009"
down_revision = "0004"
branch_labels = None
depends_on = None

HEARD = ("SPOKEN", "SILENT", "WRITTEN", "ASKED", "WAITING", "UNHEARD")
STATES = ("OFFERED", "ACCEPTED", "DISMISSED")


def upgrade() -> None:
    """Towards the newer schema."""
    with op.batch_alter_table("caption") as table:
        table.add_column(sa.Column("source", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("words", sa.JSON(), nullable=True))
        table.drop_constraint("uq_caption_video_id_language", type_="unique")
        table.create_unique_constraint(
            "uq_caption_video_id_language_source", ["video_id", "language", "source"]
        )
        table.create_index(
            "uq_caption_main",
            ["video_id", "language"],
            unique=True,
            sqlite_where=sa.text("source IS NULL"),
            postgresql_where=sa.text("source IS NULL"),
        )
    op.create_table(
        "speech_draft",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("model", sa.String(length=60), nullable=False),
        sa.Column("heard", sa.Enum(*HEARD, name="heard"), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("certainty", sa.Float(), nullable=False),
        sa.Column("took_ms", sa.Integer(), nullable=False),
        sa.Column("changed_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["video_id"], ["video.id"], name=op.f("fk_speech_draft_video_id_video")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speech_draft")),
        sa.UniqueConstraint("video_id", name=op.f("uq_speech_draft_video_id")),
    )
    op.create_table(
        "video_tag_suggestion",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind", sa.Enum("CATEGORY", "HASHTAG", "PRODUCT", name="tagkind"), nullable=False
        ),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("model", sa.String(length=60), nullable=False),
        sa.Column("why", sa.String(length=200), nullable=False),
        sa.Column("state", sa.Enum(*STATES, name="suggestionstate"), nullable=False),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("decided_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["video_id"], ["video.id"], name=op.f("fk_video_tag_suggestion_video_id_video")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_video_tag_suggestion")),
        sa.UniqueConstraint(
            "video_id", "kind", "slug", name=op.f("uq_video_tag_suggestion_video_id_kind_slug")
        ),
    )
    op.create_index(op.f("ix_video_tag_suggestion_video_id"), "video_tag_suggestion", ["video_id"])
    op.create_table(
        "product_vector",
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=True),
        sa.Column("described_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_product_vector_product_id_product")
        ),
        sa.PrimaryKeyConstraint("product_id", name=op.f("pk_product_vector")),
    )


def downgrade() -> None:
    """Back to the older schema; captions of further sources are lost."""
    op.drop_table("product_vector")
    op.drop_table("video_tag_suggestion")
    op.drop_table("speech_draft")
    for name in ("suggestionstate", "tagkind", "heard"):
        sa.Enum(name=name).drop(op.get_bind(), checkfirst=True)
    op.execute("DELETE FROM caption WHERE source IS NOT NULL")
    with op.batch_alter_table("caption") as table:
        table.drop_index("uq_caption_main")
        table.drop_constraint("uq_caption_video_id_language_source", type_="unique")
        table.create_unique_constraint("uq_caption_video_id_language", ["video_id", "language"])
        table.drop_column("words")
        table.drop_column("source")
