"""Creators, reporters with a past, and decisions, as rows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from catalog.kinds import ReportReason, Role
from catalog.models import Account
from community.models import Report
from core.ids import new_id
from moderation.models import Decision, Ruling, Subject
from moderation.reputation.consequences import after_decision
from tests import small_world as world

NOW = datetime.now(UTC)
DAY = timedelta(days=1)


def creator(session: Session, name: str, **facts: object) -> Account:
    return world.account(session, name, Role.CREATOR, **facts)


def decision(
    session: Session,
    judge: Account | None,
    video_id: UUID,
    ruling: Ruling,
    *,
    code: str = "",
    at: datetime = NOW,
    subject: Subject = Subject.VIDEO,
    subject_id: UUID | None = None,
) -> Decision:
    """A decision with what follows from it."""
    made = Decision(
        subject=subject,
        subject_id=subject_id or video_id,
        video_id=video_id,
        actor_id=judge.id if judge else None,
        ruling=ruling,
        reason_code=code,
        policy_version="test",
        created_at=at,
    )
    session.add(made)
    session.flush()
    after_decision(session, made)
    return made


def report(
    session: Session, who: UUID, video_id: UUID, *, at: datetime = NOW, comment: UUID | None = None
) -> None:
    session.add(
        Report(
            viewer_id=who,
            video_id=video_id,
            comment_id=comment,
            reason=ReportReason.HATE,
            created_at=at,
        )
    )
    session.flush()


def reporters_with_a_past(
    session: Session, judge: Account, count: int, right: int, *, maker: Account
) -> list[Account]:
    """`count` reporters, made days apart, each alone right about `right` clips of `maker`."""
    found = []
    for number in range(count):
        who = world.account(
            session, f"good{number}{new_id().hex[-4:]}", created_at=NOW - (40 + number) * DAY
        )
        found.append(who)
        for k in range(right):
            clip = world.video(session, maker, f"Past {number} {k}")
            at = NOW - (k + 2) * DAY
            report(session, who.id, clip.id, at=at)
            decision(session, judge, clip.id, Ruling.REJECT, code="spam", at=at + timedelta(1 / 24))
    return found
