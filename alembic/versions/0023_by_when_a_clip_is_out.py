"""By when the clips of an agreement are out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import core.db

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Towards the newer schema."""
    # Added in place, as in 0004.
    op.add_column(
        "agreement", sa.Column("out_by", core.db.UtcDateTime(timezone=True), nullable=True)
    )
    op.execute(
        "UPDATE agreement SET out_by ="
        " (SELECT brief.publish_until FROM brief WHERE brief.id = agreement.brief_id)"
    )


def downgrade() -> None:
    """Back to the older schema."""
    op.drop_column("agreement", "out_by")
