"""Analytics as its pages draw them: numbers in words, each with its definition. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.pages.studio.drawn import script_of
from app.pages.studio_analytics.rows import (
    Bar,
    ClipLine,
    Figure,
    Place,
    ProductRow,
    SecondRow,
    percent_of,
)
from app.pages.studio_analytics.words import say
from app.views import short_count
from core.moments import ago
from core.money import format_paise
from studio.analytics.schemas import (
    ClipAnalytics,
    ClipResult,
    Compared,
    Freshness,
    FunnelStep,
    Number,
    ProductResult,
    RetentionPoint,
    Unit,
)
from studio.analytics.wording import clock

_SLOW_S = 10.0


def amount(value: float, unit: Unit, locale: str = "en") -> str:
    """A number as people read it."""
    if unit is Unit.PAISE:
        return format_paise(round(value))
    if unit is Unit.SHARE:
        return f"{value * 100:.0f} %" if value >= 0.095 or not value else f"{value * 100:.1f} %"
    if unit is Unit.MS:
        return duration(value, locale)
    return short_count(round(value))


def duration(ms: float, locale: str = "en") -> str:
    """`7.2 s`, `12 min`, `3.4 h`."""
    for size, unit in ((3_600_000, "hours"), (60_000, "minutes")):
        if ms >= size:
            return say(unit, locale, count=f"{ms / size:.1f}".removesuffix(".0"))
    return say("seconds", locale, count=f"{ms / 1000:.1f}")


def _between(low: float, high: float, locale: str) -> str:
    return say("between", locale, low=f"{low * 100:.0f}", high=f"{high * 100:.0f}")


def figure(number: Number, locale: str = "en") -> Figure:
    """A number on a card, with its interval where it has one."""
    sure = ""
    if number.low is not None and number.high is not None:
        sure = _between(number.low, number.high, locale)
    value = amount(number.value, number.unit, locale)
    return Figure(number.name, value, sure, number.definition)


def is_behind(freshness: Freshness) -> bool:
    """Whether the numbers are older than one may expect."""
    return freshness.behind_s is None or freshness.behind_s > _SLOW_S


def freshness_text(freshness: Freshness, locale: str = "en") -> str:
    """How old the numbers are."""
    if freshness.behind_s is None:
        return say("rests", locale)
    if is_behind(freshness):
        return say("behind", locale, time=duration(freshness.behind_s * 1000, locale))
    return say("live", locale)


def points_of(points: Sequence[RetentionPoint]) -> list[dict[str, Any]]:
    """The curve for the chart."""
    return [p.model_dump() for p in points]


def seconds_of(report: ClipAnalytics, locale: str = "en") -> list[SecondRow]:
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
                sure=_between(point.low, point.high, locale),
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
        Bar(s.name, short_count(s.views), percent_of(s.share, 1), f"{s.share * 100:.0f} %")
        for s in report.sources
    ]


def funnel_of(steps: Sequence[FunnelStep], locale: str = "en") -> list[Bar]:
    """The way from watching to ordering; bars are of all who watched."""
    bars = []
    for step in steps:
        beside = ""
        if step.share is not None and step.low is not None and step.high is not None:
            beside = say(
                "of_before",
                locale,
                share=amount(step.share, Unit.SHARE),
                low=f"{step.low * 100:.0f}",
                high=f"{step.high * 100:.0f}",
            )
        length = percent_of(step.people, steps[0].people)
        bars.append(Bar(step.name, short_count(step.people), length, beside))
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


def place_of(measure: Compared, locale: str = "en") -> Place:
    """A measure beside the clips before."""
    known = measure.value is not None
    value = amount(measure.value or 0.0, measure.unit) if known else say("few", locale)
    middle = "–" if measure.median is None else amount(measure.median, measure.unit)
    place = "–"
    if measure.place is not None:
        place = say("place", locale, place=measure.place, of=len(measure.others) + 1)
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
        said=say("placed", locale, name=measure.name, value=value, middle=middle, place=place),
    )


def clip_line(clip: ClipResult, locale: str = "en") -> ClipLine:
    """A clip's line."""
    stops = ", ".join(clip.colors) if len(clip.colors) > 1 else "var(--sunken), var(--line)"
    ended = clip.finished_share
    caption = clip.caption or say("no_caption", locale)
    return ClipLine(
        id=str(clip.video_id),
        link=f"/studio/clips/{clip.video_id}/analytics",
        caption=caption,
        lang=script_of(caption),
        poster_url=clip.poster_url or "",
        ground=f"linear-gradient(160deg, {stops})",
        when=ago(clip.published_at, locale=locale) if clip.published_at else "",
        views=short_count(clip.views),
        finished="–" if ended is None else amount(ended, Unit.SHARE),
        taps=short_count(clip.taps),
        orders=short_count(clip.orders),
        revenue=format_paise(clip.revenue_paise),
    )
