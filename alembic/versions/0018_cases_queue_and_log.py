"""Cases of every origin, their order, second looks, and a log in a chain of hashes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

import core.db

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

# The database itself refuses to change or delete an entry.
LOG_GUARDS = {
    "sqlite": (
        "CREATE TRIGGER moderation_log_no_update BEFORE UPDATE ON moderation_log BEGIN SELECT RAISE(ABORT, 'the moderation log is append-only'); END",
        "CREATE TRIGGER moderation_log_no_delete BEFORE DELETE ON moderation_log BEGIN SELECT RAISE(ABORT, 'the moderation log is append-only'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION moderation_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the moderation log is append-only'; END $$",
        "CREATE TRIGGER moderation_log_append_only BEFORE UPDATE OR DELETE ON moderation_log FOR EACH ROW EXECUTE FUNCTION moderation_log_is_append_only()",
        "CREATE TRIGGER moderation_log_not_emptied BEFORE TRUNCATE ON moderation_log FOR EACH STATEMENT EXECUTE FUNCTION moderation_log_is_append_only()",
    ),
}


SUBJECT = sa.Enum("VIDEO", "COMMENT", name="subject").with_variant(
    postgresql.ENUM("VIDEO", "COMMENT", name="subject", create_type=False), "postgresql"
)
ADDED = (
    ("is_near", sa.Boolean(), sa.false()),
    ("facts", sa.JSON(), "{}"),
    ("policy", sa.String(length=40), ""),
    ("language", sa.String(length=8), ""),
    ("queue", sa.String(length=20), ""),
    ("look", sa.Integer(), "1"),
    ("skips", sa.Integer(), "0"),
)
OPEN_SUBJECT = "uq_review_case_open_subject"
TABLES = (
    "ground_tally",
    "golden_item",
    "media_exposure",
    "reviewer",
    "reviewer_ability",
    "case_bar",
    "case_note",
    "legal_clock",
    "sampled_clip",
    "decision_effect",
    "review_opinion",
)


def upgrade() -> None:
    """Towards the newer schema."""
    dialect = op.get_bind().dialect.name
    if dialect == "postgresql":
        # A value may not be used in the transaction that adds it, and is not.
        for value in ("APPEAL", "LEGAL", "SAMPLE"):
            op.execute(f"ALTER TYPE origin ADD VALUE IF NOT EXISTS '{value}'")
        for value in ("UPHOLD", "UNDO", "REVERSE"):
            op.execute(f"ALTER TYPE ruling ADD VALUE IF NOT EXISTS '{value}'")
    # Added in place, as in 0004.
    for name, kind, default in ADDED:
        op.add_column("review_case", sa.Column(name, kind, nullable=False, server_default=default))
    for name in ("ranked_at", "due_at"):
        op.add_column(
            "review_case", sa.Column(name, core.db.UtcDateTime(timezone=True), nullable=True)
        )
    op.add_column("review_case", sa.Column("about_decision_id", sa.Uuid(), nullable=True))
    op.create_index(op.f("ix_review_case_due_at"), "review_case", ["due_at"])
    op.create_index(
        "uq_review_case_about", "review_case", ["about_decision_id", "look"], unique=True
    )
    op.drop_index(OPEN_SUBJECT, "review_case")
    _index_open("state = 'OPEN' AND about_decision_id IS NULL")
    op.add_column("moderation_decision", sa.Column("reverses_id", sa.Uuid(), nullable=True))
    op.create_index(
        "uq_moderation_decision_reverses", "moderation_decision", ["reverses_id"], unique=True
    )
    _make_rooms()
    _make_log(dialect)


def _index_open(where: str) -> None:
    op.create_index(
        OPEN_SUBJECT,
        "review_case",
        ["subject", "subject_id"],
        unique=True,
        sqlite_where=sa.text(where),
        postgresql_where=sa.text(where),
    )


def _make_rooms() -> None:
    op.create_table(
        "ground_tally",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("band", sa.Integer(), nullable=False),
        sa.Column("decided", sa.Integer(), nullable=False),
        sa.Column("violating", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", "band", name=op.f("pk_ground_tally")),
    )
    op.create_table(
        "golden_item",
        sa.Column("subject", SUBJECT, nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("answer", sa.String(length=40), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["set_by"], ["account.id"], name=op.f("fk_golden_item_set_by_account")
        ),
        sa.PrimaryKeyConstraint("subject", "subject_id", name=op.f("pk_golden_item")),
    )
    op.create_table(
        "media_exposure",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("policy", sa.String(length=40), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("reported_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_media_exposure_account_id_account")
        ),
        sa.PrimaryKeyConstraint("account_id", "day", "policy", name=op.f("pk_media_exposure")),
    )
    op.create_table(
        "reviewer",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("changed_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_reviewer_account_id_account")
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_reviewer")),
    )
    op.create_table(
        "reviewer_ability",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind", sa.Enum("POLICY", "LANGUAGE", "SKILL", name="abilitykind"), nullable=False
        ),
        sa.Column("value", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_reviewer_ability_account_id_account")
        ),
        sa.PrimaryKeyConstraint("account_id", "kind", "value", name=op.f("pk_reviewer_ability")),
    )
    op.create_table(
        "case_bar",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("why", sa.Enum("SKIPPED", "DECIDED", name="barred"), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_case_bar_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["review_case.id"], name=op.f("fk_case_bar_case_id_review_case")
        ),
        sa.PrimaryKeyConstraint("case_id", "account_id", name=op.f("pk_case_bar")),
    )
    op.create_table(
        "case_note",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["account.id"], name=op.f("fk_case_note_author_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["review_case.id"], name=op.f("fk_case_note_case_id_review_case")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_note")),
    )
    op.create_index(op.f("ix_case_note_case_id"), "case_note", ["case_id"], unique=False)
    op.create_table(
        "legal_clock",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("rule_version", sa.String(length=60), nullable=False),
        sa.Column("reference", sa.String(length=120), nullable=False),
        sa.Column("received_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("due_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("entered_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["review_case.id"], name=op.f("fk_legal_clock_case_id_review_case")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["account.id"], name=op.f("fk_legal_clock_entered_by_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_clock")),
    )
    op.create_index(op.f("ix_legal_clock_case_id"), "legal_clock", ["case_id"], unique=False)
    op.create_index(op.f("ix_legal_clock_due_at"), "legal_clock", ["due_at"], unique=False)
    op.create_table(
        "sampled_clip",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("stratum", sa.Integer(), nullable=False),
        sa.Column("stratum_share", sa.Float(), nullable=False),
        sa.Column("drawn_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["review_case.id"], name=op.f("fk_sampled_clip_case_id_review_case")
        ),
        sa.ForeignKeyConstraint(
            ["video_id"], ["video.id"], name=op.f("fk_sampled_clip_video_id_video")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sampled_clip")),
    )
    op.create_index(op.f("ix_sampled_clip_case_id"), "sampled_clip", ["case_id"], unique=False)
    op.create_index(op.f("ix_sampled_clip_drawn_at"), "sampled_clip", ["drawn_at"], unique=False)
    op.create_index(op.f("ix_sampled_clip_video_id"), "sampled_clip", ["video_id"], unique=False)
    op.create_table(
        "decision_effect",
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("subject", SUBJECT, nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("WAITING", "DONE", "UNDONE", "VOID", name="effectstate"),
            nullable=False,
        ),
        sa.Column("due_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("before", sa.String(length=20), nullable=False),
        sa.Column("before_code", sa.String(length=40), nullable=False),
        sa.Column("before_reason", sa.String(length=500), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["moderation_decision.id"],
            name=op.f("fk_decision_effect_decision_id_moderation_decision"),
        ),
        sa.PrimaryKeyConstraint("decision_id", name=op.f("pk_decision_effect")),
    )
    op.create_index("ix_decision_effect_due", "decision_effect", ["state", "due_at"], unique=False)
    op.create_index(
        op.f("ix_decision_effect_subject_id"), "decision_effect", ["subject_id"], unique=False
    )
    op.create_table(
        "review_opinion",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("look", sa.Integer(), nullable=False),
        sa.Column("reviewer_id", sa.Uuid(), nullable=False),
        sa.Column("policy", sa.String(length=40), nullable=False),
        sa.Column("answer", sa.String(length=40), nullable=False),
        sa.Column("created_at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["moderation_decision.id"],
            name=op.f("fk_review_opinion_decision_id_moderation_decision"),
        ),
        sa.ForeignKeyConstraint(
            ["reviewer_id"], ["account.id"], name=op.f("fk_review_opinion_reviewer_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_opinion")),
        sa.UniqueConstraint("decision_id", "look", name=op.f("uq_review_opinion_decision_id_look")),
    )
    op.create_index(
        op.f("ix_review_opinion_decision_id"), "review_opinion", ["decision_id"], unique=False
    )
    op.create_index(op.f("ix_review_opinion_policy"), "review_opinion", ["policy"], unique=False)
    op.create_index(
        op.f("ix_review_opinion_reviewer_id"), "review_opinion", ["reviewer_id"], unique=False
    )


def _make_log(dialect: str) -> None:
    op.create_table(
        "moderation_log",
        sa.Column("chain", sa.String(length=20), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=20), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("prev_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("chain", "seq", name=op.f("pk_moderation_log")),
    )
    for column in ("at", "kind", "subject_id", "actor_id"):
        op.create_index(op.f(f"ix_moderation_log_{column}"), "moderation_log", [column])
    op.create_table(
        "moderation_log_head",
        sa.Column("chain", sa.String(length=20), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("chain", name=op.f("pk_moderation_log_head")),
    )
    op.execute(
        f"INSERT INTO moderation_log_head (chain, seq, hash) VALUES ('moderation', 0, '{'0' * 64}')"
    )
    for statement in LOG_GUARDS[dialect]:
        op.execute(statement)


def downgrade() -> None:
    """Back to the older schema."""
    op.drop_table("moderation_log_head")
    op.drop_table("moderation_log")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION moderation_log_is_append_only()")
    for name in reversed(TABLES):
        op.drop_table(name)
    for name in ("barred", "abilitykind", "effectstate"):
        sa.Enum(name=name).drop(op.get_bind(), checkfirst=True)
    op.drop_index("uq_moderation_decision_reverses", "moderation_decision")
    op.drop_column("moderation_decision", "reverses_id")
    # The older program knows neither these cases nor these rulings.
    op.execute("DELETE FROM moderation_decision WHERE ruling IN ('UPHOLD', 'UNDO', 'REVERSE')")
    older = "about_decision_id IS NOT NULL OR origin IN ('APPEAL', 'LEGAL', 'SAMPLE')"
    op.execute(
        "DELETE FROM moderation_decision WHERE case_id IN "
        f"(SELECT id FROM review_case WHERE {older})"
    )
    op.execute(f"DELETE FROM review_case WHERE {older}")
    op.drop_index(OPEN_SUBJECT, "review_case")
    _index_open("state = 'OPEN'")
    op.drop_index("uq_review_case_about", "review_case")
    op.drop_index(op.f("ix_review_case_due_at"), "review_case")
    for name in ("about_decision_id", "ranked_at", "due_at", *(name for name, _, _ in ADDED)):
        op.drop_column("review_case", name)
