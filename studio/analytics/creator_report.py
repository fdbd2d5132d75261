"""All clips of a creator together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, func, select

from catalog.lifecycle import VideoState
from catalog.media import media_url
from catalog.models import Video
from community.models import Follow
from core.clock import epoch_ms
from core.languages import in_language
from studio.analytics.audience import DAY_MS, OFFSET_MS
from studio.analytics.clip_report import days_of
from studio.analytics.definitions import number
from studio.analytics.freshness import freshness
from studio.analytics.intervals import FLOOR
from studio.analytics.ledger import totals_of
from studio.analytics.retention import finished
from studio.analytics.schemas import ClipResult, CreatorAnalytics, DayResult, Number, WatchHour
from studio.analytics.totals import Totals, add, series
from studio.analytics.wording import CREATOR, HOURS, NO_HOURS, week_of

DAYS = 28
BEST = 50


def clips_with_totals(session: Session, creator_id: UUID) -> list[tuple[Video, Totals]]:
    """The creator's clips that anybody may have watched, newest first, with their totals."""
    videos = session.exec(
        select(Video)
        .where(
            Video.creator_id == creator_id,
            col(Video.published_at).is_not(None),
            Video.state != VideoState.REMOVED,
        )
        .order_by(col(Video.published_at).desc())
    ).all()
    known = totals_of(session, [v.id for v in videos])
    return [(v, known.get(v.id, {})) for v in videos]


def creator_report(
    session: Session, creator_id: UUID, now: datetime, locale: str = "en"
) -> CreatorAnalytics:
    """What the creator's clips did up to `now`, with the last `DAYS` days one by one.

    Args:
        locale: Of whoever reads.
    """
    clips = clips_with_totals(session, creator_id)
    whole: Totals = {}
    for _, totals in clips:
        add(whole, totals)
    rows = [clip_result(video, totals) for video, totals in clips]
    days = last_days([t for _, t in clips], _new_followers(session, creator_id, now), now)
    hours = series(whole, "h")
    is_told = sum(hours.values()) >= FLOOR
    return CreatorAnalytics(
        headline=week_of(days, locale) if rows else in_language(CREATOR["first"], locale),
        freshness=freshness(session),
        followers=session.exec(
            select(func.count()).select_from(Follow).where(Follow.creator_id == creator_id)
        ).one(),
        numbers=_numbers(whole, rows, locale),
        days=days,
        clips=sorted(rows, key=lambda c: (-c.revenue_paise, -c.views))[:BEST],
        hours=[
            WatchHour(weekday=hour // 24, hour=hour % 24, views=views)
            for hour, views in sorted(hours.items())
        ]
        if is_told
        else [],
        hours_note=in_language(HOURS if is_told else NO_HOURS, locale).format(floor=FLOOR),
    )


def clip_result(video: Video, totals: Totals) -> ClipResult:
    """A clip as a row."""
    get = totals.get
    ended, measured = finished(totals, video.duration_ms), get("measured", 0)
    return ClipResult(
        video_id=video.id,
        caption=video.caption,
        poster_url=media_url(video.id, video.recipe, "poster.webp") if video.recipe else None,
        colors=video.colors,
        duration_ms=video.duration_ms,
        published_at=video.published_at,
        views=get("views", 0),
        viewers=get("people", 0),
        watch_ms=get("watch_ms", 0),
        finished=ended,
        finished_share=round(ended / measured, 4) if measured >= FLOOR else None,
        taps=get("taps", 0),
        bags=get("bags", 0),
        orders=get("orders", 0),
        revenue_paise=get("paise", 0),
        commission_paise=get("commission", 0),
        new_followers=get("follow", 0),
    )


def last_days(many: Iterable[Totals], followers: Counter[date], now: datetime) -> list[DayResult]:
    """The last `DAYS` days, oldest first, also those on which nothing happened."""
    known = {day.day: day for day in days_of(many)}
    today = _day(now)
    wanted = [today - timedelta(days=DAYS - 1 - n) for n in range(DAYS)]
    days = [known.get(day) or DayResult(day=day) for day in wanted]
    for day in days:
        day.new_followers = followers[day.day]
    return days


def _new_followers(session: Session, creator_id: UUID, now: datetime) -> Counter[date]:
    since = now - timedelta(days=DAYS)
    times = session.exec(
        select(Follow.created_at).where(
            Follow.creator_id == creator_id, col(Follow.created_at) >= since
        )
    )
    return Counter(_day(at) for at in times)


def _day(at: datetime) -> date:
    return date(1970, 1, 1) + timedelta(days=(epoch_ms(at) + OFFSET_MS) // DAY_MS)


def _numbers(whole: Totals, rows: Sequence[ClipResult], locale: str) -> list[Number]:
    get = whole.get
    views = get("views", 0)
    found = {
        "views": views,
        "watch_ms": get("watch_ms", 0),
        "average_ms": get("watch_ms", 0) / views if views else 0,
        "finished": sum(row.finished for row in rows),
        "new_followers": get("follow", 0),
        "taps": get("taps", 0),
        "bags": get("bags", 0),
        "orders": get("orders", 0),
        "revenue_paise": get("paise", 0),
        "commission_paise": get("commission", 0),
    }
    return [number(key, value, locale=locale) for key, value in found.items()]
