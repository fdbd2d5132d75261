"""A creator's collaborations: where each stands, what comes next, what it has earned. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.pages.brands_for_creators.fact_words import DAYS, WAITS
from app.pages.brands_for_creators.rows import Wait, Work, WorkClip
from app.pages.brands_for_creators.words import (
    SOON_DAYS,
    days_left,
    left_text,
    reward_text,
)
from app.pages.brands_for_creators.work_words import BUTTON, FIGURES, STATUS, STEP, WORK
from app.pages.studio.drawn import LOOKS, script_of
from app.pages.studio_analytics.rows import Figure
from catalog.lifecycle import VideoState
from catalog.models import Approval
from commerce.commission.schemas import CommissionMonthView
from core.languages import all_in, in_language
from core.moments import hour_text, short_date_text
from core.money import format_paise
from studio.brands.schemas import AgreementView, ClipUnderAgreement
from studio.views import EDITABLE
from studio.wording import STATES

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


def work_clip(clip: ClipUnderAgreement, locale: str = "en") -> WorkClip:
    """A clip of a collaboration as lists draw it."""
    brand, place = clip.brand.display_name, place_of(clip)
    said = {"changes": (WORK["asks"], "danger"), "waiting": (WORK["waits"], "highlight")}
    caption = clip.caption or in_language(WORK["no_caption"], locale)
    status, tone = said.get(place, (STATES[clip.state], LOOKS[clip.state][0]))
    return WorkClip(
        id=str(clip.video_id),
        link=f"/studio/clips/{clip.video_id}",
        caption=caption,
        lang=script_of(caption),
        poster_url=clip.poster_url or "",
        status=in_language(status, locale).format(brand=brand),
        tone=tone,
    )


def work_of(agreement: AgreementView, earned_paise: int, now: datetime, locale: str = "en") -> Work:
    """A collaboration with its next step."""
    said = _next(agreement, now)
    status, step, label = said.words(agreement, locale)
    return Work(
        id=str(agreement.id),
        title=agreement.title or in_language(WORK["untitled"], locale),
        lang=script_of(agreement.title),
        brand=agreement.brand.display_name,
        avatar_url=agreement.brand.avatar_url or "",
        brief_link=f"/studio/brands/{agreement.brief_id}" if agreement.brief_id else "",
        reward=reward_text(agreement.commission_bp, is_gifted=agreement.is_gifted, locale=locale),
        status=status,
        tone=said.tone,
        step=step,
        step_label=label,
        step_link=said.link if label else "",
        deadline=_deadline(agreement, now, locale),
        earned=format_paise(earned_paise),
        is_running=agreement.is_running,
        clips=[work_clip(clip, locale) for clip in _there(agreement)],
    )


def _there(agreement: AgreementView) -> list[ClipUnderAgreement]:
    return [clip for clip in agreement.clips if clip.taken_down_at is None]


def _first(agreement: AgreementView) -> tuple[str, ClipUnderAgreement | None]:
    """The clip that needs its creator most, and where it stands; `new` without one."""
    ranked = sorted(_there(agreement), key=lambda clip: _ORDER.index(place_of(clip)))
    return (place_of(ranked[0]), ranked[0]) if ranked else ("new", None)


@dataclass(frozen=True, slots=True)
class Next:
    """Where a collaboration stands and what comes next, by the names in the room of words."""

    place: str
    step: str
    tone: str
    link: str
    moment: datetime

    def words(self, agreement: AgreementView, locale: str) -> tuple[str, str, str]:
        """State, next step and its button."""
        facts = {
            "brand": agreement.brand.display_name,
            "day": short_date_text(self.moment, locale),
            "hour": hour_text(self.moment, locale),
        }
        button = BUTTON.get(self.place)
        return (
            in_language(STATUS[self.place], locale).format(**facts),
            in_language(STEP[self.step], locale).format(**facts),
            in_language(button, locale) if button else "",
        )


def _next(agreement: AgreementView, now: datetime) -> Next:
    place, clip = _first(agreement)
    link = f"/studio/clips/{clip.video_id}" if clip else CREATE
    if not agreement.is_running:
        return Next("over", "over", "neutral", "", agreement.ended_at or agreement.ends_at)
    until = agreement.publish_until
    if clip is None and until is not None and until <= now:
        return Next("late", "late", "neutral", "", until)
    if clip is not None and place == "waiting":
        step = "waiting_late" if clip.is_overdue else "waiting_by" if clip.answer_by else "waiting"
        return Next(place, step, _TONES[place], "", clip.answer_by or now)
    link += "/analytics" if place == "live" else ""
    return Next(place, place, _TONES[place], link, agreement.ends_at)


_TONES = {
    "new": "accent",
    "changes": "danger",
    "refused": "danger",
    "draft": "accent",
    "checked": "accent",
    "waiting": "highlight",
    "scheduled": "success",
    "live": "success",
}


def _deadline(agreement: AgreementView, now: datetime, locale: str) -> str:
    """The next day that matters; empty once it is over."""
    if not agreement.is_running:
        return ""
    until = agreement.publish_until
    if until is not None and until > now and _first(agreement)[0] != "live":
        return _out_by(until, now, locale)
    return in_language(DAYS["sales"], locale).format(day=short_date_text(agreement.ends_at, locale))


def _out_by(until: datetime, now: datetime, locale: str) -> str:
    return in_language(DAYS["out"], locale).format(
        day=short_date_text(until, locale), left=left_text(until, now, locale)
    )


def clips_to_make(
    agreements: Sequence[AgreementView], now: datetime, locale: str = "en"
) -> list[Wait]:
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
            title=in_language(WAITS["make"], locale).format(brand=a.brand.display_name),
            text=a.title,
            lang=script_of(a.title),
            when=_out_by(until, now, locale),
            is_late=days_left(until, now) <= SOON_DAYS,
            link=_next(a, now).link,
            step=_next(a, now).words(a, locale)[2],
        )
        for until, a in sorted(due, key=lambda one: one[0])
    ]


def works_of(
    agreements: Sequence[AgreementView],
    earned: Mapping[UUID, int],
    now: datetime,
    locale: str = "en",
) -> list[Work]:
    """Collaborations, those that go on first."""
    found = [work_of(a, earned.get(a.id, 0), now, locale) for a in agreements]
    return sorted(found, key=lambda work: not work.is_running)


def figures_of(month: CommissionMonthView, locale: str = "en") -> list[Figure]:
    """The month's commissions as cards."""
    says = all_in(FIGURES, locale)
    sums = {
        "earned": month.earned,
        "way": month.on_the_way,
        "sold": month.promised,
        "cancelled": month.lapsed,
        "next": month.due,
    }
    return [Figure(says[n], one.formatted, "", says[f"{n}_more"]) for n, one in sums.items()]
