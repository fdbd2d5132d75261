"""Days and hours of the week as the analytics draw them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.pages.studio_analytics.rows import Hour
from app.pages.studio_analytics.words import WEEKDAYS, say
from core.languages import in_language
from core.moments import named_day_text, short_day_text
from core.money import format_paise
from studio.analytics.schemas import DayResult, WatchHour


def day_bars(days: Sequence[DayResult], locale: str = "en") -> list[dict[str, Any]]:
    """Days for the chart."""
    return [
        {
            "day": day.day.isoformat(),
            "short": short_day_text(day.day, locale),
            "views": day.views,
            "orders": day.orders,
            "said": say(
                "day",
                locale,
                day=named_day_text(day.day, locale),
                views=f"{day.views:,}",
                orders=f"{day.orders:,}",
                money=format_paise(day.revenue_paise),
                followers=f"{day.new_followers:,}",
            ),
        }
        for day in days
    ]


def hours_of(hours: Sequence[WatchHour], locale: str = "en") -> list[Hour]:
    """All 168 hours of the week, by weekday then hour; empty when withheld."""
    if not hours:
        return []
    views = {(h.weekday, h.hour): h.views for h in hours}
    most = max(views.values())
    return [
        Hour(
            percent=round(100 * views.get((day, hour), 0) / most),
            said=say(
                "hour",
                locale,
                day=in_language(WEEKDAYS[day], locale),
                hour=f"{hour:02d}:00",
                views=views.get((day, hour), 0),
            ),
        )
        for day in range(7)
        for hour in range(24)
    ]


def best_hours(hours: Sequence[WatchHour], locale: str = "en") -> str:
    """The three strongest hours in words."""
    best = sorted(hours, key=lambda h: (-h.views, h.weekday, h.hour))[:3]
    return ", ".join(f"{in_language(WEEKDAYS[h.weekday], locale)} {h.hour:02d}:00" for h in best)
