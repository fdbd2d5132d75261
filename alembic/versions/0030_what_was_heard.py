"""What moderation heard of a clip is kept with its verdict, for whoever decides."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Towards the newer schema."""
    op.add_column("screening", sa.Column("heard", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Towards the older schema."""
    with op.batch_alter_table("screening") as batch:
        batch.drop_column("heard")
