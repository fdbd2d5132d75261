"""Steps of a clip's processing: graphs of jobs, their turn, what sweepers mended."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import core.db

revision = "0008"
down_revision = "0005"
branch_labels = None
depends_on = None

_OLD = sa.Enum("QUEUED", "RUNNING", "DONE", "FAILED", name="jobstate")
_NEW = sa.Enum("WAITING", "QUEUED", "RUNNING", "DONE", "FAILED", "CANCELLED", name="jobstate")


def upgrade() -> None:
    """Towards the newer schema."""
    if op.get_bind().dialect.name == "postgresql":
        with op.get_context().autocommit_block():
            op.execute("ALTER TYPE jobstate ADD VALUE IF NOT EXISTS 'WAITING' BEFORE 'QUEUED'")
            op.execute("ALTER TYPE jobstate ADD VALUE IF NOT EXISTS 'CANCELLED'")
    with op.batch_alter_table("job") as batch:
        if op.get_bind().dialect.name != "postgresql":
            batch.alter_column("state", existing_type=_OLD, type_=_NEW, existing_nullable=False)
        batch.add_column(sa.Column("priority", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(
            sa.Column(
                "turn_at",
                core.db.UtcDateTime(timezone=True),
                nullable=False,
                server_default="2000-01-01 00:00:00.000000",
            )
        )
        batch.add_column(sa.Column("graph_id", sa.Uuid(), nullable=True))
        batch.add_column(sa.Column("step", sa.String(), nullable=False, server_default=""))
        batch.add_column(sa.Column("needs", sa.JSON(), nullable=False, server_default="[]"))
        batch.add_column(
            sa.Column("is_optional", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch.add_column(sa.Column("key", sa.String(), nullable=False, server_default=""))
        batch.add_column(sa.Column("result", sa.JSON(), nullable=False, server_default="{}"))
    op.execute("UPDATE job SET turn_at = created_at")
    # A job of the former, single kind is not begun again: the sweep finds its clip and makes steps.
    op.execute(
        "UPDATE job SET state = 'FAILED' WHERE task = 'studio.transcode' AND state != 'DONE'"
    )
    op.create_index("ix_job_graph_id_step", "job", ["graph_id", "step"], unique=True)
    op.create_index("ix_job_task_state_turn_at", "job", ["task", "state", "turn_at"])
    op.add_column("outbox", sa.Column("priority", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "clip_run",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("recipe", sa.String(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("RUNNING", "DONE", "FAILED", "CANCELLED", name="runstate"),
            nullable=False,
        ),
        sa.Column("progress", sa.Float(), nullable=False),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("finished_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["video_id"], ["video.id"], name=op.f("fk_clip_run_video_id_video")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clip_run")),
    )
    op.create_index(op.f("ix_clip_run_state"), "clip_run", ["state"])
    op.create_index(op.f("ix_clip_run_video_id"), "clip_run", ["video_id"])
    op.create_table(
        "repair",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("last_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_repair")),
    )


def downgrade() -> None:
    """Back to the older schema."""
    op.drop_table("repair")
    op.drop_index(op.f("ix_clip_run_video_id"), "clip_run")
    op.drop_index(op.f("ix_clip_run_state"), "clip_run")
    op.drop_table("clip_run")
    op.drop_column("outbox", "priority")
    op.execute("DELETE FROM job WHERE graph_id IS NOT NULL")
    op.drop_index("ix_job_task_state_turn_at", "job")
    op.drop_index("ix_job_graph_id_step", "job")
    with op.batch_alter_table("job") as batch:
        for name in (
            "result",
            "key",
            "is_optional",
            "needs",
            "step",
            "graph_id",
            "turn_at",
            "priority",
        ):
            batch.drop_column(name)
        if op.get_bind().dialect.name != "postgresql":  # There a value cannot be taken back.
            batch.alter_column("state", existing_type=_NEW, type_=_OLD, existing_nullable=False)
    if op.get_bind().dialect.name == "postgresql":
        sa.Enum(name="runstate").drop(op.get_bind())
