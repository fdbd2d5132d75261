"""What viewers set about their taste."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import core.db

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Towards the newer schema."""
    op.create_table(
        "taste_preference",
        sa.Column("viewer_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Enum("TAG", "CREATOR", "CATEGORY", name="tastekind"), nullable=False),
        sa.Column("value", sa.String(length=80), nullable=False),
        sa.Column("level", sa.Enum("MORE", "LESS", "OFF", name="tastelevel"), nullable=False),
        sa.Column("updated_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("viewer_id", "kind", "value", name=op.f("pk_taste_preference")),
    )
    op.create_table(
        "taste_setting",
        sa.Column("viewer_id", sa.Uuid(), nullable=False),
        sa.Column("is_paused", sa.Boolean(), nullable=False),
        sa.Column("reset_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("asked_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("viewer_id", name=op.f("pk_taste_setting")),
    )


def downgrade() -> None:
    """Back to the older schema."""
    op.drop_table("taste_setting")
    op.drop_table("taste_preference")
    for name in ("tastelevel", "tastekind"):
        sa.Enum(name=name).drop(op.get_bind(), checkfirst=True)
