"""What of profiles was refused, for as long as its owner may contest that."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import core.db

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_TIME = core.db.UtcDateTime(timezone=True)
_TABLE = "profile_refusal"


def _foreign(column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{_TABLE}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name)


def upgrade() -> None:
    """Towards the newer schema."""
    op.create_table(
        _TABLE,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column(
            "part", sa.Enum("NAME", "HANDLE", "BIO", "PICTURE", name="profilepart"), nullable=False
        ),
        sa.Column(
            "state",
            sa.Enum("REFUSED", "CONTESTED", "GRANTED", "UPHELD", "LAPSED", name="refusalstate"),
            nullable=False,
        ),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=True),
        sa.Column("grievance_id", sa.Uuid(), nullable=True),
        sa.Column("refused_at", _TIME, nullable=False),
        sa.Column("since", _TIME, nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        _foreign("account_id", "account"),
        _foreign("grievance_id", "grievance"),
        _foreign("decided_by", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{_TABLE}")),
        sa.UniqueConstraint("grievance_id", name=op.f(f"uq_{_TABLE}_grievance_id")),
    )
    op.create_index("ix_profile_refusal_whose", _TABLE, ["account_id", "part", "state"])
    op.create_index("ix_profile_refusal_state", _TABLE, ["state", "since"])


def downgrade() -> None:
    """Back to the older schema."""
    op.drop_table(_TABLE)
    for kind in ("refusalstate", "profilepart"):
        sa.Enum(name=kind).drop(op.get_bind(), checkfirst=True)
