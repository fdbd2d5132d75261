"""Reports of viewers become cases: one for each clip, comment, account or product, with their
clocks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.models import Account, Product
from catalog.videos import get_video
from community.models import Comment, Report
from moderation import repository
from moderation.cases import open_case
from moderation.cases.clocks import clock_at, start_clock
from moderation.decision import Reason
from moderation.effects.accounts import ACTIVE, ASKED, PROTECTED, state_of
from moderation.intake.asked import words_asked_about
from moderation.intake.cases import hold
from moderation.models import Origin, ReviewCase, Subject
from moderation.policy import Clock, get_policy
from moderation.products.asking import put_under
from moderation.products.models import WordState
from moderation.reputation.reports import (
    act_on,
    grounds,
    weight_about,
    weight_about_account,
    weight_about_product,
)
from moderation.reputation.voices import Weight

MOST = 1000


def open_report_case(
    session: Session, video_id: UUID, *, comment_id: UUID | None = None
) -> UUID | None:
    """Opens or tops up the case of a reported clip or comment, in the caller's transaction.

    Counts what was reported since a person last decided, so it may run twice. Hides nothing:
    a crowd alone takes nothing down, and only reporters with good records freeze a clip's reach.

    Returns:
        The case, or `None` when nothing new was reported.
    """
    comment = session.get(Comment, comment_id) if comment_id else None
    subject, subject_id = (Subject.COMMENT, comment.id) if comment else (Subject.VIDEO, video_id)
    since = repository.last_decision_at(session, subject, subject_id)
    reports = repository.reports_since(session, video_id, comment_id, since)
    if not reports:
        return None
    author_id = comment.author_id if comment else get_video(session, video_id).creator_id
    weight = weight_about(session, video_id, comment_id, since)
    act_on(session, subject, video_id, weight)
    return _ask(
        session, subject, subject_id, reports, weight, author_id=author_id, video_id=video_id
    ).id


def open_account_case(session: Session, account_id: UUID) -> UUID | None:
    """Opens or tops up the case of a reported account, in the caller's transaction.

    As `open_report_case`; it ends nothing. What has been ended has no case, and neither has a
    colleague's account, whose role an administrator has to change first.
    """
    account = session.get(Account, account_id)
    if account is None or account.role in PROTECTED or state_of(session, account_id) != ACTIVE:
        return None
    since = repository.last_decision_at(session, Subject.ACCOUNT, account_id)
    reports = reports_of_account(session, account_id, since)
    if not reports:
        return None
    weight = weight_about_account(session, account_id, since)
    # Asking weighs nothing: its place follows from what was reported, and by whom.
    asked = replace(ASKED, severity=0)
    return _ask(
        session, Subject.ACCOUNT, account_id, reports, weight, author_id=account_id, besides=[asked]
    ).id


def open_product_case(session: Session, product_id: UUID) -> UUID | None:
    """Opens or tops up the case of a reported product, in the caller's transaction.

    As `open_report_case`; it hides nothing. What a person refused shows to nobody and has no case.
    """
    hold(session, product_id)
    row = words_asked_about(session, product_id)
    if row.state == WordState.REFUSED:
        return None
    since = repository.last_decision_at(session, Subject.PRODUCT, product_id)
    reports = reports_of_product(session, product_id, since)
    if not reports:
        return None
    weight = weight_about_product(session, product_id, since)
    brand_id = session.get_one(Product, product_id).brand_id
    case = _ask(session, Subject.PRODUCT, product_id, reports, weight, author_id=brand_id)
    put_under(session, row, case)
    return case.id


def reports_of_product(
    session: Session, product_id: UUID, since: datetime | None = None
) -> list[Report]:
    """What viewers reported about a product, newest first."""
    query = select(Report).where(Report.product_id == product_id)
    if since is not None:
        query = query.where(col(Report.created_at) > since)
    return list(session.exec(query.order_by(col(Report.created_at).desc()).limit(MOST)))


def reports_of_account(
    session: Session, account_id: UUID, since: datetime | None = None
) -> list[Report]:
    """What viewers reported about an account itself, newest first."""
    query = select(Report).where(Report.account_id == account_id)
    if since is not None:
        query = query.where(col(Report.created_at) > since)
    return list(session.exec(query.order_by(col(Report.created_at).desc()).limit(MOST)))


def _ask(
    session: Session,
    subject: Subject,
    subject_id: UUID,
    reports: Sequence[Report],
    weight: Weight,
    *,
    author_id: UUID | None,
    video_id: UUID | None = None,
    besides: Sequence[Reason] = (),
) -> ReviewCase:
    """The case of what was reported, with its grounds, number and clocks.

    Args:
        besides: Further grounds, before those of the reports.
    """
    counts = Counter(report.reason.value for report in reports)
    clocks = _clocks_of(reports)
    case = open_case(
        session,
        subject=subject,
        subject_id=subject_id,
        video_id=video_id,
        author_id=author_id,
        origin=Origin.REPORT,
        reasons=[*besides, *grounds(counts, weight, get_policy(), subject)],
        report_count=len(reports),
        due_at=min(clock.due(came_in) for clock, came_in in clocks),
    )
    for clock, came_in in clocks:
        start_clock(session, case.id, clock, came_in)
    return case


def _clocks_of(reports: Sequence[Report]) -> list[tuple[Clock, datetime]]:
    """The clocks that reports run under, each with the moment that its first one came in."""
    first: dict[str, datetime] = {}
    for report in reports:
        code = get_policy().report_clocks[report.reason.value]
        first[code] = min(report.created_at, first.get(code, report.created_at))
    return [(clock_at(code, came_in), came_in) for code, came_in in sorted(first.items())]
