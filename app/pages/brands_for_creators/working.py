"""A creator's collaborations: where each stands, what comes next, what it has earned. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from app.moments import hour_text
from app.pages.brands_for_creators.rows import Wait, Work, WorkClip
from app.pages.brands_for_creators.words import (
    SOON_DAYS,
    day_text,
    days_left,
    left_text,
    reward_text,
)
from app.pages.studio.drawn import LOOKS, script_of
from app.pages.studio_analytics.rows import Figure
from catalog.lifecycle import VideoState
from catalog.models import Approval
from commerce.commission.schemas import CommissionMonthView
from core.money import format_paise
from studio.brands.schemas import AgreementView, ClipUnderAgreement
from studio.views import EDITABLE
from studio.wording import HEADLINES

CREATE = "/studio/create"
# From what its creator has to do to what goes by itself: the first that a clip is in leads.
_ORDER = ("changes", "refused", "draft", "checked", "waiting", "scheduled", "live")


def place_of(clip: ClipUnderAgreement) -> str:
    """Where a clip of a collaboration stands, one of `_ORDER`."""
    if clip.state in EDITABLE:
        if clip.approval is Approval.CHANGES:
            return "changes"
        return "draft" if clip.state is VideoState.DRAFT else "refused"
    if clip.state is VideoState.PUBLISHED:
        return "live"
    if clip.state is VideoState.SCHEDULED:
        return "scheduled" if clip.approval is Approval.APPROVED else "waiting"
    return "checked"


def work_clip(clip: ClipUnderAgreement) -> WorkClip:
    """A clip of a collaboration as lists draw it."""
    brand, place = clip.brand.display_name, place_of(clip)
    said = {
        "changes": (f"{brand} asks for changes", "danger"),
        "waiting": (f"Waits for {brand}", "highlight"),
    }
    status, tone = said.get(place, (HEADLINES[clip.state], LOOKS[clip.state][0]))
    return WorkClip(
        id=str(clip.video_id),
        link=f"/studio/clips/{clip.video_id}",
        caption=clip.caption or "No caption yet",
        lang=script_of(clip.caption),
        poster_url=clip.poster_url or "",
        status=status,
        tone=tone,
    )


def work_of(agreement: AgreementView, earned_paise: int, now: datetime) -> Work:
    """A collaboration with its next step."""
    status, tone, step, label, link = _next(agreement, now)
    return Work(
        id=str(agreement.id),
        title=agreement.title or "Collaboration",
        lang=script_of(agreement.title),
        brand=agreement.brand.display_name,
        avatar_url=agreement.brand.avatar_url or "",
        brief_link=f"/studio/brands/{agreement.brief_id}" if agreement.brief_id else "",
        reward=reward_text(agreement.commission_bp, is_gifted=agreement.is_gifted),
        status=status,
        tone=tone,
        step=step,
        step_label=label,
        step_link=link,
        deadline=_deadline(agreement, now),
        earned=format_paise(earned_paise),
        is_running=agreement.is_running,
        clips=[work_clip(clip) for clip in _there(agreement)],
    )


def _there(agreement: AgreementView) -> list[ClipUnderAgreement]:
    return [clip for clip in agreement.clips if clip.taken_down_at is None]


def _first(agreement: AgreementView) -> tuple[str, ClipUnderAgreement | None]:
    """The clip that needs its creator most, and where it stands; `new` without one."""
    ranked = sorted(_there(agreement), key=lambda clip: _ORDER.index(place_of(clip)))
    return (place_of(ranked[0]), ranked[0]) if ranked else ("new", None)


def _next(agreement: AgreementView, now: datetime) -> tuple[str, str, str, str, str]:
    """State, its colour, the next step in words, its button and where that leads."""
    brand = agreement.brand.display_name
    place, clip = _first(agreement)
    link = f"/studio/clips/{clip.video_id}" if clip else CREATE
    if not agreement.is_running:
        over = agreement.ended_at or agreement.ends_at
        return ("Over", "neutral", f"Since {day_text(over)}. Later sales earn nothing.", "", "")
    if clip is None:
        until = agreement.publish_until
        if until is not None and until <= now:
            return ("No clip yet", "neutral", "The days to publish it have passed.", "", "")
        return ("To make", "accent", "Make your clip and hand it in.", "Create a clip", link)
    answer = f" They answer by {hour_text(clip.answer_by)}." if clip.answer_by else ""
    if clip.is_overdue:
        answer = " Their answer is late; your clip stays safe."
    counts = f"Sales count until {day_text(agreement.ends_at)}."
    return {
        "changes": ("Changes", "danger", f"{brand} asks for changes.", "See them", link),
        "refused": ("Not published", "danger", "Change it and hand it in again.", "Open", link),
        "draft": ("Draft", "accent", "Finish your clip and hand it in.", "Go on editing", link),
        "checked": ("On its way", "accent", f"It is checked, then {brand} looks at it.", "", ""),
        "waiting": (f"With {brand}", "highlight", f"{brand} looks at it.{answer}", "", ""),
        "scheduled": ("Approved", "success", "It comes out at its hour.", "Open", link),
        "live": ("Live", "success", counts, "Analytics", f"{link}/analytics"),
    }[place]


def _deadline(agreement: AgreementView, now: datetime) -> str:
    """The next day that matters; empty once it is over."""
    if not agreement.is_running:
        return ""
    until = agreement.publish_until
    if until is not None and until > now and _first(agreement)[0] != "live":
        return f"Out by {day_text(until)} · {left_text(until, now)}"
    return f"Sales count until {day_text(agreement.ends_at)}"


def clips_to_make(agreements: Sequence[AgreementView], now: datetime) -> list[Wait]:
    """Running collaborations whose creator has not handed in a clip, the most urgent first."""
    due = [
        (a.publish_until, a)
        for a in agreements
        if a.is_running
        and a.publish_until is not None
        and a.publish_until > now
        and _first(a)[0] in ("new", "draft")
    ]
    return [
        Wait(
            key=f"make{a.id}",
            icon="clip",
            tone="accent",
            title=f"A clip for {a.brand.display_name}",
            text=a.title,
            lang=script_of(a.title),
            when=f"Out by {day_text(until)} · {left_text(until, now)}",
            is_late=days_left(until, now) <= SOON_DAYS,
            link=_next(a, now)[4],
            step=_next(a, now)[3],
        )
        for until, a in sorted(due, key=lambda one: one[0])
    ]


def works_of(
    agreements: Sequence[AgreementView], earned: Mapping[UUID, int], now: datetime
) -> list[Work]:
    """Collaborations, those that go on first."""
    found = [work_of(a, earned.get(a.id, 0), now) for a in agreements]
    return sorted(found, key=lambda work: not work.is_running)


def figures_of(month: CommissionMonthView) -> list[Figure]:
    """The month's commissions as cards."""
    return [
        Figure("Earned this month", month.earned.formatted, "", "Delivered, whenever it was sold."),
        Figure("On the way", month.on_the_way.formatted, "", "Sold and not delivered yet."),
        Figure("Sold this month", month.promised.formatted, "", "Earned once it is delivered."),
        Figure("Cancelled", month.lapsed.formatted, "", "Cancelled or returned this month."),
        Figure("Next statement", month.due.formatted, "", "Earned and on no statement yet."),
    ]
