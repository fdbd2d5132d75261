"""Commissions line by line, and their statements."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import core.db

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

# The database itself refuses to change or delete what is owed.
GUARDED = {
    "commission_entry": "commission entries are append-only",
    "commission_statement_line": "statement lines are append-only",
}
GUARDS = {
    "sqlite": (
        "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{said}'); END",
        "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{said}'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION {table}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{said}'; END $$",
        "CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_is_append_only()",
    ),
}


def upgrade() -> None:
    """Towards the newer schema."""
    op.create_table(
        "commission_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind", sa.Enum("PROMISED", "EARNED", "LAPSED", name="entrykind"), nullable=False
        ),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("order_line_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("brand_id", sa.Uuid(), nullable=False),
        sa.Column("creator_id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("base_paise", sa.Integer(), nullable=False),
        sa.Column("rate_bp", sa.Integer(), nullable=False),
        sa.Column("amount_paise", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "rate_bp > 0 AND rate_bp <= 5000", name=op.f("ck_commission_entry_rate")
        ),
        sa.CheckConstraint("amount_paise > 0", name=op.f("ck_commission_entry_amount_positive")),
        sa.CheckConstraint(
            "amount_paise = (CAST(base_paise AS BIGINT) * rate_bp + 5000) / 10000",
            name=op.f("ck_commission_entry_amount_is_the_share"),
        ),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=op.f(f"fk_commission_entry_{column}_{table}")
            )
            for column, table in (
                ("order_id", "shop_order"),
                ("order_line_id", "order_line"),
                ("agreement_id", "agreement"),
                ("brand_id", "account"),
                ("creator_id", "account"),
                ("video_id", "video"),
                ("product_id", "product"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commission_entry")),
        sa.UniqueConstraint(
            "order_line_id", "kind", name=op.f("uq_commission_entry_order_line_id_kind")
        ),
    )
    op.create_index(
        "ix_commission_entry_settled",
        "commission_entry",
        ["order_line_id"],
        unique=True,
        sqlite_where=sa.text("kind <> 'PROMISED'"),
        postgresql_where=sa.text("kind <> 'PROMISED'"),
    )
    op.create_index(op.f("ix_commission_entry_order_id"), "commission_entry", ["order_id"])
    for column in ("brand_id", "creator_id", "kind"):
        op.create_index(f"ix_commission_entry_{column}_at", "commission_entry", [column, "at"])
    op.create_table(
        "commission_statement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=False),
        sa.Column("brand_id", sa.Uuid(), nullable=False),
        sa.Column("creator_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("state", sa.Enum("ISSUED", "PAID", name="statementstate"), nullable=False),
        sa.Column("issued_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("paid_reference", sa.String(length=80), nullable=True),
        sa.Column("paid_by", sa.Uuid(), nullable=True),
        sa.Column("marked_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'PAID') = (paid_on IS NOT NULL AND paid_reference IS NOT NULL "
            "AND paid_by IS NOT NULL AND marked_at IS NOT NULL)",
            name=op.f("ck_commission_statement_paid_says_how"),
        ),
        *(
            sa.ForeignKeyConstraint(
                [column], ["account.id"], name=op.f(f"fk_commission_statement_{column}_account")
            )
            for column in ("brand_id", "creator_id", "paid_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commission_statement")),
        sa.UniqueConstraint("number", name=op.f("uq_commission_statement_number")),
        sa.UniqueConstraint(
            "brand_id",
            "creator_id",
            "month",
            name=op.f("uq_commission_statement_brand_id_creator_id_month"),
        ),
    )
    for column in ("brand_id", "creator_id"):
        op.create_index(op.f(f"ix_commission_statement_{column}"), "commission_statement", [column])
    op.create_table(
        "commission_statement_line",
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("statement_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["commission_entry.id"],
            name=op.f("fk_commission_statement_line_entry_id_commission_entry"),
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["commission_statement.id"],
            name=op.f("fk_commission_statement_line_statement_id_commission_statement"),
        ),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_commission_statement_line")),
    )
    op.create_index(
        op.f("ix_commission_statement_line_statement_id"),
        "commission_statement_line",
        ["statement_id"],
    )
    op.create_table(
        "commission_month",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("closed_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_commission_month")),
    )
    for table, said in GUARDED.items():
        for statement in GUARDS[op.get_bind().dialect.name]:
            op.execute(statement.format(table=table, said=said))


def downgrade() -> None:
    """Back to the older schema."""
    for table in (
        "commission_month",
        "commission_statement_line",
        "commission_statement",
        "commission_entry",
    ):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        for table in GUARDED:
            op.execute(f"DROP FUNCTION {table}_is_append_only()")
    for enum in ("entrykind", "statementstate"):
        sa.Enum(name=enum).drop(op.get_bind(), checkfirst=True)
