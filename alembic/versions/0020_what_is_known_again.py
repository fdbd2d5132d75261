"""Hashes of clips, banks of what is known to be bad, and verdicts on comments."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import core.db

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

ACTION = sa.Enum("HOLD", "REMOVE", name="bankaction")
STATE = sa.Enum("FOUND", "CONFIRMED", "DENIED", name="matchstate")


def _when(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, core.db.UtcDateTime(timezone=True), nullable=nullable)


def _key(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{target.split('.')[0]}"
    return sa.ForeignKeyConstraint([column], [target], name=op.f(name))


def upgrade() -> None:
    """Towards the newer schema."""
    # Added in place, as in 0004.
    op.add_column("screening", sa.Column("comment_id", sa.Uuid(), nullable=True))
    op.create_index(op.f("ix_screening_comment_id"), "screening", ["comment_id"])
    op.add_column("screening", sa.Column("caution", sa.Float(), nullable=False, server_default="1"))
    op.create_table(
        "clip_print",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("pictures", sa.LargeBinary(), nullable=False),
        sa.Column("times_ms", sa.JSON(), nullable=False),
        sa.Column("sound", sa.LargeBinary(), nullable=False),
        _when("first_at"),
        _key("clip_print", "video_id", "video.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clip_print")),
        sa.UniqueConstraint("video_id", name=op.f("uq_clip_print_video_id")),
    )
    op.create_table(
        "near_duplicate",
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("original_id", sa.Uuid(), nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("is_same_sound", sa.Boolean(), nullable=False),
        _when("found_at"),
        _key("near_duplicate", "video_id", "video.id"),
        _key("near_duplicate", "original_id", "video.id"),
        sa.PrimaryKeyConstraint("video_id", "original_id", name=op.f("pk_near_duplicate")),
    )
    op.create_index(op.f("ix_near_duplicate_original_id"), "near_duplicate", ["original_id"])
    op.create_table(
        "known_bank",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _when("changed_at"),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_known_bank")),
    )
    op.create_table(
        "known_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("bank", sa.String(length=40), nullable=False),
        sa.Column("since_version", sa.Integer(), nullable=False),
        sa.Column("print_version", sa.Integer(), nullable=False),
        sa.Column("pictures", sa.LargeBinary(), nullable=False),
        sa.Column("sound", sa.LargeBinary(), nullable=False),
        sa.Column("reason_code", sa.String(length=40), nullable=False),
        sa.Column("action", ACTION, nullable=False),
        sa.Column("source", sa.String(length=120), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=True),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("added_by", sa.Uuid(), nullable=False),
        _when("added_at"),
        _when("expires_at", nullable=True),
        sa.Column("removed_by", sa.Uuid(), nullable=True),
        _when("removed_at", nullable=True),
        sa.ForeignKeyConstraint(
            ["bank"], ["known_bank.name"], name=op.f("fk_known_item_bank_known_bank")
        ),
        _key("known_item", "video_id", "video.id"),
        _key("known_item", "case_id", "review_case.id"),
        _key("known_item", "added_by", "account.id"),
        _key("known_item", "removed_by", "account.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_known_item")),
    )
    for name in ("bank", "video_id"):
        op.create_index(op.f(f"ix_known_item_{name}"), "known_item", [name])
    op.create_table(
        "known_match",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("bank_version", sa.Integer(), nullable=False),
        sa.Column("closeness", sa.Float(), nullable=False),
        sa.Column("location", sa.String(length=80), nullable=False),
        sa.Column("state", STATE, nullable=False),
        _when("found_at"),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        _when("decided_at", nullable=True),
        _key("known_match", "video_id", "video.id"),
        _key("known_match", "item_id", "known_item.id"),
        _key("known_match", "decided_by", "account.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_known_match")),
        sa.UniqueConstraint("video_id", "item_id", name=op.f("uq_known_match_video_id_item_id")),
    )
    op.create_index(op.f("ix_known_match_item_id"), "known_match", ["item_id"])


def downgrade() -> None:
    """Back to the older schema."""
    for table in ("known_match", "known_item", "known_bank", "near_duplicate", "clip_print"):
        op.drop_table(table)
    # Verdicts on comments have no place in the older schema.
    of_comments = "(SELECT id FROM screening WHERE comment_id IS NOT NULL)"
    op.execute(
        f"UPDATE moderation_decision SET screening_id = NULL WHERE screening_id IN {of_comments}"
    )
    for table in ("shadow_verdict", "screening_result"):
        op.execute(f"DELETE FROM {table} WHERE screening_id IN {of_comments}")
    op.execute("DELETE FROM screening WHERE comment_id IS NOT NULL")
    op.drop_index(op.f("ix_screening_comment_id"), "screening")
    op.drop_column("screening", "comment_id")
    op.drop_column("screening", "caution")
    for kind in (ACTION, STATE):
        kind.drop(op.get_bind(), checkfirst=True)
