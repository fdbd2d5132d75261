"""The random sample is drawn over the views since the draw before, whatever became of the clips."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

_DECISION = "fk_sampled_clip_decision_id_moderation_decision"


def upgrade() -> None:
    """Towards the newer schema."""
    op.create_table(
        "views_at_draw",
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("impressions", sa.Integer(), nullable=False),
        sa.Column("gained", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["video_id"], ["video.id"], name=op.f("fk_views_at_draw_video_id_video")
        ),
        sa.PrimaryKeyConstraint("video_id", name=op.f("pk_views_at_draw")),
    )
    # The first draw after this counts from now on.
    op.execute(
        "INSERT INTO views_at_draw (video_id, impressions, gained)"
        " SELECT video_id, impressions, 0 FROM video_stats WHERE impressions > 0"
    )
    with op.batch_alter_table("sampled_clip") as table:  # Nothing points at it.
        table.alter_column("case_id", existing_type=sa.Uuid(), nullable=True)
        table.add_column(sa.Column("decision_id", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("views", sa.Integer(), nullable=False, server_default="0"))
        table.create_foreign_key(op.f(_DECISION), "moderation_decision", ["decision_id"], ["id"])


def downgrade() -> None:
    """Back to the older schema."""
    op.execute("DELETE FROM sampled_clip WHERE case_id IS NULL")
    with op.batch_alter_table("sampled_clip") as table:
        table.drop_constraint(op.f(_DECISION), type_="foreignkey")
        table.drop_column("views")
        table.drop_column("decision_id")
        table.alter_column("case_id", existing_type=sa.Uuid(), nullable=False)
    op.drop_table("views_at_draw")
