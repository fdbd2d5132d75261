"""The words of products are judged before they show; those that are there are judged by the sweep."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import core.db

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

_TIME = core.db.UtcDateTime(timezone=True)
_TABLE = "product_words"
_STANDING = sa.text("state <> 'replaced'")


def upgrade() -> None:
    """Towards the newer schema."""
    op.add_column(
        "product", sa.Column("is_held", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_table(
        _TABLE,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("description", sa.String(length=5000), nullable=False),
        sa.Column("brand_name", sa.String(length=80), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("harm", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("problem", sa.String(length=300), nullable=False),
        sa.Column("caution", sa.Float(), nullable=False),
        sa.Column("policy_version", sa.String(length=40), nullable=False),
        sa.Column("policy_sha256", sa.String(length=64), nullable=False),
        sa.Column("models_sha256", sa.String(length=64), nullable=False),
        sa.Column("signals", sa.JSON(), nullable=False),
        sa.Column("grounds", sa.JSON(), nullable=False),
        sa.Column("took_ms", sa.Integer(), nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", _TIME, nullable=True),
        sa.Column("reason_code", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f(f"fk_{_TABLE}_product_id_product")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["account.id"], name=op.f(f"fk_{_TABLE}_decided_by_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{_TABLE}")),
    )
    op.create_index(op.f(f"ix_{_TABLE}_product_id"), _TABLE, ["product_id"])
    op.create_index(f"ix_{_TABLE}_state", _TABLE, ["state", "harm"])
    op.create_index(
        f"uq_{_TABLE}_standing",
        _TABLE,
        ["product_id"],
        unique=True,
        sqlite_where=_STANDING,
        postgresql_where=_STANDING,
    )


def downgrade() -> None:
    """Back to the older schema, in which what is held stays out of the shop as no longer sold."""
    op.drop_table(_TABLE)
    op.drop_column("product", "is_held")
