"""What the shop pays for a variant, where a feed says so."""

from __future__ import annotations

from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Towards the newer schema."""
    # In one statement, check and all: SQLite would otherwise make the table anew under its orders.
    op.execute(
        "ALTER TABLE variant ADD COLUMN cost_paise INTEGER "
        "CONSTRAINT ck_variant_cost_within_price "
        "CHECK (cost_paise > 0 AND cost_paise <= price_paise)"
    )


def downgrade() -> None:
    """Back to the older schema; what was paid is forgotten."""
    op.drop_column("variant", "cost_paise")
