"""Accounts are reported by themselves; their cases need no clip."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

TABLES = ("review_case", "moderation_decision", "statement_of_reasons")
BOUND, FREE = "video_id CHAR(32) NOT NULL", "video_id CHAR(32)"


def _let(nullable: bool) -> None:
    """Whether rows of decisions may have no clip.

    SQLite would make the tables anew, and others point at them; for a lone NOT NULL it says to
    change the schema's text instead (https://sqlite.org/lang_altertable.html, section 7).
    """
    bind = op.get_bind()
    if bind.dialect.name == "postgresql":
        for table in TABLES:
            op.alter_column(table, "video_id", existing_type=sa.Uuid(), nullable=nullable)
        return
    version = bind.execute(sa.text("PRAGMA schema_version")).scalar_one()
    before, after = (BOUND, FREE) if nullable else (FREE, BOUND)
    op.execute("PRAGMA writable_schema=ON")
    for table in TABLES:
        done = bind.execute(
            sa.text(
                "UPDATE sqlite_master SET sql = replace(sql, :before, :after) "
                "WHERE type = 'table' AND name = :name AND instr(sql, :before) > 0"
            ),
            {"before": before, "after": after, "name": table},
        )
        if done.rowcount != 1:
            raise RuntimeError(f"{table} is not as its migrations left it")
    op.execute(f"PRAGMA schema_version={version + 1}")
    op.execute("PRAGMA writable_schema=OFF")


def upgrade() -> None:
    """Towards the newer schema."""
    _let(nullable=True)
    with op.batch_alter_table("report") as batch:  # Nothing points at it.
        batch.alter_column("video_id", existing_type=sa.Uuid(), nullable=True)
        batch.add_column(sa.Column("account_id", sa.Uuid(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_report_account_id_account"), "account", ["account_id"], ["id"]
        )
    op.create_index(op.f("ix_report_account_id"), "report", ["account_id"])
    op.create_index("uq_report_account", "report", ["viewer_id", "account_id"], unique=True)


def downgrade() -> None:
    """Back to the older schema; what is about accounts that were met at no clip goes."""
    cases = "SELECT id FROM review_case WHERE video_id IS NULL"
    decisions = "SELECT id FROM moderation_decision WHERE video_id IS NULL"
    for table, about in (
        ("appeal", f"decision_id IN ({decisions}) OR case_id IN ({cases})"),
        ("statement_of_reasons", f"video_id IS NULL OR decision_id IN ({decisions})"),
        ("decision_effect", f"decision_id IN ({decisions})"),
        ("review_opinion", f"decision_id IN ({decisions})"),
        ("account_measure", f"decision_id IN ({decisions})"),
        ("waiting_answer", f"case_id IN ({cases})"),
        ("legal_clock", f"case_id IN ({cases})"),
        ("case_bar", f"case_id IN ({cases})"),
        ("case_note", f"case_id IN ({cases})"),
        ("moderation_decision", f"id IN ({decisions})"),
        ("review_case", "video_id IS NULL"),
        ("report", "video_id IS NULL"),
    ):
        op.execute(f"DELETE FROM {table} WHERE {about}")
    op.drop_index("uq_report_account", "report")
    op.drop_index(op.f("ix_report_account_id"), "report")
    with op.batch_alter_table("report") as batch:
        batch.drop_constraint(op.f("fk_report_account_id_account"), type_="foreignkey")
        batch.drop_column("account_id")
        batch.alter_column("video_id", existing_type=sa.Uuid(), nullable=False)
    _let(nullable=False)
