"""Accounts are ended by decisions, and answers to appeals wait for some seconds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import core.db

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

_TIME = core.db.UtcDateTime(timezone=True)
_TABLE = "waiting_answer"


def upgrade() -> None:
    """Towards the newer schema."""
    if op.get_bind().dialect.name == "postgresql":
        # A value may not be used in the transaction that adds it, and is not.
        op.execute("ALTER TYPE subject ADD VALUE IF NOT EXISTS 'ACCOUNT'")
        for value in ("ACCOUNT_STOPPED", "ACCOUNT_LIFTED"):
            op.execute(f"ALTER TYPE measure ADD VALUE IF NOT EXISTS '{value}'")
    # Added in place, as in 0004.
    op.add_column("account_measure", sa.Column("decision_id", sa.Uuid(), nullable=True))
    op.create_table(
        _TABLE,
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("moderator_id", sa.Uuid(), nullable=False),
        sa.Column("reason_code", sa.String(length=40), nullable=False),
        sa.Column("told", sa.String(length=500), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("decided_at", _TIME, nullable=False),
        sa.Column("due_at", _TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["review_case.id"], name=op.f(f"fk_{_TABLE}_case_id_review_case")
        ),
        sa.ForeignKeyConstraint(
            ["moderator_id"], ["account.id"], name=op.f(f"fk_{_TABLE}_moderator_id_account")
        ),
        sa.PrimaryKeyConstraint("case_id", name=op.f(f"pk_{_TABLE}")),
    )
    op.create_index(op.f(f"ix_{_TABLE}_due_at"), _TABLE, ["due_at"])


def downgrade() -> None:
    """Back to the older schema: accounts stay ended, by nothing but their measure."""
    # Whatever was about to be answered is asked for again.
    op.execute(
        "UPDATE review_case SET state = 'OPEN', closed_at = NULL "
        f"WHERE id IN (SELECT case_id FROM {_TABLE})"
    )
    op.drop_index(op.f(f"ix_{_TABLE}_due_at"), _TABLE)
    op.drop_table(_TABLE)
    op.drop_column("account_measure", "decision_id")
    # The older program knows neither the subject nor the measures.
    of_accounts = "SELECT id FROM moderation_decision WHERE subject = 'ACCOUNT'"
    cases = "SELECT id FROM review_case WHERE subject = 'ACCOUNT'"
    for table in ("appeal", "statement_of_reasons", "decision_effect", "review_opinion"):
        op.execute(f"DELETE FROM {table} WHERE decision_id IN ({of_accounts})")
    for table in ("case_bar", "case_note"):
        op.execute(f"DELETE FROM {table} WHERE case_id IN ({cases})")
    op.execute("DELETE FROM moderation_decision WHERE subject = 'ACCOUNT'")
    op.execute("DELETE FROM review_case WHERE subject = 'ACCOUNT'")
