"""What decisions left on people's records, and how far clips may go."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import core.db

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_TIME = core.db.UtcDateTime(timezone=True)


def upgrade() -> None:
    """Towards the newer schema."""
    op.add_column(
        "video_stats", sa.Column("skips", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column("stream_offset", sa.Column("caught_up_at", _TIME, nullable=True))
    op.create_table(
        "clip_reach",
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("reach", sa.Enum("FIRST", "WIDER", "OPEN", name="reach"), nullable=False),
        sa.Column("is_frozen", sa.Boolean(), nullable=False),
        sa.Column("cap", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("since", _TIME, nullable=False),
        sa.Column("checked_at", _TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["video_id"], ["video.id"], name=op.f("fk_clip_reach_video_id_video")
        ),
        sa.PrimaryKeyConstraint("video_id", name=op.f("pk_clip_reach")),
    )
    op.create_index(op.f("ix_clip_reach_reach"), "clip_reach", ["reach"])
    # What is live already was let through under the rules of its time and stays uncapped.
    op.execute(
        "INSERT INTO clip_reach (video_id, reach, is_frozen, cap, reason, since, checked_at) "
        "SELECT id, 'OPEN', false, 2147483647, 'before', published_at, published_at "
        "FROM video WHERE published_at IS NOT NULL"
    )
    op.create_table(
        "reputation_mark",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.Enum("CREATOR", "COMMENTER", "REPORTER", name="part"), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("is_good", sa.Boolean(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("severity", sa.Integer(), nullable=False),
        sa.Column("reason_code", sa.String(length=40), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("undone_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_reputation_mark_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["moderation_decision.id"],
            name=op.f("fk_reputation_mark_decision_id_moderation_decision"),
        ),
        sa.ForeignKeyConstraint(
            ["undone_by"],
            ["moderation_decision.id"],
            name=op.f("fk_reputation_mark_undone_by_moderation_decision"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reputation_mark")),
        sa.UniqueConstraint(
            "decision_id",
            "account_id",
            "part",
            name=op.f("uq_reputation_mark_decision_id_account_id_part"),
        ),
    )
    op.create_index("ix_reputation_mark_whose", "reputation_mark", ["account_id", "part", "at"])
    op.create_table(
        "reputation",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column(
            "part",
            sa.Enum("CREATOR", "COMMENTER", "REPORTER", name="part"),
            nullable=False,
        ),
        sa.Column("good", sa.Float(), nullable=False),
        sa.Column("bad", sa.Float(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_reputation_account_id_account")
        ),
        sa.PrimaryKeyConstraint("account_id", "part", name=op.f("pk_reputation")),
    )
    op.create_table(
        "account_measure",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Enum("STOPPED", "WATCHED", name="measurekind"), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("lifted_at", _TIME, nullable=True),
        sa.Column("lifted_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_account_measure_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["by_id"], ["account.id"], name=op.f("fk_account_measure_by_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["lifted_by"], ["account.id"], name=op.f("fk_account_measure_lifted_by_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_measure")),
    )
    op.create_index(op.f("ix_account_measure_account_id"), "account_measure", ["account_id"])


def downgrade() -> None:
    """Back to the older schema."""
    for table in ("account_measure", "reputation", "reputation_mark", "clip_reach"):
        op.drop_table(table)
    for kind in ("measurekind", "part", "reach"):
        sa.Enum(name=kind).drop(op.get_bind(), checkfirst=True)
    op.drop_column("stream_offset", "caught_up_at")
    op.drop_column("video_stats", "skips")
