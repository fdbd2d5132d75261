"""Golden items before reviewers: unannounced, looking like any other case, and without effect.

Each stands as a case of one person (`GOLDEN`), which nobody else is shown. What they answer is kept
and held against the right answer; the clip or comment does not move.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, func, not_, select

from catalog.lifecycle import VideoState
from catalog.models import Video
from community.models import Comment
from core.settings import get_settings
from moderation import params
from moderation.cases import LEASE, close_case, close_without_decision, reasons_of
from moderation.decision import Reason
from moderation.effects.carry import UNDO
from moderation.models import GOLDEN, CaseState, Decision, Origin, ReviewCase, Subject
from moderation.queue.abilities import Abilities
from moderation.queue.models import GoldenReview
from moderation.queue.order import URGENT
from moderation.queue.queues import ESCALATED, LEGAL_ORDER, TAKE_DOWN
from moderation.queue.ranking import rank
from moderation.repository import get_case
from moderation.reversal import NotYourDecision, UndoTooLate
from moderation.routing import offered_among, offered_to
from moderation.second.choosing import is_drawn
from moderation.second.models import GoldenItem

# A file is there to look at, whatever was decided about it.
SEEN = (VideoState.PUBLISHED, VideoState.SCHEDULED, VideoState.HELD, VideoState.REJECTED)
# Grounds that tell what became of it, or belong to another queue.
TELLING = (TAKE_DOWN, ESCALATED, LEGAL_ORDER, "grievance", "changed", "appeal")
ANY_CASE = Reason("sample", "Drawn at random", "Measures what is shown.", 5)
TRIED = 20  # Items, for one that this reviewer may take.


def maybe_put(session: Session, after: ReviewCase, who: Abilities, now: datetime) -> None:
    """Puts a golden item into a reviewer's list, in so many of their decisions.

    Args:
        after: The case that they have decided.
    """
    rate = params.GOLDEN_RATE.default
    if after.look == GOLDEN or who.is_lead or not is_drawn(after.id, _seed(b"golden"), rate):
        return
    waiting = select(ReviewCase.id).join(
        GoldenReview, col(GoldenReview.case_id) == col(ReviewCase.id)
    )
    mine = GoldenReview.reviewer_id == who.account_id, ReviewCase.state == CaseState.OPEN
    if session.exec(waiting.where(*mine).limit(1)).first() is None:
        _put_one(session, who, now)


def answer(
    session: Session,
    case: ReviewCase,
    reviewer_id: UUID,
    said: str,
    fence: int | None,
    now: datetime,
) -> ReviewCase:
    """Keeps what a reviewer says of a golden item that they hold; nothing else happens.

    Raises:
        CaseClosed, ClaimLost: They do not hold it.
    """
    closed = close_case(session, case.id, reviewer_id, fence, is_golden=True)
    review = session.get_one(GoldenReview, case.id)
    review.answer, review.answered_at = said, now
    session.add(review)
    session.flush()
    return closed


def give_back(session: Session, case: ReviewCase) -> None:
    """Closes a golden item that its reviewer skipped or passed on: it is nobody else's."""
    close_without_decision(session, case)
    session.flush()


def take_back(session: Session, case_id: UUID, reviewer_id: UUID, now: datetime) -> ReviewCase:
    """Takes an answer back within ten seconds, as any decision is; they hold the case again.

    Raises:
        NotYourDecision: Somebody else gave it.
        UndoTooLate: It was longer ago, or there is none.
    """
    case = get_case(session, case_id)
    review = session.get_one(GoldenReview, case_id)
    if review.reviewer_id != reviewer_id:
        raise NotYourDecision()
    if review.answered_at is None or now - review.answered_at > UNDO:
        raise UndoTooLate()
    review.answer, review.answered_at = "", None
    case.state, case.closed_at = CaseState.OPEN, None
    case.claimed_by, case.claimed_until = reviewer_id, now + LEASE
    case.fence += 1
    session.add(review)
    session.flush()
    return case


