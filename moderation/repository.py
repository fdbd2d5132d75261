"""Queries of moderation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, func, not_, or_, select

from catalog.lifecycle import VideoState
from catalog.models import Account, Video
from community.models import Report
from core.errors import NotFound
from moderation.models import (
    GOLDEN,
    CaseState,
    Decision,
    Origin,
    ReviewCase,
    Ruling,
    Screening,
    ScreeningResult,
    Subject,
)

Only = Literal["all", "mine", "open", "appeals", "legal", "sample"]
Position = tuple[int, datetime, UUID]

SHOWN = (VideoState.PUBLISHED, VideoState.SCHEDULED)
DECIDABLE = (*SHOWN, VideoState.HELD)  # What a person can decide about.
# Nobody sees it, and it is screened anew before anybody does.
GONE = (VideoState.DRAFT, VideoState.REJECTED, VideoState.FAILED, VideoState.REMOVED)

KINDS: Mapping[str, Callable[[], ColumnElement[bool]]] = {
    "appeals": lambda: col(ReviewCase.origin) == Origin.APPEAL,
    "legal": lambda: col(ReviewCase.queue) == "legal",
    "sample": lambda: col(ReviewCase.origin) == Origin.SAMPLE,
}


class CaseNotFound(NotFound):
    """No such case."""

    code = "case_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such case.", "ऐसा कोई केस नहीं है।")


def get_case(session: Session, case_id: UUID) -> ReviewCase:
    """The case.

    Raises:
        CaseNotFound: There is none.
    """
    case = session.get(ReviewCase, case_id)
    if case is None:
        raise CaseNotFound()
    return case


def open_case_of(
    session: Session, subject: Subject, subject_id: UUID, *, for_update: bool = True
) -> ReviewCase | None:
    """The one open case of a clip or comment; cases about its decisions are others.

    Args:
        for_update: Locked until the transaction ends; who only reads asks for no lock.
    """
    query = select(ReviewCase).where(
        ReviewCase.subject == subject,
        ReviewCase.subject_id == subject_id,
        ReviewCase.state == CaseState.OPEN,
        col(ReviewCase.about_decision_id).is_(None),
        ReviewCase.look > GOLDEN,
    )
    return session.exec(query.with_for_update() if for_update else query).first()


def list_open(
    session: Session,
    *,
    only: Only,
    moderator_id: UUID,
    now: datetime,
    after: Position | None,
    limit: int,
    where: Sequence[ColumnElement[bool]] = (),
) -> list[ReviewCase]:
    """Open cases, most urgent first, the longest waiting first among equals.

    Args:
        where: Further conditions, as of those that are offered to somebody.
    """
    query = select(ReviewCase).where(ReviewCase.state == CaseState.OPEN, *where)
    free = or_(col(ReviewCase.claimed_by).is_(None), col(ReviewCase.claimed_until) < now)
    if only == "mine":
        query = query.where(
            ReviewCase.claimed_by == moderator_id, col(ReviewCase.claimed_until) >= now
        )
    elif only == "open":
        query = query.where(free)
    elif only in KINDS:
        query = query.where(KINDS[only]())
    if after is not None:
        priority, opened_at, case_id = after
        rank, opened = col(ReviewCase.priority), col(ReviewCase.opened_at)
        query = query.where(
            or_(
                rank < priority,
                and_(rank == priority, opened > opened_at),
                and_(rank == priority, opened == opened_at, col(ReviewCase.id) > case_id),
            )
        )
    return list(
        session.exec(
            query.order_by(
                col(ReviewCase.priority).desc(), col(ReviewCase.opened_at), col(ReviewCase.id)
            ).limit(limit)
        )
    )


def queue_numbers(
    session: Session, moderator_id: UUID, now: datetime, where: Sequence[ColumnElement[bool]] = ()
) -> tuple[int, int, int, int, datetime | None]:
    """Open, unclaimed, mine and reported cases, and when the oldest was opened.

    Args:
        where: Further conditions, as of `list_open`.
    """
    is_live = and_(col(ReviewCase.claimed_by).is_not(None), col(ReviewCase.claimed_until) >= now)
    is_mine = and_(col(ReviewCase.claimed_by) == moderator_id, is_live)
    is_open = and_(col(ReviewCase.state) == CaseState.OPEN, *where)
    total, oldest = session.exec(
        select(func.count(), func.min(ReviewCase.opened_at)).where(is_open)
    ).one()
    live, mine, reported = session.exec(
        select(
            func.count().filter(is_live),
            func.count().filter(is_mine),
            func.count().filter(col(ReviewCase.report_count) > 0),
        ).where(is_open)
    ).one()
    return total, total - live, mine, reported, oldest


def kinds_waiting(session: Session, where: Sequence[ColumnElement[bool]] = ()) -> dict[str, int]:
    """Open appeals, cases with a legal deadline and cases of the random sample."""
    query = select(func.count()).where(ReviewCase.state == CaseState.OPEN, *where)
    return {kind: session.exec(query.where(is_one())).one() for kind, is_one in KINDS.items()}


def latest_screening(
    session: Session, video_id: UUID, comment_id: UUID | None = None
) -> Screening | None:
    """The newest run over a clip, or over one of its comments."""
    about = col(Screening.comment_id)
    return session.exec(
        select(Screening)
        .where(
            Screening.video_id == video_id,
            about == comment_id if comment_id else about.is_(None),
        )
        .order_by(col(Screening.created_at).desc(), col(Screening.id).desc())
        .limit(1)
    ).first()


def results_of(session: Session, screening_id: UUID) -> list[ScreeningResult]:
    """Scores of a run, those over their threshold first."""
    rows = session.exec(select(ScreeningResult).where(ScreeningResult.screening_id == screening_id))
    return sorted(rows, key=lambda r: (not r.is_over, -r.score, r.label, r.source))


def decisions_about(session: Session, subject: Subject, subject_id: UUID) -> list[Decision]:
    """Decisions about a clip, comment or account, newest first; of a clip, those about its comments
    are not among them.
    """
    return list(
        session.exec(
            select(Decision)
            .where(Decision.subject == subject, Decision.subject_id == subject_id)
            .order_by(col(Decision.created_at).desc(), col(Decision.id).desc())
        )
    )


def accounts_by_id(session: Session, ids: Sequence[UUID]) -> dict[UUID, Account]:
    """Accounts that exist among `ids`."""
    return {a.id: a for a in session.exec(select(Account).where(col(Account.id).in_(ids)))}


def clips_by_state(session: Session, creator_id: UUID) -> dict[VideoState, int]:
    """How many clips of a creator stand where."""
    rows = session.exec(
        select(Video.state, func.count())
        .where(Video.creator_id == creator_id)
        .group_by(col(Video.state))
    )
    return {VideoState(state): number for state, number in rows}


def stands() -> ColumnElement[bool]:
    """Of decisions: it was not taken back, and is itself not the taking back within seconds."""
    later = aliased(Decision)
    taken_back = select(later.id).where(later.reverses_id == Decision.id).exists()
    return and_(col(Decision.ruling) != Ruling.UNDO, not_(taken_back))


def standing_decision(session: Session, subject: Subject, subject_id: UUID) -> Decision | None:
    """The latest decision about a clip or comment that was not taken back."""
    return session.exec(
        select(Decision)
        .where(Decision.subject == subject, Decision.subject_id == subject_id, stands())
        .order_by(col(Decision.created_at).desc(), col(Decision.id).desc())
        .limit(1)
    ).first()


def last_decision_at(session: Session, subject: Subject, subject_id: UUID) -> datetime | None:
    """When a person last decided about it."""
    return session.exec(
        select(func.max(Decision.created_at)).where(
            Decision.subject == subject,
            Decision.subject_id == subject_id,
            col(Decision.actor_id).is_not(None),
            stands(),
        )
    ).one()


def reports_since(
    session: Session, video_id: UUID, comment_id: UUID | None, since: datetime | None
) -> list[Report]:
    """What viewers reported about a clip, or about one of its comments."""
    query = select(Report).where(
        Report.video_id == video_id,
        Report.comment_id == comment_id if comment_id else col(Report.comment_id).is_(None),
    )
    if since is not None:
        query = query.where(col(Report.created_at) > since)
    return list(session.exec(query.order_by(col(Report.created_at).desc()).limit(1000)))
