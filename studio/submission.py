"""Handing a clip in, and taking it away."""

from __future__ import annotations

from uuid import UUID

import structlog
from sqlmodel import Session

from catalog.allowances import Act, check_allowed
from catalog.lifecycle import Step, VideoState
from catalog.models import PublishSchedule, Video
from catalog.videos import advance, touch
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import session_scope
from core.errors import InvalidInput
from core.faults import fault
from perception.language import UNKNOWN, detect
from perception.weights import ModelUnavailable
from studio.brands.clips import hand_in
from studio.disclosure import raised_disclosure
from studio.edits import NotEditable
from studio.pipeline.runs import start_run
from studio.publishing.leaving import check_leaving
from studio.repository import own_video, pins_of, products_by_id, resolved_edit
from studio.schemas import VideoStatus
from studio.views import EDITABLE, disclosure_facts, video_status
from studio.wording import REMOVED_BY_CREATOR

log = structlog.get_logger(__name__)
DEFAULT_LANGUAGE = "en"
# Already on their way: handing in again changes nothing.
SUBMITTED = frozenset(
    {
        VideoState.PROCESSING,
        VideoState.SCREENING,
        VideoState.HELD,
        VideoState.SCHEDULED,
        VideoState.PUBLISHED,
    }
)


class NotReady(InvalidInput):
    """The draft lacks something that only its creator can supply."""

    code = "video_not_ready"
    title = "This clip is not ready yet"
    title_hi = "यह क्लिप अभी तैयार नहीं है"


def submit(viewer: Viewer, video_id: UUID) -> VideoStatus:
    """Hands the clip in for processing and screening; doing it twice changes nothing.

    Raises:
        NotReady: A tagged product is no longer in the shop, the edit no longer fits, or the
            chosen hour has passed.
        ProductMissing: It is made for a brand and shows nothing of the agreement.
        Forbidden, TooManyRequests: The creator's record does not let them publish now.
    """
    with session_scope() as session:
        video = own_video(session, viewer, video_id, for_update=True)
        if video.state not in SUBMITTED:
            check_allowed(session, viewer, Act.PUBLISH)
            _hand_in(session, video)
        status = video_status(session, video, viewer.locale)
    fault("submit.committed")
    return status


def _hand_in(session: Session, video: Video) -> None:
    if video.state not in EDITABLE:
        raise NotEditable(video, words=False)
    resolved_edit(video)
    products = products_by_id(session, {p.product_id for p in pins_of(session, video.id)})
    gone = sorted(p.title for p in products.values() if not p.is_active)
    if gone:
        raise NotReady(
            f"No longer in the shop: {', '.join(gone)}. Take the product tag off first.",
            f"अब दुकान में नहीं: {', '.join(gone)}। पहले यह प्रोडक्ट टैग हटाएँ।",
            code="pin_product",
        )
    hour = session.get(PublishSchedule, video.id)
    if hour is not None and hour.publish_at is not None and hour.publish_at <= utc_now():
        raise NotReady(
            "The hour you chose has passed. Choose another, or let the clip come out at once.",
            "आपका चुना समय निकल गया। दूसरा समय चुनें, या क्लिप तैयार होते ही आने दें।",
            code="hour_passed",
        )
    video.disclosure = raised_disclosure(video.disclosure, disclosure_facts(session, video))
    video.language = video.language or language_of(video.caption)
    hand_in(session, video, utc_now())
    touch(session, video)
    advance(session, video.id, Step.SUBMIT)
    start_run(session, video)
    session.flush()
    fault("submit.before_commit")


def language_of(caption: str) -> str:
    """The language of a caption, `en` where nothing tells. A guess: the creator may choose."""
    try:
        found = detect(caption)
    except ModelUnavailable:
        log.warning("language_unknown")
        return DEFAULT_LANGUAGE
    return DEFAULT_LANGUAGE if found.code == UNKNOWN else found.code[:8]


def remove(viewer: Viewer, video_id: UUID, *, despite_agreement: bool = False) -> None:
    """Takes the clip away for good; its files follow.

    Args:
        despite_agreement: Its creator knows that a running agreement counts on it.

    Raises:
        AgreementRuns: One does, and they did not say so.
    """
    with session_scope() as session:
        video = own_video(session, viewer, video_id, for_update=True)
        check_leaving(session, video, utc_now(), despite_agreement=despite_agreement)
        advance(session, video.id, Step.REMOVE, code=REMOVED_BY_CREATOR)