def _put_one(session: Session, who: Abilities, now: datetime) -> None:
    shown = select(GoldenReview.subject_id).where(
        GoldenReview.reviewer_id == who.account_id,
        GoldenReview.subject == col(GoldenItem.subject),
        GoldenReview.subject_id == col(GoldenItem.subject_id),
    )
    decided = select(Decision.id).where(
        Decision.actor_id == who.account_id,
        Decision.subject == col(GoldenItem.subject),
        Decision.subject_id == col(GoldenItem.subject_id),
    )
    items = session.exec(
        select(GoldenItem).where(
            GoldenItem.set_by != who.account_id, not_(shown.exists()), not_(decided.exists())
        )
    ).all()
    seed = _seed(who.account_id.bytes)
    for item in sorted(items, key=lambda item: _lot(item.subject_id, seed))[:TRIED]:
        case = _case_for(session, item, who, now)
        if case is None:
            continue
        if offered_among(session, who, [case.id]):
            return
        session.delete(session.get_one(GoldenReview, case.id))
        session.flush()
        session.delete(case)
        session.flush()


def _case_for(
    session: Session, item: GoldenItem, who: Abilities, now: datetime
) -> ReviewCase | None:
    """A case like the last one on the item, or like one of the sample where there was none."""
    author_id, video = _whose(session, item)
    if author_id is None or video is None or video.state not in SEEN:
        return None
    last = session.exec(
        select(ReviewCase)
        .where(
            ReviewCase.subject == item.subject,
            ReviewCase.subject_id == item.subject_id,
            ReviewCase.look == 1,
            col(ReviewCase.about_decision_id).is_(None),
        )
        .order_by(col(ReviewCase.opened_at).desc())
        .limit(1)
    ).first()
    grounds = [r for r in reasons_of(last) if r.code not in TELLING] if last else []
    is_plain = last is not None and last.origin not in (Origin.TAKE_DOWN, Origin.LEGAL)
    case = ReviewCase(
        subject=item.subject,
        subject_id=item.subject_id,
        video_id=video.id,
        author_id=author_id,
        origin=last.origin if last and is_plain and grounds else Origin.SAMPLE,
        look=GOLDEN,
        reasons=[asdict(ground) for ground in grounds or [ANY_CASE]],
        report_count=last.report_count if last and grounds else 0,
        opened_at=now,
    )
    session.add(case)
    session.flush()
    rank(session, case, now)
    case.priority = _place(session, who, case.priority)
    session.add(
        GoldenReview(
            case_id=case.id,
            reviewer_id=who.account_id,
            subject=item.subject,
            subject_id=item.subject_id,
            policy=case.policy,
        )
    )
    session.flush()
    return case


def _whose(session: Session, item: GoldenItem) -> tuple[UUID | None, Video | None]:
    """Who made an item, and the clip that it is or stands under; nothing where it is gone."""
    if item.subject is Subject.VIDEO:
        video = session.get(Video, item.subject_id)
        return (video.creator_id if video else None), video
    comment = session.get(Comment, item.subject_id)
    if comment is None:
        return None, None
    return comment.author_id, session.get(Video, comment.video_id)


def _place(session: Session, who: Abilities, own: int) -> int:
    """Next in their list, but after what is urgent or due: nothing real waits for a test."""
    top = session.exec(
        select(func.max(ReviewCase.priority)).where(
            ReviewCase.state == CaseState.OPEN,
            ReviewCase.priority < URGENT // 2,
            ReviewCase.look > GOLDEN,
            *offered_to(who),
        )
    ).one()
    return own if top is None else max(own, top + 1)


def _seed(about: bytes) -> bytes:
    key = get_settings().signing_key().encode()
    return hashlib.blake2b(about, key=key[:64]).digest()


def _lot(subject_id: UUID, seed: bytes) -> bytes:
    return hashlib.blake2b(subject_id.bytes, key=seed[:64]).digest()
