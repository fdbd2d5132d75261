"""Viewers report products."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Towards the newer schema."""
    with op.batch_alter_table("report") as batch:  # Nothing points at it.
        batch.add_column(sa.Column("product_id", sa.Uuid(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_report_product_id_product"), "product", ["product_id"], ["id"]
        )
    op.create_index(op.f("ix_report_product_id"), "report", ["product_id"])
    op.create_index("uq_report_product", "report", ["viewer_id", "product_id"], unique=True)


def downgrade() -> None:
    """Back to the older schema; reports of products go."""
    op.execute("DELETE FROM report WHERE product_id IS NOT NULL")
    op.drop_index("uq_report_product", "report")
    op.drop_index(op.f("ix_report_product_id"), "report")
    with op.batch_alter_table("report") as batch:
        batch.drop_constraint(op.f("fk_report_product_id_product"), type_="foreignkey")
        batch.drop_column("product_id")
