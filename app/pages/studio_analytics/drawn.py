"""Analytics as its pages draw them: numbers in words, each with its definition. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.moments import ago
from app.pages.studio.drawn import script_of
from app.pages.studio_analytics.rows import (
    Bar,
    ClipLine,
    Figure,
    Hour,
    Place,
    ProductRow,
    SecondRow,
)
from app.views import short_count
from core.money import format_paise
from studio.analytics.schemas import (
    ClipAnalytics,
    ClipResult,
    Compared,
    DayResult,
    Freshness,
    FunnelStep,
    Number,
    ProductResult,
    RetentionPoint,
    Unit,
    WatchHour,
)
from studio.analytics.wording import clock

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SLOW_S = 10.0


def amount(value: float, unit: Unit) -> str:
    """A number as people read it."""
    if unit is Unit.PAISE:
        return format_paise(round(value))
    if unit is Unit.SHARE:
        return f"{value * 100:.0f} %" if value >= 0.095 or not value else f"{value * 100:.1f} %"
    if unit is Unit.MS:
        return duration(value)
    return short_count(round(value))


def duration(ms: float) -> str:
    """`7.2 s`, `12 min`, `3.4 h`."""
    for size, word in ((3_600_000, "h"), (60_000, "min")):
        if ms >= size:
            return f"{ms / size:.1f}".removesuffix(".0") + f" {word}"
    return f"{ms / 1000:.1f} s"


def figure(number: Number) -> Figure:
    """A number on a card, with its interval where it has one."""
    sure = ""
    if number.low is not None and number.high is not None:
        sure = f"{number.low * 100:.0f} to {number.high * 100:.0f} %"
    return Figure(number.name, amount(number.value, number.unit), sure, number.definition)


def freshness_text(freshness: Freshness) -> str:
    """How old the numbers are."""
    if freshness.behind_s is None:
        return "Counting rests for a moment; nothing is lost"
    if freshness.behind_s > _SLOW_S:
        return f"Counting is {duration(freshness.behind_s * 1000)} behind"
    return "Live, a few seconds old at most"


def points_of(points: Sequence[RetentionPoint]) -> list[dict[str, Any]]:
    """The curve for the chart."""
    return [p.model_dump() for p in points]


def seconds_of(report: ClipAnalytics) -> list[SecondRow]:
    """The curve second by second."""
    moments = {m.at_s: m for m in report.moments}
    rows = []
    for point in report.retention.points[::4]:
        second = point.at_ms // 1000
        quarter = [p for p in report.retention.points if p.at_ms // 1000 == second]
        moment = moments.get(second)
        rows.append(
            SecondRow(
                at=clock(second),
                there=amount(point.share, Unit.SHARE),
                sure=f"{point.low * 100:.0f} to {point.high * 100:.0f} %",
                again=str(max(p.rewatches for p in quarter)),
                skipped=str(max(p.skipped for p in quarter)),
                taps=str(moment.taps if moment else 0),
                orders=str(moment.orders if moment else 0),
            )
        )
    return rows


def sources_of(report: ClipAnalytics) -> list[Bar]:
    """Where views came from."""
    return [
        Bar(s.name, short_count(s.views), round(s.share * 100), f"{s.share * 100:.0f} %")
        for s in report.sources
    ]


def funnel_of(steps: Sequence[FunnelStep]) -> list[Bar]:
    """The way from watching to ordering; bars are of all who watched."""
    first = max(1, steps[0].people)
    bars = []
    for step in steps:
        beside = ""
        if step.share is not None and step.low is not None and step.high is not None:
            share = amount(step.share, Unit.SHARE)
            beside = f"{share} of those before ({step.low * 100:.0f} to {step.high * 100:.0f} %)"
        percent = min(100, round(100 * step.people / first))
        bars.append(Bar(step.name, short_count(step.people), percent, beside))
    return bars


def product_row(product: ProductResult) -> ProductRow:
    """A product's line."""
    return ProductRow(
        id=str(product.product_id),
        title=product.title,
        image_url=product.image_url or "",
        taps=short_count(product.taps),
        bags=short_count(product.bags),
        orders=short_count(product.orders),
        revenue=format_paise(product.revenue_paise),
        commission=format_paise(product.commission_paise),
        best="–" if product.best_s is None else clock(product.best_s),
    )


def place_of(measure: Compared) -> Place:
    """A measure beside the clips before."""
    known = measure.value is not None
    value = amount(measure.value or 0.0, measure.unit) if known else "Too few viewers"
    middle = "–" if measure.median is None else amount(measure.median, measure.unit)
    of = len(measure.others) + 1
    place = f"{measure.place} of {of}" if measure.place is not None else "–"
    low = measure.low if measure.low is not None else measure.value or 0.0
    high = measure.high if measure.high is not None else measure.value or 0.0
    return Place(
        name=measure.name,
        value=value,
        median=middle,
        place=place,
        definition=measure.definition,
        number=measure.value or 0.0,
        low=low,
        high=high,
        middle=measure.median or 0.0,
        others=measure.others,
        known=known,
        said=f"{measure.name}: {value}; usually {middle}; place {place}",
    )


def day_bars(days: Sequence[DayResult]) -> list[dict[str, Any]]:
    """Days for the chart."""
    return [
        {
            "day": day.day.isoformat(),
            "short": f"{day.day.day} {day.day:%b}",
            "views": day.views,
            "orders": day.orders,
            "said": f"{day.day.day} {day.day:%B}: {day.views:,} views, {day.orders:,} orders, "
            f"{format_paise(day.revenue_paise)}, {day.new_followers:,} new followers",
        }
        for day in days
    ]


def clip_line(clip: ClipResult) -> ClipLine:
    """A clip's line."""
    stops = ", ".join(clip.colors) if len(clip.colors) > 1 else "var(--sunken), var(--line)"
    ended = clip.finished_share
    return ClipLine(
        id=str(clip.video_id),
        link=f"/studio/clips/{clip.video_id}/analytics",
        caption=clip.caption or "No caption",
        lang=script_of(clip.caption),
        poster_url=clip.poster_url or "",
        ground=f"linear-gradient(160deg, {stops})",
        when=ago(clip.published_at) if clip.published_at else "",
        views=short_count(clip.views),
        finished="–" if ended is None else amount(ended, Unit.SHARE),
        taps=short_count(clip.taps),
        orders=short_count(clip.orders),
        revenue=format_paise(clip.revenue_paise),
    )


def hours_of(hours: Sequence[WatchHour]) -> list[Hour]:
    """All 168 hours of the week, by weekday then hour; empty when withheld."""
    if not hours:
        return []
    views = {(h.weekday, h.hour): h.views for h in hours}
    most = max(views.values())
    return [
        Hour(
            percent=round(100 * views.get((day, hour), 0) / most),
            said=f"{_WEEKDAYS[day]} {hour:02d}:00, {views.get((day, hour), 0)} views",
        )
        for day in range(7)
        for hour in range(24)
    ]


def best_hours(hours: Sequence[WatchHour]) -> str:
    """The three strongest hours in words."""
    best = sorted(hours, key=lambda h: (-h.views, h.weekday, h.hour))[:3]
    return ", ".join(f"{_WEEKDAYS[h.weekday]} {h.hour:02d}:00" for h in best)
