"""Golden items are put before reviewers, each as a case of one person that decides nothing."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

import core.db

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

_TIME = core.db.UtcDateTime(timezone=True)
_TABLE = "golden_review"
_OPEN = "uq_review_case_open_subject"
_SUBJECT = sa.Enum("VIDEO", "COMMENT", name="subject").with_variant(
    postgresql.ENUM("VIDEO", "COMMENT", name="subject", create_type=False), "postgresql"
)


def _index(where: str) -> None:
    op.create_index(
        _OPEN,
        "review_case",
        ["subject", "subject_id"],
        unique=True,
        sqlite_where=sa.text(where),
        postgresql_where=sa.text(where),
    )


def upgrade() -> None:
    """Towards the newer schema."""
    op.drop_index(_OPEN, "review_case")
    _index("state = 'OPEN' AND about_decision_id IS NULL AND look > 0")
    op.create_table(
        _TABLE,
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("reviewer_id", sa.Uuid(), nullable=False),
        sa.Column("subject", _SUBJECT, nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("policy", sa.String(length=40), nullable=False),
        sa.Column("answer", sa.String(length=40), nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("answered_at", _TIME, nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["review_case.id"], name=op.f(f"fk_{_TABLE}_case_id_review_case")
        ),
        sa.ForeignKeyConstraint(
            ["reviewer_id"], ["account.id"], name=op.f(f"fk_{_TABLE}_reviewer_id_account")
        ),
        sa.PrimaryKeyConstraint("case_id", name=op.f(f"pk_{_TABLE}")),
        sa.UniqueConstraint(
            "reviewer_id",
            "subject",
            "subject_id",
            name=op.f(f"uq_{_TABLE}_reviewer_id_subject_subject_id"),
        ),
    )


def downgrade() -> None:
    """Back to the older schema, in which such a case would decide something."""
    op.drop_table(_TABLE)
    golden = "SELECT id FROM review_case WHERE look = 0"
    for hung in ("case_bar", "case_note"):
        op.execute(f"DELETE FROM {hung} WHERE case_id IN ({golden})")
    op.execute("DELETE FROM review_case WHERE look = 0")
    op.drop_index(_OPEN, "review_case")
    _index("state = 'OPEN' AND about_decision_id IS NULL")
