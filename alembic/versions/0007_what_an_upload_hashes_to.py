"""What an upload hashes to, as announced and as arrived."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_LENGTHS = {"tus_metadata": 4096, "wanted_sha256": 64, "sha256": 64}


def upgrade() -> None:
    """Towards the newer schema."""
    # Uploads that are there announced nothing; where a digest is empty, the file is read for it.
    for name, length in _LENGTHS.items():
        text = sqlmodel.sql.sqltypes.AutoString(length=length)
        op.add_column("upload", sa.Column(name, text, nullable=False, server_default=""))


def downgrade() -> None:
    """Back to the older schema."""
    for name in _LENGTHS:
        op.drop_column("upload", name)
