"""A case's policy is a rule of the house; why the case was opened stands among its grounds."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

LABELS = frozenset(
    [
        "sexual",
        "hate",
        "toxicity",
        "profanity",
        "spam",
        "contact",
        "unread",
        "nudity",
        "suggestive",
        "unreadable",
        "known_bad",
        "removed_again",
        "duplicate",
        "weapons",
        "drugs",
        "gore",
        "counterfeit",
        "violence",
        "minors",
        "impersonation",
        "misleading",
    ]
)
# What the column held that is no rule, beside what begins with `report_`.
OTHERS = (
    "creator_new", "screening_failed", "everything_held", "review", "changed", "legal_order",
    "escalated", "take_down", "appeal", "grievance", "sample", "another_look",
)  # fmt: skip
BATCH = 500


def upgrade() -> None:
    """Towards the newer schema; also closed cases, which the board counts."""
    connection = op.get_bind()
    case = sa.table(
        "review_case",
        sa.column("id", sa.Uuid()),
        sa.column("policy", sa.String()),
        sa.column("reasons", sa.JSON()),
    )
    wrong = sa.or_(case.c.policy.like("report\\_%", escape="\\"), case.c.policy.in_(OTHERS))
    while rows := connection.execute(
        sa.select(case.c.id, case.c.reasons).where(wrong).limit(BATCH)
    ).all():
        for case_id, reasons in rows:
            grounds = json.loads(reasons) if isinstance(reasons, str) else reasons
            connection.execute(
                sa.update(case).where(case.c.id == case_id).values(policy=_policy_of(grounds))
            )
    op.execute(
        "UPDATE review_opinion SET policy = COALESCE((SELECT review_case.policy"
        " FROM moderation_decision JOIN review_case"
        " ON review_case.id = moderation_decision.case_id"
        " WHERE moderation_decision.id = review_opinion.decision_id), policy)"
    )


def downgrade() -> None:
    """Back to the older schema; the next ranking writes open cases' older codes."""


def _policy_of(grounds: list[dict[str, object]]) -> str:
    named = [
        (int(str(ground["severity"])), label)
        for ground in grounds
        if (label := str(ground["code"]).removeprefix("report_")) in LABELS
    ]
    return max(named, default=(0, ""))[1]
