"""How a brand answers clips that were made for it. Each function checks who asks and works in its
own transaction; an admin acts for every brand.
"""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session

from catalog.agreements import agreement_of
from catalog.kinds import Role
from catalog.models import Video
from catalog.videos import VideoNotFound, get_video
from catalog.viewer import Viewer
from core.clock import Clock, utc_now
from core.db import read_scope, session_scope
from studio.brands import approval
from studio.brands.apart import check_letters
from studio.brands.clip_views import clip_rows, review_of
from studio.brands.forms import ChangesForm
from studio.brands.repository import MAX_PAGE
from studio.brands.rounds import clips_to_answer, rounds_of
from studio.brands.schemas import ClipReview, ClipUnderAgreement
from studio.brands.screens import Screen, Written


def clips_to_review(viewer: Viewer, *, limit: int = MAX_PAGE) -> list[ClipUnderAgreement]:
    """Clips that wait for the brand's answer, longest first; for an admin those of all brands."""
    brand_id = viewer.require_role(Role.BRAND)
    with read_scope() as session:
        whose = None if viewer.role is Role.ADMIN else brand_id
        return clip_rows(session, viewer, clips_to_answer(session, whose, limit))


def approve(viewer: Viewer, video_id: UUID, edition: str, *, clock: Clock = utc_now) -> ClipReview:
    """The clip may come out exactly as `edition`; approving twice changes nothing.

    Raises:
        VideoNotFound: It is not made for the viewer's brand.
        NotWaiting, ClipChanged: There is no such thing to approve.
    """
    with session_scope() as session:
        video = _partners_video(session, viewer, video_id)
        approval.approve(session, video, edition, clock())
        return review_of(session, viewer, video, clock())


def ask_changes(
    viewer: Viewer,
    video_id: UUID,
    form: ChangesForm,
    *,
    screen: Screen,
    clock: Clock = utc_now,
) -> ClipReview:
    """The clip goes back to its creator with the brand's notes.

    Raises:
        VideoNotFound: It is not made for the viewer's brand.
        NotWaiting, NothingAsked: There is nothing to answer, or nothing was said.
        WordsRefused, WordsNotScreened: The words, or a note, may not be sent.
        BlockedByYou, NotWithThem: A block parts the two; approving needs no words.
    """
    with read_scope() as session:
        _check_together(session, _partners_video(session, viewer, video_id, for_update=False))
    for text in (form.words, *(note.text for note in form.notes)):
        if text.strip():
            screen(viewer, Written.CHANGES, text.strip())
    with session_scope() as session:
        video = _partners_video(session, viewer, video_id)
        _check_together(session, video)
        approval.ask_changes(session, video, form.words, form.notes, clock())
        return review_of(session, viewer, video, clock())


def _check_together(session: Session, video: Video) -> None:
    agreement = agreement_of(session, video.id)
    assert agreement is not None
    check_letters(session, agreement.brand_id, video.creator_id)


def _partners_video(
    session: Session, viewer: Viewer, video_id: UUID, *, for_update: bool = True
) -> Video:
    """The clip, if it is made for the viewer's brand and was handed in."""
    account_id = viewer.require_role(Role.BRAND)
    video = get_video(session, video_id, for_update=for_update)
    agreement = agreement_of(session, video_id)
    if agreement is None or not rounds_of(session, video_id):
        raise VideoNotFound()
    if agreement.brand_id != account_id and viewer.role is not Role.ADMIN:
        raise VideoNotFound()
    return video
