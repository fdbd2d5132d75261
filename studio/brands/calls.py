"""What waits for a creator or a brand on the home of their studio, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Session, col, func, select

from catalog.kinds import Role
from catalog.models import Account, AgreedClip, Agreement, Approval, Video
from catalog.schemas import WireModel
from catalog.viewer import Viewer
from core.languages import in_language
from studio.brands.apart import in_sight
from studio.brands.models import Approach, Brief
from studio.brands.rounds import clips_to_answer, last_rounds
from studio.brands.rules import ApproachState, BriefState, Side
from studio.brands.words import CALLS
from studio.views import EDITABLE

MOST_CALLS = 6


class CallKind(StrEnum):
    """Who has to do what."""

    CHANGES = "changes"  # A creator: the brand asks for changes.
    INVITATION = "invitation"  # A creator: a brand invites.
    REVIEW = "review"  # A brand: a clip waits for its answer.
    APPLICATIONS = "applications"  # A brand: creators applied for a brief.


class Call(WireModel):
    """One thing that waits for its person."""

    kind: CallKind
    text: str
    brief_id: UUID | None = None
    approach_id: UUID | None = None
    video_id: UUID | None = None
    until: datetime | None = None
    is_overdue: bool = False


def calls_of(session: Session, viewer: Viewer, now: datetime) -> list[Call]:
    """At most `MOST_CALLS` of each kind; none for who is neither creator nor brand."""
    viewer.require_account()
    if viewer.role is Role.CREATOR:
        return [*_changes(session, viewer), *_invitations(session, viewer, now)]
    if viewer.role is Role.BRAND:
        return [*_reviews(session, viewer), *_applications(session, viewer, now)]
    return []


def _changes(session: Session, viewer: Viewer) -> Iterator[Call]:
    rows = session.exec(
        select(Video, Account.display_name)
        .join(AgreedClip, col(AgreedClip.video_id) == col(Video.id))
        .join(Agreement, col(Agreement.id) == col(AgreedClip.agreement_id))
        .join(Account, col(Account.id) == col(Agreement.brand_id))
        .where(
            Video.creator_id == viewer.account_id,
            AgreedClip.approval == Approval.CHANGES,
            col(Video.state).in_(EDITABLE),
        )
        .order_by(col(AgreedClip.said_at))
        .limit(MOST_CALLS)
    )
    for video, brand in rows:
        yield Call(
            kind=CallKind.CHANGES,
            text=_said("changes", viewer, brand=brand, reason=video.decision_reason),
            video_id=video.id,
        )


def _invitations(session: Session, viewer: Viewer, now: datetime) -> Iterator[Call]:
    rows = session.exec(
        select(Approach.id, Brief, Account.display_name)
        .join(Brief, col(Brief.id) == col(Approach.brief_id))
        .join(Account, col(Account.id) == col(Brief.brand_id))
        .where(
            Approach.creator_id == viewer.account_id,
            Approach.state == ApproachState.INVITED,
            in_sight(Side.CREATOR),
            Brief.apply_until > now,
        )
        .order_by(col(Brief.apply_until))
        .limit(MOST_CALLS)
    )
    for approach_id, brief, brand in rows:
        yield Call(
            kind=CallKind.INVITATION,
            text=_said("invitation", viewer, brand=brand, title=brief.title),
            brief_id=brief.id,
            approach_id=approach_id,
            until=brief.apply_until,
        )


def _reviews(session: Session, viewer: Viewer) -> Iterator[Call]:
    found = clips_to_answer(session, viewer.require_account(), MOST_CALLS)
    rounds = last_rounds(session, [video.id for _, video in found])
    names = dict(
        session.exec(
            select(Account.id, Account.display_name).where(
                col(Account.id).in_({video.creator_id for _, video in found})
            )
        ).all()
    )
    for _, video in found:
        asked = rounds.get(video.id)
        yield Call(
            kind=CallKind.REVIEW,
            text=_said("review", viewer, creator=names[video.creator_id]),
            video_id=video.id,
            until=asked.answer_by if asked else None,
            is_overdue=asked is not None and asked.overdue_at is not None,
        )


def _applications(session: Session, viewer: Viewer, now: datetime) -> Iterator[Call]:
    rows = session.exec(
        select(Brief, func.count())
        .join(Approach, col(Approach.brief_id) == col(Brief.id))
        .where(
            Brief.brand_id == viewer.account_id,
            Brief.state == BriefState.OPEN,
            Brief.publish_until > now,
            Approach.state == ApproachState.APPLIED,
            in_sight(Side.BRAND),
        )
        .group_by(col(Brief.id))
        .order_by(col(Brief.apply_until))
        .limit(MOST_CALLS)
    )
    for brief, number in rows:
        what = "application" if number == 1 else "applications"
        yield Call(
            kind=CallKind.APPLICATIONS,
            text=_said(what, viewer, number=number, title=brief.title),
            brief_id=brief.id,
            until=brief.publish_until,
        )


def _said(what: str, viewer: Viewer, **facts: str | int) -> str:
    return in_language(CALLS[what], viewer.locale).format(**facts)
