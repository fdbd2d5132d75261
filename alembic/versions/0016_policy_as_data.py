"""Versions of the house rules, whole verdicts, and what keeps a clip from feeds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import core.db

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

RESTRICTION = sa.Enum("NONE", "LIMITED", "ADULTS", name="restriction")
STATE = sa.Enum("DRAFT", "SHADOW", "SLICE", "LIVE", "RETIRED", name="versionstate")


def upgrade() -> None:
    """Towards the newer schema."""
    bind = op.get_bind()
    RESTRICTION.create(bind, checkfirst=True)
    op.add_column(
        "video", sa.Column("restriction", RESTRICTION, nullable=False, server_default="NONE")
    )
    op.add_column(
        "account", sa.Column("adult_since", core.db.UtcDateTime(timezone=True), nullable=True)
    )
    for column in (
        sa.Column("is_expected", sa.Boolean(), nullable=False, server_default=sa.true()),
        sa.Column("policy_sha256", sa.String(length=64), nullable=False, server_default=""),
        sa.Column("preprocessing", sa.String(length=80), nullable=False, server_default=""),
        sa.Column("frame_times_ms", sa.JSON(), nullable=False, server_default="[]"),
        sa.Column("cause", sa.String(length=40), nullable=False, server_default=""),
        sa.Column("grounds", sa.JSON(), nullable=False, server_default="[]"),
    ):
        op.add_column("screening", column)
    op.create_index(op.f("ix_screening_policy_sha256"), "screening", ["policy_sha256"])
    op.create_index(op.f("ix_screening_created_at"), "screening", ["created_at"])
    op.execute("UPDATE screening SET action = 'allow' WHERE action = 'publish'")
    for column in (
        sa.Column("position", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("surface", sa.String(length=20), nullable=False, server_default="caption"),
        sa.Column("raw", sa.JSON(), nullable=False, server_default="[]"),
        sa.Column("is_number", sa.Boolean(), nullable=False, server_default=sa.true()),
        sa.Column("own_threshold", sa.Float(), nullable=False, server_default="0"),
    ):
        op.add_column("screening_result", column)
    with op.batch_alter_table("screening_result") as table:
        table.alter_column(
            "model_sha256",
            existing_type=sa.String(length=64),
            type_=sa.String(length=160),
            existing_nullable=False,
        )
    op.create_table(
        "policy_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.String(length=40), nullable=False),
        sa.Column("yaml", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("state", STATE, nullable=False),
        sa.Column("share_permille", sa.Integer(), nullable=False),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("changed_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("went_live_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "share_permille >= 0 AND share_permille <= 1000", name=op.f("ck_policy_version_share")
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["account.id"], name=op.f("fk_policy_version_author_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_version")),
        sa.UniqueConstraint("sha256", name=op.f("uq_policy_version_sha256")),
        sa.UniqueConstraint("version", name=op.f("uq_policy_version_version")),
    )
    op.create_index(op.f("ix_policy_version_author_id"), "policy_version", ["author_id"])
    op.create_index(op.f("ix_policy_version_went_live_at"), "policy_version", ["went_live_at"])
    for state in ("LIVE", "SLICE"):
        op.create_index(
            f"uq_policy_version_{state.lower()}",
            "policy_version",
            ["state"],
            unique=True,
            sqlite_where=sa.text(f"state = '{state}'"),
            postgresql_where=sa.text(f"state = '{state}'"),
        )
    op.create_table(
        "rescreening",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("policy_sha256", sa.String(length=64), nullable=False),
        sa.Column("done_to", sa.Uuid(), nullable=True),
        sa.Column("looked_at", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("started_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("finished_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rescreening")),
    )
    op.create_index(op.f("ix_rescreening_finished_at"), "rescreening", ["finished_at"])
    op.create_table(
        "shadow_verdict",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("screening_id", sa.Uuid(), nullable=False),
        sa.Column("policy_sha256", sa.String(length=64), nullable=False),
        sa.Column("action", sa.String(length=10), nullable=False),
        sa.Column("cause", sa.String(length=40), nullable=False),
        sa.Column("live_action", sa.String(length=10), nullable=False),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["screening_id"],
            ["screening.id"],
            name=op.f("fk_shadow_verdict_screening_id_screening"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shadow_verdict")),
        sa.UniqueConstraint(
            "screening_id",
            "policy_sha256",
            name=op.f("uq_shadow_verdict_screening_id_policy_sha256"),
        ),
    )
    for name in ("screening_id", "policy_sha256", "created_at"):
        op.create_index(op.f(f"ix_shadow_verdict_{name}"), "shadow_verdict", [name])


def downgrade() -> None:
    """Back to the older schema."""
    op.drop_table("shadow_verdict")
    op.drop_table("rescreening")
    op.drop_table("policy_version")
    # Hashes of two files may be longer than the older column.
    op.execute("UPDATE screening_result SET model_sha256 = substr(model_sha256, 1, 64)")
    with op.batch_alter_table("screening_result") as table:
        table.alter_column(
            "model_sha256",
            existing_type=sa.String(length=160),
            type_=sa.String(length=64),
            existing_nullable=False,
        )
        for name in ("own_threshold", "is_number", "raw", "surface", "position"):
            table.drop_column(name)
    op.execute("UPDATE screening SET action = 'publish' WHERE action = 'allow'")
    op.execute("UPDATE screening SET action = 'hold' WHERE action NOT IN ('publish', 'hold')")
    op.drop_index(op.f("ix_screening_created_at"), "screening")
    op.drop_index(op.f("ix_screening_policy_sha256"), "screening")
    for name in (
        "grounds", "cause", "frame_times_ms", "preprocessing", "policy_sha256", "is_expected",
    ):  # fmt: skip
        op.drop_column("screening", name)
    op.drop_column("account", "adult_since")
    op.drop_column("video", "restriction")
    for kind in (STATE, RESTRICTION):
        kind.drop(op.get_bind(), checkfirst=True)
