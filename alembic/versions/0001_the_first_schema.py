"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import core.db

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# The database itself refuses to change or delete a ledger entry.
LEDGER_GUARDS = {
    "sqlite": (
        "CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END",
        "CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION ledger_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$",
        "CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_entry_is_append_only()",
    ),
}


def upgrade() -> None:
    """Towards the newer schema."""
    op.create_table(
        "account",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("handle", sa.String(length=30), nullable=False),
        sa.Column("display_name", sa.String(length=60), nullable=False),
        sa.Column("bio", sa.String(length=300), nullable=False),
        sa.Column("avatar_key", sa.String(), nullable=True),
        sa.Column(
            "role",
            sa.Enum("GUEST", "SHOPPER", "CREATOR", "BRAND", "MODERATOR", "ADMIN", name="role"),
            nullable=False,
        ),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("is_trusted", sa.Boolean(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
    )
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_email"), ["email"], unique=True)
        batch_op.create_index(batch_op.f("ix_account_handle"), ["handle"], unique=True)
        batch_op.create_index(batch_op.f("ix_account_role"), ["role"], unique=False)

    op.create_table(
        "cart",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cart")),
    )
    op.create_table(
        "category",
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("name_hi", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_category")),
    )
    op.create_table(
        "experiment",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("description", sa.String(length=500), nullable=False),
        sa.Column("layer", sa.String(length=40), nullable=False),
        sa.Column("salt", sa.String(length=60), nullable=False),
        sa.Column("first_slot", sa.Integer(), nullable=False),
        sa.Column("end_slot", sa.Integer(), nullable=False),
        sa.Column("arms", sa.JSON(), nullable=False),
        sa.Column(
            "state", sa.Enum("DRAFT", "RUNNING", "STOPPED", name="experimentstate"), nullable=False
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("started_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("stopped_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "first_slot >= 0 AND end_slot > first_slot", name=op.f("ck_experiment_slot_range")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_experiment")),
    )
    with op.batch_alter_table("experiment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_experiment_layer"), ["layer"], unique=False)
        batch_op.create_index(batch_op.f("ix_experiment_state"), ["state"], unique=False)

    op.create_table(
        "hashtag",
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_hashtag")),
    )
    op.create_table(
        "idempotency_record",
        sa.Column("viewer_id", sa.Uuid(), nullable=False),
        sa.Column("operation", sa.String(length=120), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("lease_until", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("expires_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint(
            "viewer_id", "operation", "key", name=op.f("pk_idempotency_record")
        ),
    )
    with op.batch_alter_table("idempotency_record", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_idempotency_record_expires_at"), ["expires_at"], unique=False
        )

    op.create_table(
        "job",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("queue", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column(
            "state", sa.Enum("QUEUED", "RUNNING", "DONE", "FAILED", name="jobstate"), nullable=False
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("max_attempts", sa.Integer(), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("lease_until", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("progress", sa.Float(), nullable=False),
        sa.Column("error_code", sa.String(), nullable=True),
        sa.Column("error_detail", sa.String(), nullable=True),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("finished_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
    )
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_job_state"), ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_job_subject_id"), ["subject_id"], unique=False)

    op.create_table(
        "not_interested",
        sa.Column("viewer_id", sa.Uuid(), nullable=False),
        sa.Column(
            "scope",
            sa.Enum("VIDEO", "CREATOR", "TAG", "CATEGORY", name="negativescope"),
            nullable=False,
        ),
        sa.Column("value", sa.String(length=80), nullable=False),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("viewer_id", "scope", "value", name=op.f("pk_not_interested")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("queue", sa.String(), nullable=False),
        sa.Column("arguments", sa.JSON(), nullable=False),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    op.create_table(
        "shop_order",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=False),
        sa.Column("viewer_id", sa.Uuid(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "PLACED",
                "CONFIRMED",
                "SHIPPED",
                "DELIVERED",
                "CANCELLED",
                "EXPIRED",
                "RETURNED",
                name="orderstatus",
            ),
            nullable=False,
        ),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("subtotal_paise", sa.Integer(), nullable=False),
        sa.Column("delivery_fee_paise", sa.Integer(), nullable=False),
        sa.Column("total_paise", sa.Integer(), nullable=False),
        sa.Column("savings_paise", sa.Integer(), nullable=False),
        sa.Column("payment_method", sa.String(length=20), nullable=False),
        sa.Column("contact_name", sa.String(length=80), nullable=False),
        sa.Column("contact_phone", sa.String(length=16), nullable=False),
        sa.Column("contact_email", sa.String(length=254), nullable=True),
        sa.Column("address_line1", sa.String(length=120), nullable=False),
        sa.Column("address_line2", sa.String(length=120), nullable=False),
        sa.Column("address_city", sa.String(length=60), nullable=False),
        sa.Column("address_state", sa.String(length=60), nullable=False),
        sa.Column("address_pin", sa.String(length=6), nullable=False),
        sa.Column("placed_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("pay_until", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("credited_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint("delivery_fee_paise >= 0", name=op.f("ck_shop_order_fee_not_negative")),
        sa.CheckConstraint("subtotal_paise > 0", name=op.f("ck_shop_order_subtotal_positive")),
        sa.CheckConstraint(
            "total_paise = subtotal_paise + delivery_fee_paise",
            name=op.f("ck_shop_order_total_adds_up"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shop_order")),
    )
    with op.batch_alter_table("shop_order", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_shop_order_number"), ["number"], unique=True)
        batch_op.create_index(batch_op.f("ix_shop_order_pay_until"), ["pay_until"], unique=False)
        batch_op.create_index(batch_op.f("ix_shop_order_placed_at"), ["placed_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_shop_order_status"), ["status"], unique=False)
        batch_op.create_index(batch_op.f("ix_shop_order_viewer_id"), ["viewer_id"], unique=False)

    op.create_table(
        "stream_offset",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("last_id", sa.String(length=40), nullable=False),
        sa.Column("updated_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_stream_offset")),
    )
    op.create_table(
        "api_token",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_digest", sa.String(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_api_token_account_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_token")),
    )
    with op.batch_alter_table("api_token", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_api_token_account_id"), ["account_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_api_token_token_digest"), ["token_digest"], unique=True
        )

    op.create_table(
        "block",
        sa.Column("viewer_id", sa.Uuid(), nullable=False),
        sa.Column("creator_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["creator_id"], ["account.id"], name=op.f("fk_block_creator_id_account")
        ),
        sa.PrimaryKeyConstraint("viewer_id", "creator_id", name=op.f("pk_block")),
    )
    op.create_table(
        "follow",
        sa.Column("viewer_id", sa.Uuid(), nullable=False),
        sa.Column("creator_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["creator_id"], ["account.id"], name=op.f("fk_follow_creator_id_account")
        ),
        sa.PrimaryKeyConstraint("viewer_id", "creator_id", name=op.f("pk_follow")),
    )
    with op.batch_alter_table("follow", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_follow_creator_id"), ["creator_id"], unique=False)

    op.create_table(
        "ledger_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("posting", sa.String(length=20), nullable=False),
        sa.Column(
            "account",
            sa.Enum("RECEIVABLE", "CASH", "SALES", "DELIVERY", name="ledgeraccount"),
            nullable=False,
        ),
        sa.Column("amount_paise", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint("amount_paise <> 0", name=op.f("ck_ledger_entry_amount_not_zero")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["shop_order.id"], name=op.f("fk_ledger_entry_order_id_shop_order")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_entry")),
        sa.UniqueConstraint(
            "order_id", "posting", "account", name=op.f("uq_ledger_entry_order_id_posting_account")
        ),
    )
    with op.batch_alter_table("ledger_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ledger_entry_account"), ["account"], unique=False)
        batch_op.create_index(batch_op.f("ix_ledger_entry_order_id"), ["order_id"], unique=False)

    op.create_table(
        "login_session",
        sa.Column("token_digest", sa.String(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("expires_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_login_session_account_id_account")
        ),
        sa.PrimaryKeyConstraint("token_digest", name=op.f("pk_login_session")),
    )
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_login_session_account_id"), ["account_id"], unique=False
        )

    op.create_table(
        "order_event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "PLACED",
                "CONFIRMED",
                "SHIPPED",
                "DELIVERED",
                "CANCELLED",
                "EXPIRED",
                "RETURNED",
                name="orderstatus",
            ),
            nullable=False,
        ),
        sa.Column("at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"], ["shop_order.id"], name=op.f("fk_order_event_order_id_shop_order")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_event")),
    )
    with op.batch_alter_table("order_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_order_event_order_id"), ["order_id"], unique=False)

    op.create_table(
        "product",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.String(length=60), nullable=False),
        sa.Column("external_id", sa.String(length=200), nullable=False),
        sa.Column("brand_id", sa.Uuid(), nullable=True),
        sa.Column("brand_name", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("description", sa.String(length=5000), nullable=False),
        sa.Column("category_slug", sa.String(), nullable=False),
        sa.Column(
            "option_kind", sa.Enum("NONE", "SHADE", "SIZE", name="optionkind"), nullable=False
        ),
        sa.Column("image_keys", sa.JSON(), nullable=False),
        sa.Column("colors", sa.JSON(), nullable=False),
        sa.Column("seller_name", sa.String(length=120), nullable=False),
        sa.Column("seller_address", sa.String(length=300), nullable=False),
        sa.Column("country_of_origin", sa.String(length=60), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("updated_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["brand_id"], ["account.id"], name=op.f("fk_product_brand_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["category_slug"], ["category.slug"], name=op.f("fk_product_category_slug_category")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product")),
        sa.UniqueConstraint("source", "external_id", name=op.f("uq_product_source_external_id")),
    )
    with op.batch_alter_table("product", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_product_brand_id"), ["brand_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_product_category_slug"), ["category_slug"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_product_is_active"), ["is_active"], unique=False)

    op.create_table(
        "video",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("creator_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "DRAFT",
                "PROCESSING",
                "SCREENING",
                "HELD",
                "PUBLISHED",
                "REJECTED",
                "FAILED",
                "REMOVED",
                name="videostate",
            ),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum("USER", "BRAND", "EDUCATIONAL", "PRODUCT", name="videokind"),
            nullable=False,
        ),
        sa.Column("caption", sa.String(length=2200), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column(
            "disclosure",
            sa.Enum("NONE", "GIFTED", "PAID", "OWN_BRAND", name="disclosure"),
            nullable=False,
        ),
        sa.Column("is_sponsored", sa.Boolean(), nullable=False),
        sa.Column("audio_title", sa.String(length=120), nullable=False),
        sa.Column("source_key", sa.String(), nullable=True),
        sa.Column("original_key", sa.String(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("edl", sa.JSON(), nullable=False),
        sa.Column("source_duration_ms", sa.Integer(), nullable=False),
        sa.Column("duration_ms", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("recipe", sa.String(), nullable=False),
        sa.Column("colors", sa.JSON(), nullable=False),
        sa.Column("content_vector", sa.LargeBinary(), nullable=True),
        sa.Column("decision_code", sa.String(), nullable=False),
        sa.Column("decision_reason", sa.String(length=500), nullable=False),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("published_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["creator_id"], ["account.id"], name=op.f("fk_video_creator_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_video")),
        sa.UniqueConstraint(
            "creator_id", "source_key", name=op.f("uq_video_creator_id_source_key")
        ),
    )
    with op.batch_alter_table("video", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_video_creator_id"), ["creator_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_video_published_at"), ["published_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_video_state"), ["state"], unique=False)

    op.create_table(
        "caption",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("vtt", sa.String(), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["video_id"], ["video.id"], name=op.f("fk_caption_video_id_video")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_caption")),
        sa.UniqueConstraint("video_id", "language", name=op.f("uq_caption_video_id_language")),
    )
    with op.batch_alter_table("caption", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_caption_video_id"), ["video_id"], unique=False)

    op.create_table(
        "comment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.Column(
            "state", sa.Enum("VISIBLE", "HELD", "REMOVED", name="commentstate"), nullable=False
        ),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["account.id"], name=op.f("fk_comment_author_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["comment.id"], name=op.f("fk_comment_parent_id_comment")
        ),
        sa.ForeignKeyConstraint(["video_id"], ["video.id"], name=op.f("fk_comment_video_id_video")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
    )
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_comment_author_id"), ["author_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_comment_parent_id"), ["parent_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_comment_state"), ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_comment_video_id"), ["video_id"], unique=False)

    op.create_table(
        "product_pin",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("start_ms", sa.Integer(), nullable=False),
        sa.Column("end_ms", sa.Integer(), nullable=False),
        sa.Column("x", sa.Float(), nullable=False),
        sa.Column("y", sa.Float(), nullable=False),
        sa.CheckConstraint(
            "start_ms >= 0 AND end_ms > start_ms", name=op.f("ck_product_pin_time_range")
        ),
        sa.CheckConstraint(
            "x >= 0 AND x <= 1 AND y >= 0 AND y <= 1", name=op.f("ck_product_pin_place")
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_product_pin_product_id_product")
        ),
        sa.ForeignKeyConstraint(
            ["video_id"], ["video.id"], name=op.f("fk_product_pin_video_id_video")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product_pin")),
    )
    with op.batch_alter_table("product_pin", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_product_pin_product_id"), ["product_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_product_pin_video_id"), ["video_id"], unique=False)

    op.create_table(
        "review_case",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.Enum("VIDEO", "COMMENT", name="subject"), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum("SCREENING", "EDIT", "REPORT", "TAKE_DOWN", "COMMENT", name="origin"),
            nullable=False,
        ),
        sa.Column("state", sa.Enum("OPEN", "CLOSED", name="casestate"), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("report_count", sa.Integer(), nullable=False),
        sa.Column("opened_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("closed_at", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("claimed_by", sa.Uuid(), nullable=True),
        sa.Column("claimed_until", core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["account.id"], name=op.f("fk_review_case_author_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["claimed_by"], ["account.id"], name=op.f("fk_review_case_claimed_by_account")
        ),
        sa.ForeignKeyConstraint(
            ["video_id"], ["video.id"], name=op.f("fk_review_case_video_id_video")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_case")),
    )
    with op.batch_alter_table("review_case", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_review_case_author_id"), ["author_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_review_case_claimed_by"), ["claimed_by"], unique=False)
        batch_op.create_index(
            "ix_review_case_queue", ["state", "priority", "opened_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_review_case_subject_id"), ["subject_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_review_case_video_id"), ["video_id"], unique=False)
        batch_op.create_index(
            "uq_review_case_open_subject",
            ["subject", "subject_id"],
            unique=True,
            sqlite_where=sa.text("state = 'OPEN'"),
            postgresql_where=sa.text("state = 'OPEN'"),
        )

    op.create_table(
        "screening",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("scope", sa.Enum("CLIP", "WORDS", name="scope"), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("problem", sa.String(length=300), nullable=False),
        sa.Column("is_trusted", sa.Boolean(), nullable=False),
        sa.Column("policy_version", sa.String(), nullable=False),
        sa.Column("took_ms", sa.Integer(), nullable=False),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["video_id"], ["video.id"], name=op.f("fk_screening_video_id_video")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screening")),
    )
    with op.batch_alter_table("screening", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_screening_video_id"), ["video_id"], unique=False)

    op.create_table(
        "upload",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state", sa.Enum("RECEIVING", "FINISHED", "USED", name="uploadstate"), nullable=False
        ),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("file_type", sa.String(length=100), nullable=False),
        sa.Column("media_info", sa.String(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("expires_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "received >= 0 AND received <= length", name=op.f("ck_upload_received_within_length")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.id"], name=op.f("fk_upload_owner_id_account")
        ),
        sa.ForeignKeyConstraint(["video_id"], ["video.id"], name=op.f("fk_upload_video_id_video")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_upload")),
    )
    with op.batch_alter_table("upload", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_upload_expires_at"), ["expires_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_upload_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_upload_state"), ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_upload_video_id"), ["video_id"], unique=False)

    op.create_table(
        "variant",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("sku", sa.String(length=80), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("swatch", sa.String(length=9), nullable=False),
        sa.Column("image_key", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("price_paise", sa.Integer(), nullable=False),
        sa.Column("list_price_paise", sa.Integer(), nullable=False),
        sa.Column("on_hand", sa.Integer(), nullable=False),
        sa.Column("reserved", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "list_price_paise >= price_paise", name=op.f("ck_variant_list_price_at_least_price")
        ),
        sa.CheckConstraint("on_hand >= 0", name=op.f("ck_variant_on_hand_not_negative")),
        sa.CheckConstraint("price_paise > 0", name=op.f("ck_variant_price_positive")),
        sa.CheckConstraint(
            "reserved >= 0 AND reserved <= on_hand", name=op.f("ck_variant_reserved_within_stock")
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_variant_product_id_product")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_variant")),
    )
    with op.batch_alter_table("variant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_variant_product_id"), ["product_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_variant_sku"), ["sku"], unique=True)

    op.create_table(
        "video_hashtag",
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["slug"], ["hashtag.slug"], name=op.f("fk_video_hashtag_slug_hashtag")
        ),
        sa.ForeignKeyConstraint(
            ["video_id"], ["video.id"], name=op.f("fk_video_hashtag_video_id_video")
        ),
        sa.PrimaryKeyConstraint("video_id", "slug", name=op.f("pk_video_hashtag")),
    )
    with op.batch_alter_table("video_hashtag", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_video_hashtag_slug"), ["slug"], unique=False)

    op.create_table(
        "video_like",
        sa.Column("viewer_id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["video_id"], ["video.id"], name=op.f("fk_video_like_video_id_video")
        ),
        sa.PrimaryKeyConstraint("viewer_id", "video_id", name=op.f("pk_video_like")),
    )
    with op.batch_alter_table("video_like", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_video_like_video_id"), ["video_id"], unique=False)

    op.create_table(
        "video_save",
        sa.Column("viewer_id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["video_id"], ["video.id"], name=op.f("fk_video_save_video_id_video")
        ),
        sa.PrimaryKeyConstraint("viewer_id", "video_id", name=op.f("pk_video_save")),
    )
    with op.batch_alter_table("video_save", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_video_save_video_id"), ["video_id"], unique=False)

    op.create_table(
        "video_stats",
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("impressions", sa.Integer(), nullable=False),
        sa.Column("plays", sa.Integer(), nullable=False),
        sa.Column("watch_ms", sa.Integer(), nullable=False),
        sa.Column("finishes", sa.Integer(), nullable=False),
        sa.Column("likes", sa.Integer(), nullable=False),
        sa.Column("comments", sa.Integer(), nullable=False),
        sa.Column("saves", sa.Integer(), nullable=False),
        sa.Column("shares", sa.Integer(), nullable=False),
        sa.Column("product_taps", sa.Integer(), nullable=False),
        sa.Column("bag_adds", sa.Integer(), nullable=False),
        sa.Column("purchases", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["video_id"], ["video.id"], name=op.f("fk_video_stats_video_id_video")
        ),
        sa.PrimaryKeyConstraint("video_id", name=op.f("pk_video_stats")),
    )
    op.create_table(
        "cart_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("cart_id", sa.Uuid(), nullable=False),
        sa.Column("variant_id", sa.Uuid(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("seen_price_paise", sa.Integer(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=True),
        sa.Column("added_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_cart_line_quantity_positive")),
        sa.ForeignKeyConstraint(["cart_id"], ["cart.id"], name=op.f("fk_cart_line_cart_id_cart")),
        sa.ForeignKeyConstraint(
            ["variant_id"], ["variant.id"], name=op.f("fk_cart_line_variant_id_variant")
        ),
        sa.ForeignKeyConstraint(
            ["video_id"], ["video.id"], name=op.f("fk_cart_line_video_id_video")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cart_line")),
        sa.UniqueConstraint("cart_id", "variant_id", name=op.f("uq_cart_line_cart_id_variant_id")),
    )
    with op.batch_alter_table("cart_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cart_line_cart_id"), ["cart_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_cart_line_variant_id"), ["variant_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_cart_line_video_id"), ["video_id"], unique=False)

    op.create_table(
        "moderation_decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("subject", sa.Enum("VIDEO", "COMMENT", name="subject"), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("screening_id", sa.Uuid(), nullable=True),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column(
            "ruling", sa.Enum("PUBLISH", "KEEP", "HOLD", "REJECT", name="ruling"), nullable=False
        ),
        sa.Column("reason_code", sa.String(length=40), nullable=False),
        sa.Column("reason_text", sa.String(length=500), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("policy_version", sa.String(), nullable=False),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["account.id"], name=op.f("fk_moderation_decision_actor_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["review_case.id"], name=op.f("fk_moderation_decision_case_id_review_case")
        ),
        sa.ForeignKeyConstraint(
            ["screening_id"],
            ["screening.id"],
            name=op.f("fk_moderation_decision_screening_id_screening"),
        ),
        sa.ForeignKeyConstraint(
            ["video_id"], ["video.id"], name=op.f("fk_moderation_decision_video_id_video")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderation_decision")),
    )
    with op.batch_alter_table("moderation_decision", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_moderation_decision_actor_id"), ["actor_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_moderation_decision_case_id"), ["case_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_moderation_decision_subject_id"), ["subject_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_moderation_decision_video_id"), ["video_id"], unique=False
        )

    op.create_table(
        "order_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("variant_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("sku", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("brand_name", sa.String(length=80), nullable=False),
        sa.Column("variant_label", sa.String(length=80), nullable=False),
        sa.Column("image_key", sa.String(), nullable=True),
        sa.Column("seller_name", sa.String(length=120), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("unit_price_paise", sa.Integer(), nullable=False),
        sa.Column("list_price_paise", sa.Integer(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_order_line_quantity_positive")),
        sa.CheckConstraint("unit_price_paise > 0", name=op.f("ck_order_line_price_positive")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["shop_order.id"], name=op.f("fk_order_line_order_id_shop_order")
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_order_line_product_id_product")
        ),
        sa.ForeignKeyConstraint(
            ["variant_id"], ["variant.id"], name=op.f("fk_order_line_variant_id_variant")
        ),
        sa.ForeignKeyConstraint(
            ["video_id"], ["video.id"], name=op.f("fk_order_line_video_id_video")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_line")),
    )
    with op.batch_alter_table("order_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_order_line_order_id"), ["order_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_order_line_product_id"), ["product_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_order_line_variant_id"), ["variant_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_order_line_video_id"), ["video_id"], unique=False)

    op.create_table(
        "report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("viewer_id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("comment_id", sa.Uuid(), nullable=True),
        sa.Column(
            "reason",
            sa.Enum(
                "SPAM",
                "HATE",
                "SEXUAL",
                "VIOLENCE",
                "COUNTERFEIT",
                "MISLEADING",
                "MINORS",
                "OTHER",
                name="reportreason",
            ),
            nullable=False,
        ),
        sa.Column("detail", sa.String(length=500), nullable=False),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["comment_id"], ["comment.id"], name=op.f("fk_report_comment_id_comment")
        ),
        sa.ForeignKeyConstraint(["video_id"], ["video.id"], name=op.f("fk_report_video_id_video")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint(
            "viewer_id",
            "video_id",
            "comment_id",
            name=op.f("uq_report_viewer_id_video_id_comment_id"),
        ),
    )
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_video_id"), ["video_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_report_viewer_id"), ["viewer_id"], unique=False)

    op.create_table(
        "reservation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("variant_id", sa.Uuid(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("HELD", "TAKEN", "RELEASED", "PUT_BACK", name="reservationstate"),
            nullable=False,
        ),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_reservation_quantity_positive")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["shop_order.id"], name=op.f("fk_reservation_order_id_shop_order")
        ),
        sa.ForeignKeyConstraint(
            ["variant_id"], ["variant.id"], name=op.f("fk_reservation_variant_id_variant")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reservation")),
        sa.UniqueConstraint(
            "order_id", "variant_id", name=op.f("uq_reservation_order_id_variant_id")
        ),
    )
    with op.batch_alter_table("reservation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reservation_order_id"), ["order_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reservation_state"), ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_reservation_variant_id"), ["variant_id"], unique=False)

    op.create_table(
        "screening_result",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("screening_id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(length=40), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("threshold", sa.Float(), nullable=False),
        sa.Column("is_over", sa.Boolean(), nullable=False),
        sa.Column("agrees", sa.Boolean(), nullable=False),
        sa.Column("model", sa.String(length=80), nullable=False),
        sa.Column("model_sha256", sa.String(length=64), nullable=False),
        sa.Column("location", sa.String(length=80), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["screening_id"],
            ["screening.id"],
            name=op.f("fk_screening_result_screening_id_screening"),
        ),
        sa.ForeignKeyConstraint(
            ["video_id"], ["video.id"], name=op.f("fk_screening_result_video_id_video")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screening_result")),
    )
    with op.batch_alter_table("screening_result", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_screening_result_screening_id"), ["screening_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_screening_result_video_id"), ["video_id"], unique=False
        )
    for statement in LEDGER_GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    """Back to the older schema."""
    with op.batch_alter_table("screening_result", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_screening_result_video_id"))
        batch_op.drop_index(batch_op.f("ix_screening_result_screening_id"))

    op.drop_table("screening_result")
    with op.batch_alter_table("reservation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reservation_variant_id"))
        batch_op.drop_index(batch_op.f("ix_reservation_state"))
        batch_op.drop_index(batch_op.f("ix_reservation_order_id"))

    op.drop_table("reservation")
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_viewer_id"))
        batch_op.drop_index(batch_op.f("ix_report_video_id"))

    op.drop_table("report")
    with op.batch_alter_table("order_line", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_order_line_video_id"))
        batch_op.drop_index(batch_op.f("ix_order_line_variant_id"))
        batch_op.drop_index(batch_op.f("ix_order_line_product_id"))
        batch_op.drop_index(batch_op.f("ix_order_line_order_id"))

    op.drop_table("order_line")
    with op.batch_alter_table("moderation_decision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_moderation_decision_video_id"))
        batch_op.drop_index(batch_op.f("ix_moderation_decision_subject_id"))
        batch_op.drop_index(batch_op.f("ix_moderation_decision_case_id"))
        batch_op.drop_index(batch_op.f("ix_moderation_decision_actor_id"))

    op.drop_table("moderation_decision")
    with op.batch_alter_table("cart_line", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cart_line_video_id"))
        batch_op.drop_index(batch_op.f("ix_cart_line_variant_id"))
        batch_op.drop_index(batch_op.f("ix_cart_line_cart_id"))

    op.drop_table("cart_line")
    op.drop_table("video_stats")
    with op.batch_alter_table("video_save", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_video_save_video_id"))

    op.drop_table("video_save")
    with op.batch_alter_table("video_like", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_video_like_video_id"))

    op.drop_table("video_like")
    with op.batch_alter_table("video_hashtag", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_video_hashtag_slug"))

    op.drop_table("video_hashtag")
    with op.batch_alter_table("variant", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_variant_sku"))
        batch_op.drop_index(batch_op.f("ix_variant_product_id"))

    op.drop_table("variant")
    with op.batch_alter_table("upload", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_upload_video_id"))
        batch_op.drop_index(batch_op.f("ix_upload_state"))
        batch_op.drop_index(batch_op.f("ix_upload_owner_id"))
        batch_op.drop_index(batch_op.f("ix_upload_expires_at"))

    op.drop_table("upload")
    with op.batch_alter_table("screening", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_screening_video_id"))

    op.drop_table("screening")
    with op.batch_alter_table("review_case", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_review_case_open_subject",
            sqlite_where=sa.text("state = 'OPEN'"),
            postgresql_where=sa.text("state = 'OPEN'"),
        )
        batch_op.drop_index(batch_op.f("ix_review_case_video_id"))
        batch_op.drop_index(batch_op.f("ix_review_case_subject_id"))
        batch_op.drop_index("ix_review_case_queue")
        batch_op.drop_index(batch_op.f("ix_review_case_claimed_by"))
        batch_op.drop_index(batch_op.f("ix_review_case_author_id"))

    op.drop_table("review_case")
    with op.batch_alter_table("product_pin", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_product_pin_video_id"))
        batch_op.drop_index(batch_op.f("ix_product_pin_product_id"))

    op.drop_table("product_pin")
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_comment_video_id"))
        batch_op.drop_index(batch_op.f("ix_comment_state"))
        batch_op.drop_index(batch_op.f("ix_comment_parent_id"))
        batch_op.drop_index(batch_op.f("ix_comment_author_id"))

    op.drop_table("comment")
    with op.batch_alter_table("caption", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_caption_video_id"))

    op.drop_table("caption")
    with op.batch_alter_table("video", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_video_state"))
        batch_op.drop_index(batch_op.f("ix_video_published_at"))
        batch_op.drop_index(batch_op.f("ix_video_creator_id"))

    op.drop_table("video")
    with op.batch_alter_table("product", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_product_is_active"))
        batch_op.drop_index(batch_op.f("ix_product_category_slug"))
        batch_op.drop_index(batch_op.f("ix_product_brand_id"))

    op.drop_table("product")
    with op.batch_alter_table("order_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_order_event_order_id"))

    op.drop_table("order_event")
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_login_session_account_id"))

    op.drop_table("login_session")
    with op.batch_alter_table("ledger_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ledger_entry_order_id"))
        batch_op.drop_index(batch_op.f("ix_ledger_entry_account"))

    op.drop_table("ledger_entry")
    with op.batch_alter_table("follow", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_follow_creator_id"))

    op.drop_table("follow")
    op.drop_table("block")
    with op.batch_alter_table("api_token", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_api_token_token_digest"))
        batch_op.drop_index(batch_op.f("ix_api_token_account_id"))

    op.drop_table("api_token")
    op.drop_table("stream_offset")
    with op.batch_alter_table("shop_order", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_shop_order_viewer_id"))
        batch_op.drop_index(batch_op.f("ix_shop_order_status"))
        batch_op.drop_index(batch_op.f("ix_shop_order_placed_at"))
        batch_op.drop_index(batch_op.f("ix_shop_order_pay_until"))
        batch_op.drop_index(batch_op.f("ix_shop_order_number"))

    op.drop_table("shop_order")
    op.drop_table("outbox")
    op.drop_table("not_interested")
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_job_subject_id"))
        batch_op.drop_index(batch_op.f("ix_job_state"))

    op.drop_table("job")
    with op.batch_alter_table("idempotency_record", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_idempotency_record_expires_at"))

    op.drop_table("idempotency_record")
    op.drop_table("hashtag")
    with op.batch_alter_table("experiment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_experiment_state"))
        batch_op.drop_index(batch_op.f("ix_experiment_layer"))

    op.drop_table("experiment")
    op.drop_table("category")
    op.drop_table("cart")
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_account_role"))
        batch_op.drop_index(batch_op.f("ix_account_handle"))
        batch_op.drop_index(batch_op.f("ix_account_email"))

    op.drop_table("account")
