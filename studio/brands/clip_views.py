"""Clips of agreements as their creator and their brand see them.

The brand sees a clip from the moment it was handed in, and its words and pictures while it waits or
is live (`catalog.visibility.FOR_PARTNER`); what its creator is still working on is theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.agreements import edition_of
from catalog.cards import creator_brief
from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.media import media_url
from catalog.models import AgreedClip, Agreement, Approval, Video
from catalog.videos import VideoNotFound
from catalog.viewer import Viewer
from catalog.visibility import FOR_PARTNER
from core.languages import Pair, in_language
from studio.brands.clips import NotUnderAgreement, may_take_away
from studio.brands.models import ReviewRound
from studio.brands.repository import accounts_by_id
from studio.brands.rounds import last_rounds, notes_of, rounds_of
from studio.brands.schemas import ClipReview, ClipUnderAgreement, NoteView, RoundView
from studio.brands.words import NOTES
from studio.publishing.partnership import note_of
from studio.publishing.views import schedules


def clip_rows(
    session: Session, viewer: Viewer, found: Sequence[tuple[AgreedClip, Video]]
) -> list[ClipUnderAgreement]:
    """Clips in a list, in their order; for a brand without those that were never handed in."""
    return [
        ClipUnderAgreement(**facts) for facts in _facts(session, viewer, found) if facts is not None
    ]


def review_of(session: Session, viewer: Viewer, video: Video, now: datetime) -> ClipReview:
    """A clip with all that is said about it.

    Raises:
        VideoNotFound: For a brand before it was handed in.
        NotUnderAgreement: It is made for nobody.
    """
    clip = session.get(AgreedClip, video.id)
    if clip is None:
        raise NotUnderAgreement()
    (facts,) = _facts(session, viewer, [(clip, video)])
    if facts is None:
        raise VideoNotFound()
    agreement = session.get_one(Agreement, clip.agreement_id)
    is_brand = viewer.account_id == agreement.brand_id
    waits = video.state is VideoState.SCHEDULED and clip.approval is not Approval.APPROVED
    is_shown = bool(video.recipe) and (not is_brand or video.state in FOR_PARTNER)
    return ClipReview(
        **facts,
        hls_url=media_url(video.id, video.recipe, "master.m3u8") if is_shown else None,
        mp4_url=media_url(video.id, video.recipe, "video.mp4") if is_shown else None,
        edition=edition_of(session, video) if waits else "",
        may_answer=waits and (is_brand or viewer.role is Role.ADMIN),
        may_take_away=not is_brand and may_take_away(session, video, agreement, now),
        note=in_language(_note(video.state, clip.approval), viewer.locale)
        if is_brand
        else note_of(video.state, clip.approval, facts["brand"].display_name, viewer.locale),
        rounds=_rounds(session, rounds_of(session, video.id), agreement.id),
    )


def _note(state: VideoState, approval: Approval) -> Pair:
    if state is VideoState.SCHEDULED:
        return NOTES["approved" if approval is Approval.APPROVED else "waits"]
    return NOTES["live" if state is VideoState.PUBLISHED else "elsewhere"]


def _facts(
    session: Session, viewer: Viewer, found: Sequence[tuple[AgreedClip, Video]]
) -> list[dict[str, Any] | None]:
    ids = [video.id for _, video in found]
    agreements = {
        a.id: a
        for a in session.exec(
            select(Agreement).where(col(Agreement.id).in_({c.agreement_id for c, _ in found}))
        )
    }
    people = accounts_by_id(
        session, [one for a in agreements.values() for one in (a.brand_id, a.creator_id)]
    )
    last, hours = last_rounds(session, ids), schedules(session, ids)
    rows: list[dict[str, Any] | None] = []
    for clip, video in found:
        agreement, newest = agreements[clip.agreement_id], last.get(video.id)
        is_brand = viewer.account_id == agreement.brand_id
        if is_brand and (newest is None or newest.agreement_id != agreement.id):
            rows.append(None)
            continue
        is_shown = not is_brand or video.state in FOR_PARTNER
        asked = newest if newest is not None and newest.answer is None else None
        hour = hours.get(video.id)
        rows.append(
            {
                "video_id": video.id,
                "agreement_id": agreement.id,
                "brand": creator_brief(people[agreement.brand_id]),
                "creator": creator_brief(people[agreement.creator_id]),
                "state": video.state,
                "audience": video.audience,
                "taken_down_at": video.changed_at if video.state is VideoState.REMOVED else None,
                "approval": clip.approval,
                "caption": video.caption if is_shown else "",
                "duration_ms": video.duration_ms,
                "poster_url": media_url(video.id, video.recipe, "poster.webp")
                if is_shown and video.recipe
                else None,
                "publish_at": hour.publish_at if hour else None,
                "answer_by": asked.answer_by if asked else None,
                "is_overdue": asked is not None and asked.overdue_at is not None,
            }
        )
    return rows


def _rounds(session: Session, rounds: Sequence[ReviewRound], agreement_id: UUID) -> list[RoundView]:
    """What was said of the clip under this agreement; another brand's words stay its own."""
    own = [one for one in rounds if one.agreement_id == agreement_id]
    notes = notes_of(session, [one.id for one in own])
    return [
        RoundView(
            number=one.number,
            handed_in_at=one.handed_in_at,
            answer_by=one.answer_by,
            is_overdue=one.answer is None and one.overdue_at is not None,
            answer=one.answer,
            answered_at=one.answered_at,
            words=one.words,
            notes=[NoteView(at_ms=n.at_ms, text=n.text) for n in notes[one.id]],
        )
        for one in own
    ]
