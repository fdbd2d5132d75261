"""Briefs, who joins them, and the rounds in which a brand looks at a clip."""

from __future__ import annotations

import sqlalchemy as sa
import sqlalchemy.dialects.postgresql
from alembic import op

import core.db

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def _when(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, core.db.UtcDateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    """Towards the newer schema."""
    op.create_table(
        "brief",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("brand_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("DRAFT", "OPEN", "CLOSED", "CANCELLED", name="briefstate"),
            nullable=False,
        ),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("wants", sa.String(length=4000), nullable=False),
        sa.Column("commission_bp", sa.Integer(), nullable=False),
        sa.Column("is_gifted", sa.Boolean(), nullable=False),
        _when("apply_until"),
        _when("publish_from"),
        _when("publish_until"),
        _when("earn_until"),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("is_open_to_all", sa.Boolean(), nullable=False),
        _when("created_at"),
        _when("opened_at", nullable=True),
        _when("closed_at", nullable=True),
        sa.CheckConstraint(
            "commission_bp >= 0 AND commission_bp <= 5000", name=op.f("ck_brief_commission")
        ),
        sa.CheckConstraint(
            "taken >= 0 AND taken <= places", name=op.f("ck_brief_taken_within_places")
        ),
        sa.CheckConstraint(
            "apply_until <= publish_until AND publish_from < publish_until"
            " AND publish_until <= earn_until",
            name=op.f("ck_brief_dates_in_order"),
        ),
        sa.ForeignKeyConstraint(
            ["brand_id"], ["account.id"], name=op.f("fk_brief_brand_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brief")),
    )
    for column in ("brand_id", "state", "apply_until", "publish_until"):
        op.create_index(op.f(f"ix_brief_{column}"), "brief", [column])
    op.create_table(
        "brief_product",
        sa.Column("brief_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["brief_id"], ["brief.id"], name=op.f("fk_brief_product_brief_id_brief")
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_brief_product_product_id_product")
        ),
        sa.PrimaryKeyConstraint("brief_id", "product_id", name=op.f("pk_brief_product")),
    )
    op.create_index(op.f("ix_brief_product_product_id"), "brief_product", ["product_id"])
    op.create_table(
        "brief_approach",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("brief_id", sa.Uuid(), nullable=False),
        sa.Column("creator_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "APPLIED",
                "INVITED",
                "ACCEPTED",
                "DECLINED",
                "WITHDRAWN",
                "EXPIRED",
                name="approachstate",
            ),
            nullable=False,
        ),
        sa.Column("shares_numbers", sa.Boolean(), nullable=False),
        sa.Column("words", sa.String(length=1000), nullable=False),
        _when("began_at"),
        _when("answered_at", nullable=True),
        sa.Column("agreement_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["brief_id"], ["brief.id"], name=op.f("fk_brief_approach_brief_id_brief")
        ),
        sa.ForeignKeyConstraint(
            ["creator_id"], ["account.id"], name=op.f("fk_brief_approach_creator_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_brief_approach_agreement_id_agreement"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brief_approach")),
        sa.UniqueConstraint(
            "brief_id", "creator_id", name=op.f("uq_brief_approach_brief_id_creator_id")
        ),
    )
    for column in ("brief_id", "creator_id", "state"):
        op.create_index(op.f(f"ix_brief_approach_{column}"), "brief_approach", [column])
    # The type came with 0013.
    approval = sa.Enum("WAITING", "CHANGES", "APPROVED", name="approval").with_variant(
        sa.dialects.postgresql.ENUM(
            "WAITING", "CHANGES", "APPROVED", name="approval", create_type=False
        ),
        "postgresql",
    )
    op.create_table(
        "review_round",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        _when("handed_in_at"),
        _when("answer_by", nullable=True),
        _when("overdue_at", nullable=True),
        sa.Column("answer", approval, nullable=True),
        _when("answered_at", nullable=True),
        sa.Column("edition", sa.String(length=64), nullable=False),
        sa.Column("words", sa.String(length=2000), nullable=False),
        sa.ForeignKeyConstraint(
            ["video_id"], ["video.id"], name=op.f("fk_review_round_video_id_video")
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_review_round_agreement_id_agreement"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_round")),
        sa.UniqueConstraint("video_id", "number", name=op.f("uq_review_round_video_id_number")),
    )
    for column in ("video_id", "agreement_id"):
        op.create_index(op.f(f"ix_review_round_{column}"), "review_round", [column])
    op.create_table(
        "review_note",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("at_ms", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["review_round.id"], name=op.f("fk_review_note_round_id_review_round")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_note")),
    )
    op.create_index(op.f("ix_review_note_round_id"), "review_note", ["round_id"])


def downgrade() -> None:
    """Back to the older schema."""
    for table in ("review_note", "review_round", "brief_approach", "brief_product", "brief"):
        op.drop_table(table)
    for name in ("approachstate", "briefstate"):
        sa.Enum(name=name).drop(op.get_bind(), checkfirst=True)
