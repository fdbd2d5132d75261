"""Cases of every origin, their order, second looks, and a log in a chain of hashes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import core.db

revision = "0018"
down_revision = "0013"
branch_labels = None
depends_on = None

# The database itself refuses to change or delete an entry.
LOG_GUARDS = {
    "sqlite": (
        "CREATE TRIGGER moderation_log_no_update BEFORE UPDATE ON moderation_log BEGIN SELECT RAISE(ABORT, 'the moderation log is append-only'); END",
        "CREATE TRIGGER moderation_log_no_delete BEFORE DELETE ON moderation_log BEGIN SELECT RAISE(ABORT, 'the moderation log is append-only'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION moderation_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the moderation log is append-only'; END $$",
        "CREATE TRIGGER moderation_log_append_only BEFORE UPDATE OR DELETE ON moderation_log FOR EACH ROW EXECUTE FUNCTION moderation_log_is_append_only()",
        "CREATE TRIGGER moderation_log_not_emptied BEFORE TRUNCATE ON moderation_log FOR EACH STATEMENT EXECUTE FUNCTION moderation_log_is_append_only()",
    ),
}


def upgrade() -> None:
    """Towards the newer schema."""
    bind = op.get_bind()
    _make_log(bind.dialect.name)


def _make_log(dialect: str) -> None:
    op.create_table(
        "moderation_log",
        sa.Column("chain", sa.String(length=20), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=20), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("prev_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("chain", "seq", name=op.f("pk_moderation_log")),
    )
    for column in ("at", "kind", "subject_id", "actor_id"):
        op.create_index(op.f(f"ix_moderation_log_{column}"), "moderation_log", [column])
    op.create_table(
        "moderation_log_head",
        sa.Column("chain", sa.String(length=20), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("chain", name=op.f("pk_moderation_log_head")),
    )
    op.execute(
        f"INSERT INTO moderation_log_head (chain, seq, hash) VALUES ('moderation', 0, '{'0' * 64}')"
    )
    for statement in LOG_GUARDS[dialect]:
        op.execute(statement)


def downgrade() -> None:
    """Back to the older schema."""
    op.drop_table("moderation_log_head")
    op.drop_table("moderation_log")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION moderation_log_is_append_only()")
