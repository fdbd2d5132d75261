"""What the brand's home draws: plain rows from what the services answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.moments import hour_text
from app.pages.brands_for_brands.said import (
    STATES,
    count_text,
    day_text,
    left_text,
    offer_text,
)
from catalog.kinds import Audience
from catalog.lifecycle import VideoState
from studio.brands.rules import ApproachState, BriefState
from studio.brands.schemas import AgreementView, ClipUnderAgreement, OwnBrief


@dataclass
class WaitingClip:
    """A clip that waits for the brand's answer."""

    id: str
    poster_url: str
    caption: str
    creator: str
    until: str
    is_overdue: bool


@dataclass
class BriefRow:
    """A brief in the list."""

    id: str
    title: str
    state: str
    state_text: str
    image_url: str
    offer: str
    places: str
    until: str
    applied: int
    applied_text: str


@dataclass
class Together:
    """A running collaboration."""

    id: str
    title: str
    creator: str
    handle: str
    avatar_url: str
    terms: str
    until: str
    clips: str


def waiting_clip(clip: ClipUnderAgreement, now: datetime) -> WaitingClip:
    """A row of what waits."""
    until = ""
    if clip.answer_by is not None:
        until = f"Answer by {hour_text(clip.answer_by)} · {left_text(clip.answer_by, now)}"
    if clip.is_overdue:
        until = "Your answer is late. Nothing comes out without it."
    return WaitingClip(
        id=str(clip.video_id),
        poster_url=clip.poster_url or "",
        caption=clip.caption or "A clip without words",
        creator=clip.creator.display_name,
        until=until,
        is_overdue=clip.is_overdue,
    )


def brief_row(brief: OwnBrief) -> BriefRow:
    """A row of the briefs."""
    applied = brief.approaches.get(ApproachState.APPLIED, 0)
    taken = brief.places - brief.places_left
    return BriefRow(
        id=str(brief.id),
        title=brief.title,
        state=brief.state.value,
        state_text=STATES[brief.state],
        image_url=next((p.image_url for p in brief.products if p.image_url), ""),
        offer=offer_text(brief.commission_bp, is_gifted=brief.is_gifted),
        places=f"{taken} of {count_text(brief.places, 'place', 'places')} taken",
        until=_until(brief),
        applied=applied,
        applied_text=count_text(applied, "application waits", "applications wait"),
    )


def _until(brief: OwnBrief) -> str:
    if brief.state is BriefState.DRAFT:
        return "Only you see it"
    if brief.state is BriefState.OPEN:
        return f"Apply until {day_text(brief.apply_until)}"
    return f"Sales earn until {day_text(brief.earn_until)}"


def together_of(agreement: AgreementView) -> Together:
    """A row of the collaborations."""
    return Together(
        id=str(agreement.id),
        title=agreement.title or "An agreement",
        creator=agreement.creator.display_name,
        handle=agreement.creator.handle,
        avatar_url=agreement.creator.avatar_url or "",
        terms=offer_text(agreement.commission_bp, is_gifted=agreement.is_gifted),
        until=f"until {day_text(agreement.ends_at)}",
        clips=_clips_text(agreement),
    )


def _clips_text(agreement: AgreementView) -> str:
    """`2 clips`, `1 clip · 1 not public · 1 taken down on 3 Dec 2026`."""
    gone = [clip.taken_down_at for clip in agreement.clips if clip.taken_down_at is not None]
    hidden = sum(
        clip.state is VideoState.PUBLISHED and clip.audience is not Audience.EVERYONE
        for clip in agreement.clips
    )
    parts = [count_text(len(agreement.clips) - len(gone), "clip", "clips")]
    parts += [f"{hidden} not public"] if hidden else []
    if gone:
        parts.append(f"{len(gone)} taken down on {day_text(max(gone))}")
    return " · ".join(parts)
