"""A brand's answer to a clip that waits for it, and the end of an agreement. In the caller's
transaction, with the clip locked.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import structlog
from sqlmodel import Session, col, select

from catalog.agreements import edition_of, is_cleared
from catalog.lifecycle import VideoState
from catalog.models import Account, AgreedClip, Agreement, Approval, PublishSchedule, Video
from catalog.videos import get_video, touch
from core.errors import Conflict, InvalidInput
from core.languages import in_language
from studio.brands.clips import NotUnderAgreement
from studio.brands.forms import NoteForm
from studio.brands.models import Brief, ReviewNote
from studio.brands.rounds import current_round
from studio.brands.words import ENDED
from studio.publishing.schedule import take_back
from studio.wording import AGREEMENT_ENDED, CHANGES_ASKED

log = structlog.get_logger(__name__)


class NotWaiting(Conflict):
    """There is nothing to answer now."""

    code = "not_waiting"

    def __init__(self) -> None:
        super().__init__(
            "This clip does not wait for your answer now.",
            "यह क्लिप अभी आपके जवाब के इंतज़ार में नहीं है।",
        )


class ClipChanged(Conflict):
    """The clip is not what the brand looked at."""

    code = "clip_changed"

    def __init__(self) -> None:
        super().__init__(
            "The creator changed this clip since you looked. Look again, then answer.",
            "आपके देखने के बाद क्रिएटर ने यह क्लिप बदली है। फिर से देखें, फिर जवाब दें।",
        )


class NothingAsked(InvalidInput):
    """Changes were asked for without saying which, or at a place past the clip's end."""

    code = "bad_notes"
    title = "Say what should change"
    title_hi = "बताएँ कि क्या बदलना है"


def approve(session: Session, video: Video, edition: str, now: datetime) -> None:
    """The clip may come out as it is: at its chosen hour, else as soon as the brief allows.

    Approving the same edition twice changes nothing.

    Args:
        edition: What the brand looked at.

    Raises:
        NotUnderAgreement, NotWaiting, ClipChanged: There is no such thing to approve.
    """
    clip = _clip(session, video)
    if (
        clip.approval is Approval.APPROVED
        and clip.edition == edition
        and is_cleared(session, video)
    ):
        return
    if video.state is not VideoState.SCHEDULED:
        raise NotWaiting()
    if edition != edition_of(session, video):
        raise ClipChanged()
    _answer(session, clip, Approval.APPROVED, edition, "", now)
    clip.not_before = _first_day(session, clip)
    hour, earliest = session.get(PublishSchedule, video.id), max(now, clip.not_before or now)
    if hour is None or (hour.publish_at is None and video.published_at is not None):
        hour = hour or PublishSchedule(video_id=video.id)
        hour.publish_at, hour.set_at = earliest, now
    elif hour.publish_at is not None and video.published_at is None:
        hour.publish_at = max(hour.publish_at, earliest)
    session.add(hour)
    touch(session, video)
    log.info("clip_approved", video_id=str(video.id))


def ask_changes(
    session: Session,
    video: Video,
    words: str,
    notes: Sequence[NoteForm],
    now: datetime,
) -> None:
    """The clip goes back to its creator as a draft, with the brand's notes.

    Raises:
        NotUnderAgreement, NotWaiting: There is nothing to answer; an approval is not taken back.
        NothingAsked: No words and no notes, or a note past the clip's end.
    """
    clip, words = _clip(session, video), words.strip()
    if video.state is not VideoState.SCHEDULED or is_cleared(session, video):
        raise NotWaiting()
    if not words and not notes:
        raise NothingAsked(
            "Write what should be different, or mark its place.",
            "लिखें कि क्या अलग होना चाहिए, या उसकी जगह बताएँ।",
        )
    if any(note.at_ms is not None and note.at_ms > video.duration_ms for note in notes):
        raise NothingAsked(
            f"A note lies past the clip's end at {video.duration_ms} ms.",
            f"एक नोट क्लिप ख़त्म होने ({video.duration_ms} मिलीसेकंड) के बाद का है।",
        )
    edition = edition_of(session, video)
    round_id = _answer(session, clip, Approval.CHANGES, edition, words, now)
    session.add_all(
        ReviewNote(round_id=round_id, at_ms=note.at_ms, text=note.text.strip()) for note in notes
    )
    reason = words or "; ".join(note.text.strip() for note in notes)
    take_back(session, video, now, code=CHANGES_ASKED, reason=reason[:500])
    log.info("clip_changes_asked", video_id=str(video.id), notes=len(notes))


def end_early(session: Session, agreement: Agreement, now: datetime) -> None:
    """Sales from now on earn nothing; live clips keep their label. Ending twice changes nothing.

    Clips that wait, were never out and are not approved go back to their creator at once; those
    that are still on their way go back when they come to wait.
    """
    if agreement.ended_at is not None or agreement.ends_at <= now:
        return
    agreement.ended_at = now
    session.add(agreement)
    ids = select(AgreedClip.video_id).where(AgreedClip.agreement_id == agreement.id)
    for video_id in session.exec(ids.order_by(col(AgreedClip.video_id))).all():
        video = get_video(session, video_id, for_update=True)
        waits = video.state is VideoState.SCHEDULED and video.published_at is None
        if waits and not is_cleared(session, video):
            take_back(
                session, video, now, code=AGREEMENT_ENDED, reason=ended_reason(session, video)
            )
    log.info("agreement_ended", agreement_id=str(agreement.id))


def ended_reason(session: Session, video: Video) -> str:
    """Why a clip goes back once its agreement has ended, as its creator reads it."""
    return in_language(ENDED, session.get_one(Account, video.creator_id).locale)


def _clip(session: Session, video: Video) -> AgreedClip:
    clip = session.get(AgreedClip, video.id)
    if clip is None:
        raise NotUnderAgreement()
    return clip


def _answer(
    session: Session, clip: AgreedClip, answer: Approval, edition: str, words: str, now: datetime
) -> UUID:
    """Writes the answer into the clip and its round.

    Returns:
        The round's id.
    """
    clip.approval, clip.said_at = answer, now
    clip.edition = edition if answer is Approval.APPROVED else ""
    asked = current_round(session, clip, now)
    asked.answer, asked.answered_at, asked.edition, asked.words = answer, now, edition, words
    session.add_all([clip, asked])
    session.flush()
    return asked.id


def _first_day(session: Session, clip: AgreedClip) -> datetime | None:
    """From when on the clip may come out by its brief."""
    agreement = session.get_one(Agreement, clip.agreement_id)
    brief = session.get(Brief, agreement.brief_id) if agreement.brief_id else None
    return brief.publish_from if brief else None
