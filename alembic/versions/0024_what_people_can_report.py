"""More kinds of reports and grievances, and when somebody last looked at what came of theirs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import core.db

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

BEFORE = ("SPAM", "HATE", "SEXUAL", "VIOLENCE", "COUNTERFEIT", "MISLEADING", "MINORS", "OTHER")
MORE = ("INTIMATE", "IMPERSONATION", "WEAPONS", "DRUGS", "PERSONAL_DATA")
KIND = sa.Enum(
    "INTIMATE", "IMPERSONATION", "MINORS", "PERSONAL_DATA", "OTHER", name="grievancekind"
)
PART = sa.Enum("DECISIONS", "GRIEVANCES", name="noticepart")


def upgrade() -> None:
    """Towards the newer schema."""
    bind = op.get_bind()
    if bind.dialect.name == "postgresql":
        # A value may not be used in the transaction that adds it, and is not.
        for value in MORE:
            op.execute(f"ALTER TYPE reportreason ADD VALUE IF NOT EXISTS '{value}'")
    else:
        with op.batch_alter_table("report") as batch:
            batch.alter_column(
                "reason",
                existing_type=sa.Enum(*BEFORE, name="reportreason"),
                type_=sa.Enum(*BEFORE, *MORE, name="reportreason"),
                existing_nullable=False,
            )
    KIND.create(bind, checkfirst=True)
    # Added in place, as in 0004.
    op.add_column("grievance", sa.Column("kind", KIND, nullable=False, server_default="OTHER"))
    op.create_table(
        "notices_seen",
        sa.Column("viewer_id", sa.Uuid(), nullable=False),
        sa.Column("part", PART, nullable=False),
        sa.Column("at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("viewer_id", "part", name=op.f("pk_notices_seen")),
    )


def downgrade() -> None:
    """Back to the older schema; reports of the newer kinds become others."""
    op.drop_table("notices_seen")
    op.drop_column("grievance", "kind")
    bind = op.get_bind()
    for kind in (KIND, PART):
        kind.drop(bind, checkfirst=True)
    newer = ", ".join(f"'{value}'" for value in MORE)
    op.execute(f"UPDATE report SET reason = 'OTHER' WHERE reason IN ({newer})")
    if bind.dialect.name != "postgresql":
        with op.batch_alter_table("report") as batch:
            batch.alter_column(
                "reason",
                existing_type=sa.Enum(*BEFORE, *MORE, name="reportreason"),
                type_=sa.Enum(*BEFORE, name="reportreason"),
                existing_nullable=False,
            )
