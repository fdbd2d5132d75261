"""What the brand's home draws: plain rows from what the services answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.pages.brands_for_brands.said import (
    left_text,
    offer_text,
    taken_text,
)
from app.pages.brands_for_brands.words import ROWS, STATES
from app.pages.rights_words import WORDLESS
from catalog.kinds import Audience
from catalog.lifecycle import VideoState
from core.languages import all_in, in_language
from core.moments import date_text, hour_text
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


def waiting_clip(clip: ClipUnderAgreement, now: datetime, locale: str = "en") -> WaitingClip:
    """A row of what waits."""
    until = answer_text(clip.answer_by, now, locale)
    if clip.is_overdue:
        until = in_language(ROWS["late"], locale)
    return WaitingClip(
        id=str(clip.video_id),
        poster_url=clip.poster_url or "",
        caption=clip.caption or in_language(WORDLESS, locale),
        creator=clip.creator.display_name,
        until=until,
        is_overdue=clip.is_overdue,
    )


def answer_text(until: datetime | None, now: datetime, locale: str) -> str:
    """Until when the brand has to answer; empty where nobody waits."""
    if until is None:
        return ""
    return in_language(ROWS["answer"], locale).format(
        hour=hour_text(until, locale), left=left_text(until, now, locale)
    )


def brief_row(brief: OwnBrief, locale: str = "en") -> BriefRow:
    """A row of the briefs."""
    applied = brief.approaches.get(ApproachState.APPLIED, 0)
    waits = in_language(ROWS["applied" if applied == 1 else "applied_many"], locale)
    return BriefRow(
        id=str(brief.id),
        title=brief.title,
        state=brief.state.value,
        state_text=in_language(STATES[brief.state], locale),
        image_url=next((p.image_url for p in brief.products if p.image_url), ""),
        offer=offer_text(brief.commission_bp, is_gifted=brief.is_gifted, locale=locale),
        places=taken_text(brief.places - brief.places_left, brief.places, locale),
        until=_until(brief, locale),
        applied=applied,
        applied_text=waits.format(number=applied),
    )


def _until(brief: OwnBrief, locale: str) -> str:
    if brief.state is BriefState.DRAFT:
        return in_language(ROWS["yours"], locale)
    is_open = brief.state is BriefState.OPEN
    day = date_text(brief.apply_until if is_open else brief.earn_until, locale)
    return in_language(ROWS["apply" if is_open else "earn"], locale).format(day=day)


def together_of(agreement: AgreementView, locale: str = "en") -> Together:
    """A row of the collaborations."""
    return Together(
        id=str(agreement.id),
        title=agreement.title or in_language(ROWS["untitled"], locale),
        creator=agreement.creator.display_name,
        handle=agreement.creator.handle,
        avatar_url=agreement.creator.avatar_url or "",
        terms=offer_text(agreement.commission_bp, is_gifted=agreement.is_gifted, locale=locale),
        until=in_language(ROWS["until"], locale).format(day=date_text(agreement.ends_at, locale)),
        clips=_clips_text(agreement, locale),
    )


def _clips_text(agreement: AgreementView, locale: str) -> str:
    """`2 clips`, `1 clip · 1 not public · 1 taken down on 3 Dec 2026`."""
    gone = [clip.taken_down_at for clip in agreement.clips if clip.taken_down_at is not None]
    hidden = sum(
        clip.state is VideoState.PUBLISHED and clip.audience is not Audience.EVERYONE
        for clip in agreement.clips
    )
    says, there = all_in(ROWS, locale), len(agreement.clips) - len(gone)
    parts = [says["clip" if there == 1 else "clips"].format(number=there)]
    parts += [says["hidden"].format(number=hidden)] if hidden else []
    if gone:
        parts.append(says["gone"].format(number=len(gone), day=date_text(max(gone), locale)))
    return " · ".join(parts)
