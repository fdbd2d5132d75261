"""Legal orders: a case with a clock, under the rule that was in force when the order came."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from catalog.models import Product
from catalog.videos import get_video
from community.models import Comment, CommentState
from core.errors import InvalidInput, NotFound
from moderation.cases import open_case
from moderation.cases.clocks import clock_at, start_clock
from moderation.cases.models import LegalClock
from moderation.decision import Reason
from moderation.intake.asked import words_asked_about
from moderation.intake.cases import hold
from moderation.log import record
from moderation.models import Origin, ReviewCase, Subject
from moderation.products.asking import put_under
from moderation.products.models import ProductWords, WordState
from moderation.queue.queues import LEGAL_ORDER
from moderation.repository import GONE

LEGAL_SEVERITY = 90


def enter_order(
    session: Session,
    *,
    subject: Subject,
    subject_id: UUID,
    kind: str,
    received_at: datetime,
    reference: str,
    actor_id: UUID | None,
    now: datetime,
) -> tuple[ReviewCase, LegalClock]:
    """Opens the case of a legal order, or sets its clock on the case that is open.

    Raises:
        NotFound: There is no such clip, comment or product.
        InvalidInput: No such kind, received in the future, or nobody can see it as it is, so that
            there is nothing to decide.
    """
    if received_at > now + timedelta(minutes=1):
        raise InvalidInput(
            "An order cannot have come in the future.",
            "आदेश आने का समय अभी से आगे का नहीं हो सकता।",
            code="legal_date",
        )
    clock = clock_at(kind, received_at)
    video_id, author_id, words = _named(session, subject, subject_id)
    case = open_case(
        session,
        subject=subject,
        subject_id=subject_id,
        video_id=video_id,
        author_id=author_id,
        origin=Origin.LEGAL,
        reasons=[Reason(LEGAL_ORDER, "Legal order", clock.title, LEGAL_SEVERITY)],
        due_at=clock.due(received_at),
    )
    if words is not None:
        put_under(session, words, case)
    started = start_clock(
        session, case.id, clock, received_at, reference=reference, actor_id=actor_id
    )
    record(
        session,
        "legal_order",
        subject=subject.value,
        subject_id=subject_id,
        actor_id=actor_id,
        facts={"case_id": str(case.id), "kind": kind, "rule": clock.id},
    )
    return case, started


def _named(
    session: Session, subject: Subject, subject_id: UUID
) -> tuple[UUID | None, UUID | None, ProductWords | None]:
    """The clip that an order's subject is or is under, whose it is, and a product's words."""
    if subject is Subject.COMMENT:
        comment = session.get(Comment, subject_id)
        if comment is None:
            raise NotFound(
                "There is no such comment.", "ऐसा कोई कमेंट नहीं है।", code="comment_not_found"
            )
        _require_seen(comment.state is not CommentState.REMOVED, subject)
        return comment.video_id, comment.author_id, None
    if subject is Subject.PRODUCT:
        hold(session, subject_id)
        words = words_asked_about(session, subject_id)
        _require_seen(words.state != WordState.REFUSED, subject)
        return None, session.get_one(Product, subject_id).brand_id, words
    video = get_video(session, subject_id)
    _require_seen(video.state not in GONE, subject)
    return video.id, video.creator_id, None


def _require_seen(is_seen: bool, subject: Subject) -> None:
    if not is_seen:
        raise InvalidInput(
            f"Nobody can see this {subject.value} as it is; there is nothing to decide.",
            "इसे अभी कोई नहीं देख सकता; फ़ैसला करने को कुछ नहीं है।",
            code="legal_gone",
        )
