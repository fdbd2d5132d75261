"""What people are told, what they say back, and words that they do not want to meet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import core.db

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_TIME = core.db.UtcDateTime(timezone=True)
_SUBJECT = sa.Enum("VIDEO", "COMMENT", name="subject")


def _foreign(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name)


def upgrade() -> None:
    """Towards the newer schema."""
    bind = op.get_bind()
    subject: sa.types.TypeEngine[str] = _SUBJECT
    if bind.dialect.name == "postgresql":  # The type is there already.
        from sqlalchemy.dialects.postgresql import ENUM

        subject = ENUM("VIDEO", "COMMENT", name="subject", create_type=False)
    op.create_table(
        "statement_of_reasons",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("subject", subject, nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column(
            "measure",
            sa.Enum(
                "HELD",
                "LIMITED",
                "AGE_GATED",
                "REJECTED",
                "COMMENT_REMOVED",
                "UPHELD",
                "RESTORED",
                name="measure",
            ),
            nullable=False,
        ),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("wording", sa.JSON(), nullable=False),
        sa.Column("words", sa.String(length=500), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column(
            "found_by",
            sa.Enum("MACHINE", "REPORT", "PERSON", "ORDER", "SAMPLE", name="foundby"),
            nullable=False,
        ),
        sa.Column("is_by_machine", sa.Boolean(), nullable=False),
        sa.Column("appeal_until", _TIME, nullable=True),
        sa.Column(
            "ending", sa.Enum("UNDONE", "REVERSED", "REPLACED", name="ending"), nullable=True
        ),
        sa.Column("ended_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", _TIME, nullable=False),
        _foreign("statement_of_reasons", "decision_id", "moderation_decision"),
        _foreign("statement_of_reasons", "account_id", "account"),
        _foreign("statement_of_reasons", "video_id", "video"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_of_reasons")),
    )
    op.create_index(
        "uq_statement_of_reasons_decision", "statement_of_reasons", ["decision_id"], unique=True
    )
    op.create_index(
        "ix_statement_of_reasons_whose", "statement_of_reasons", ["account_id", "created_at"]
    )
    op.create_index(
        "ix_statement_of_reasons_subject", "statement_of_reasons", ["subject_id", "ended_by_id"]
    )
    op.create_table(
        "appeal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("statement_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.String(length=1000), nullable=False),
        sa.Column("labels", sa.JSON(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum("WAITING", "GRANTED", "UPHELD", "REPLACED", name="appealoutcome"),
            nullable=False,
        ),
        sa.Column("outcome_decision_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("decided_at", _TIME, nullable=True),
        _foreign("appeal", "decision_id", "moderation_decision"),
        _foreign("appeal", "statement_id", "statement_of_reasons"),
        _foreign("appeal", "account_id", "account"),
        _foreign("appeal", "case_id", "review_case"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeal")),
    )
    op.create_index("uq_appeal_decision", "appeal", ["decision_id"], unique=True)
    for column in ("statement_id", "account_id", "case_id", "subject_id"):
        op.create_index(op.f(f"ix_appeal_{column}"), "appeal", [column])
    op.create_table(
        "grievance",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("secret_digest", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("what", sa.String(length=4000), nullable=False),
        sa.Column("link", sa.String(length=500), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=True),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("rule_version", sa.String(length=60), nullable=False),
        sa.Column("received_at", _TIME, nullable=False),
        sa.Column("acknowledged_at", _TIME, nullable=False),
        sa.Column("due_at", _TIME, nullable=False),
        sa.Column(
            "state",
            sa.Enum("OPEN", "ANSWERED", "CLOSED", name="grievancestate"),
            nullable=False,
        ),
        sa.Column("answer", sa.String(length=2000), nullable=False),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("answered_at", _TIME, nullable=True),
        sa.Column("closed_at", _TIME, nullable=True),
        _foreign("grievance", "account_id", "account"),
        _foreign("grievance", "video_id", "video"),
        _foreign("grievance", "case_id", "review_case"),
        _foreign("grievance", "answered_by", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grievance")),
    )
    op.create_index("uq_grievance_number", "grievance", ["number"], unique=True)
    op.create_index("ix_grievance_due", "grievance", ["state", "due_at"])
    for column in ("account_id", "video_id", "received_at"):
        op.create_index(op.f(f"ix_grievance_{column}"), "grievance", [column])
    op.create_table(
        "unwanted_word",
        sa.Column("viewer_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Enum("FEED", "COMMENTS", name="wordplace"), nullable=False),
        sa.Column("word", sa.String(length=60), nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("viewer_id", "place", "word", name=op.f("pk_unwanted_word")),
    )
    op.add_column(
        "comment",
        sa.Column("is_unwanted", sa.Boolean(), server_default=sa.false(), nullable=False),
    )


def downgrade() -> None:
    """Back to the older schema."""
    op.drop_column("comment", "is_unwanted")
    for table in ("unwanted_word", "grievance", "appeal", "statement_of_reasons"):
        op.drop_table(table)
    for kind in ("wordplace", "grievancestate", "appealoutcome", "ending", "foundby", "measure"):
        sa.Enum(name=kind).drop(op.get_bind(), checkfirst=True)
