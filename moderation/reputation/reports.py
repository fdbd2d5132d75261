"""What reports weigh, and what that does at once: their place in the queue, and a freeze.

Nothing here hides a clip. Only credible weight freezes one, which leaves it at its address, its
creator's profile and in search.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, select

from catalog.models import Account
from community.models import Report
from core.clock import utc_now
from moderation.decision import Reason
from moderation.grounds import CREDIBLE, REPORT_STEP_MAX, report_reason
from moderation.models import Subject
from moderation.policy import Policy
from moderation.reputation.ledger import records_of, standing_marks
from moderation.reputation.models import Part, Reputation
from moderation.reputation.rules import PRIORS, voice_rule
from moderation.reputation.tiers import freeze
from moderation.reputation.voices import Reporter, Weight, weight_of

CREDIBLE_SEVERITY = 95
READ = 2_000
_FROZEN = "; the clip goes no further until somebody has looked"


def weight_about(
    session: Session, video_id: UUID, comment_id: UUID | None, since: datetime | None
) -> Weight:
    """What all reports about a clip or comment since then weigh, whatever strangers add."""
    comment = col(Report.comment_id)
    is_that = comment == comment_id if comment_id else comment.is_(None)
    return _weight_of(session, [col(Report.video_id) == video_id, is_that], since)


def weight_about_account(session: Session, account_id: UUID, since: datetime | None) -> Weight:
    """What all reports about an account itself since then weigh."""
    return _weight_of(session, [col(Report.account_id) == account_id], since)


def weight_about_product(session: Session, product_id: UUID, since: datetime | None) -> Weight:
    """What all reports about a product since then weigh."""
    return _weight_of(session, [col(Report.product_id) == product_id], since)


def _weight_of(
    session: Session, about: list[ColumnElement[bool]], since: datetime | None
) -> Weight:
    if since is not None:
        about.append(col(Report.created_at) > since)
    known = session.exec(
        select(Report.viewer_id)
        .join(
            Reputation,
            and_(col(Reputation.account_id) == Report.viewer_id, Reputation.part == Part.REPORTER),
        )
        .where(*about)
        .order_by(col(Reputation.good).desc())
        .limit(READ)
    ).all()
    if known:
        return _weight(session, set(known), utc_now())
    has_any = session.exec(select(Report.id).where(*about).limit(1)).first() is not None
    return Weight(right=PRIORS[Part.REPORTER].mean) if has_any else Weight()


def graded(kind: str, reports: int, weight: Weight, policy: Policy) -> Reason:
    """The ground that reports of one kind give: moved up by who reports, not by how many."""
    ground = report_reason(kind, reports, policy)
    base = report_reason(kind, 1, policy).severity
    return replace(ground, severity=min(100, base + round(REPORT_STEP_MAX * weight.sure)))


def grounds(
    counts: dict[str, int], weight: Weight, policy: Policy, subject: Subject = Subject.VIDEO
) -> list[Reason]:
    """All grounds that reports give, by kind; credible ones ask to be looked at next."""
    found = [graded(kind, number, weight, policy) for kind, number in counts.items()]
    if weight.is_credible:
        found.append(
            Reason(
                code=CREDIBLE,
                title="Look at once",
                text=f"{weight.voices} reporters whose earlier reports held up say so "
                f"independently{_FROZEN if subject is Subject.VIDEO else ''}.",
                severity=CREDIBLE_SEVERITY,
                score=round(weight.right, 3),
            )
        )
    return found


def act_on(session: Session, subject: Subject, video_id: UUID, weight: Weight) -> None:
    """Freezes a clip's reach for reports that are credible; for others nothing happens."""
    if subject is Subject.VIDEO and weight.is_credible:
        freeze(session, video_id)


def _weight(session: Session, reporter_ids: Collection[UUID], now: datetime) -> Weight:
    records = records_of(session, Part.REPORTER, reporter_ids, now)
    made = dict(
        session.exec(
            select(Account.id, Account.created_at).where(col(Account.id).in_(list(records)))
        ).all()
    )
    marks = standing_marks(session, Part.REPORTER, records)
    reporters = [
        Reporter(
            account_id=account_id,
            created_at=made[account_id],
            record=record,
            reported=frozenset(mark.subject_id for mark in marks.get(account_id, [])),
        )
        for account_id, record in records.items()
        if account_id in made
    ]
    weight = weight_of(reporters, now, voice_rule())
    if len(reporters) == len(set(reporter_ids)):
        return weight
    return replace(weight, right=max(weight.right, PRIORS[Part.REPORTER].mean))
