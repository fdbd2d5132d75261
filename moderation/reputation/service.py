"""What people may ask about their own record and clips.

Each function checks who asks and works in its own transaction.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from catalog.allowances import Act
from catalog.lifecycle import VideoState
from catalog.models import Account, ClipReach, VideoStats
from catalog.reach import UNLIMITED, Reach
from catalog.videos import VideoNotFound, get_video
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import read_scope
from core.languages import language_of
from moderation import params
from moderation.policy import get_policy
from moderation.reputation.allowances import (
    PART_OF,
    POOR_REPORTS,
    RATES,
    has_poor_reports,
)
from moderation.reputation.clearing import Why
from moderation.reputation.ladder import Place, Rung
from moderation.reputation.ledger import record_of
from moderation.reputation.models import MeasureKind, Part
from moderation.reputation.record import (
    is_trusted,
    live_measure,
    place_in,
)
from moderation.reputation.rules import reach_rule
from moderation.reputation.schemas import PartView, ReachView, Standing, StrikeView
from moderation.reputation.strikes import Strike
from moderation.reputation.words import say


def my_standing(viewer: Viewer) -> Standing:
    """Where the caller stands, with what is limited, why, and what ends it.

    Raises:
        NotSignedIn: Guests have no record.
    """
    viewer.require_account()
    now = utc_now()
    with read_scope() as session:
        parts = [_part(session, viewer, act, now) for act in (Act.PUBLISH, Act.COMMENT)]
        parts.append(_reports(session, viewer, now))
    return Standing(parts=parts)


def clip_reach(viewer: Viewer, video_id: UUID) -> ReachView:
    """How far a clip goes; for its creator and for moderators.

    Raises:
        VideoNotFound: There is none, or it is somebody else's, or it is not live.
    """
    account_id = viewer.require_account()
    with read_scope() as session:
        video = get_video(session, video_id)
        if video.creator_id != account_id and not viewer.may_moderate:
            raise VideoNotFound()
        if video.state is not VideoState.PUBLISHED:
            raise VideoNotFound()
        row = session.get(ClipReach, video_id)
        stats = session.get(VideoStats, video_id)
    reach = row.reach if row else Reach.FIRST
    cap = row.cap if row else reach_rule().cap(Reach.FIRST)
    why = Why(row.reason) if row and row.reason in set(Why) else Why.START
    if reach is Reach.OPEN and why is Why.START:
        why = Why.RECORD
    return ReachView(
        video_id=video_id,
        reach=reach,
        is_frozen=bool(row and row.is_frozen),
        impressions=stats.impressions if stats else 0,
        cap=None if cap >= UNLIMITED else cap,
        why=why,
        text=say("reach", "frozen" if row and row.is_frozen else reach, viewer.locale, cap=cap),
        why_text=say("why", why, viewer.locale),
        always=say("reach", "always", viewer.locale),
    )


def _part(session: Session, viewer: Viewer, act: Act, now: datetime) -> PartView:
    account_id, part = viewer.require_account(), PART_OF[act]
    place = place_in(session, account_id, part, now)
    rate = RATES.get((act, place.rung))
    return PartView(
        part=part,
        title=say("parts", part, viewer.locale),
        rung=place.rung,
        text=say("rungs", place.rung, viewer.locale, until=place.until),
        until=place.until,
        clears=_clears(place, viewer.locale),
        limits=[rate] if rate else [],
        strikes=[strike_view(strike, viewer.locale) for strike in reversed(place.strikes)],
        is_trusted=(
            part is Part.CREATOR
            and viewer.may_create
            and is_trusted(session, session.get(Account, account_id), now)
        ),
    )


def _clears(place: Place, locale: str) -> str:
    if place.rung is Rung.STOPPED:
        return say("clears", "person", locale)
    if place.eases_at is None:
        return say("clears", "clear", locale)
    return say("clears", "fades", locale, on=place.eases_at)


def strike_view(strike: Strike, locale: str) -> StrikeView:
    known = {reason.code: reason for reason in get_policy().reasons}.get(strike.code)
    is_hindi = language_of(locale) == "hi"
    return StrikeView(
        at=strike.at,
        fades_at=strike.fades_at,
        points=strike.points,
        reason_code=strike.code,
        reason_title=(known.title_hi if is_hindi else known.title) if known else "",
        text=known.told(locale) if known else "",
        subject_ids=list(strike.subject_ids),
    )


def _reports(session: Session, viewer: Viewer, now: datetime) -> PartView:
    account_id = viewer.require_account()
    record = record_of(session, account_id, Part.REPORTER, now)
    is_stopped = live_measure(session, account_id, MeasureKind.STOPPED) is not None
    is_poor = has_poor_reports(session, viewer, now)
    key = "poor" if is_poor else "mixed"
    if record.evidence < params.REPORTER_EVIDENCE.default:
        key = "new" if not record.evidence else "mixed"
    elif record.lower(params.LOWER_QUANTILE.default) >= params.REPORTER_FLOOR.default:
        key = "good"
    rung = Rung.STOPPED if is_stopped else (Rung.SLOWED if is_poor else Rung.CLEAR)
    text = say("reports", key, viewer.locale)
    return PartView(
        part=Part.REPORTER,
        title=say("parts", Part.REPORTER, viewer.locale),
        rung=rung,
        text=say("rungs", rung, viewer.locale) if is_stopped else text,
        until=None,
        clears=say("clears", "person" if is_stopped else "clear", viewer.locale),
        limits=[POOR_REPORTS] if is_poor else [],
        strikes=[],
        is_trusted=False,
    )
