"""A held product is a case; one that nobody's account sells has no maker."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

BOUND, FREE = "author_id CHAR(32) NOT NULL", "author_id CHAR(32)"


def _let(nullable: bool) -> None:
    """Whether a case may have no maker; the schema's text is changed as in 0031."""
    bind = op.get_bind()
    if bind.dialect.name == "postgresql":
        op.alter_column("review_case", "author_id", existing_type=sa.Uuid(), nullable=nullable)
        return
    version = bind.execute(sa.text("PRAGMA schema_version")).scalar_one()
    before, after = (BOUND, FREE) if nullable else (FREE, BOUND)
    op.execute("PRAGMA writable_schema=ON")
    done = bind.execute(
        sa.text(
            "UPDATE sqlite_master SET sql = replace(sql, :before, :after) "
            "WHERE type = 'table' AND name = 'review_case' AND instr(sql, :before) > 0"
        ),
        {"before": before, "after": after},
    )
    if done.rowcount != 1:
        raise RuntimeError("review_case is not as its migrations left it")
    op.execute(f"PRAGMA schema_version={version + 1}")
    op.execute("PRAGMA writable_schema=OFF")


def upgrade() -> None:
    """Towards the newer schema; the sweep opens the cases of what is held already."""
    if op.get_bind().dialect.name == "postgresql":
        # A value may not be used in the transaction that adds it, and is not.
        for kind, value in (
            ("subject", "PRODUCT"),
            ("origin", "PRODUCT"),
            ("measure", "PRODUCT_REFUSED"),
        ):
            op.execute(f"ALTER TYPE {kind} ADD VALUE IF NOT EXISTS '{value}'")
    _let(nullable=True)
    op.add_column("product_words", sa.Column("case_id", sa.Uuid(), nullable=True))
    op.create_index(op.f("ix_product_words_case_id"), "product_words", ["case_id"])


def downgrade() -> None:
    """Back to the older schema, which knows no cases of products; their words stay decided."""
    op.drop_index(op.f("ix_product_words_case_id"), "product_words")
    op.drop_column("product_words", "case_id")
    cases = "SELECT id FROM review_case WHERE subject = 'PRODUCT'"
    decisions = "SELECT id FROM moderation_decision WHERE subject = 'PRODUCT'"
    for table, about in (
        ("appeal", f"decision_id IN ({decisions}) OR case_id IN ({cases})"),
        ("statement_of_reasons", f"decision_id IN ({decisions})"),
        ("decision_effect", f"decision_id IN ({decisions})"),
        ("review_opinion", f"decision_id IN ({decisions})"),
        ("waiting_answer", f"case_id IN ({cases})"),
        ("legal_clock", f"case_id IN ({cases})"),
        ("case_bar", f"case_id IN ({cases})"),
        ("case_note", f"case_id IN ({cases})"),
        ("moderation_decision", "subject = 'PRODUCT'"),
        ("review_case", "subject = 'PRODUCT'"),
    ):
        op.execute(f"DELETE FROM {table} WHERE {about}")
    _let(nullable=False)
