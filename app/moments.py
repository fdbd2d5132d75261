"""Moments as people read them, by India's calendar and clock."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date, format_datetime

from core.clock import INDIA, utc_now
from core.languages import Pair, in_language, reads_hindi

NOW: Pair = ("now", "अभी")
STEPS: tuple[tuple[int, int, Pair], ...] = (
    (60, 1, ("s", " से॰")),
    (3600, 60, ("m", " मि॰")),
    (86_400, 3600, ("h", " घं॰")),
    (7 * 86_400, 86_400, ("d", " दिन")),
)


def ago(moment: datetime, now: datetime | None = None, locale: str = "en") -> str:
    """How long ago, in one unit: `now`, `4m`, `3h`, `2d`, then the date."""
    seconds = max(0, int(((now or utc_now()) - moment).total_seconds()))
    if seconds < 10:
        return in_language(NOW, locale)
    for below, size, unit in STEPS:
        if seconds < below:
            return f"{seconds // size}{in_language(unit, locale)}"
    return date_text(moment, locale)


def date_text(moment: datetime, locale: str = "en") -> str:
    """`28 Nov 2026`."""
    return day_text(moment.astimezone(INDIA).date(), locale)


def day_text(day: date, locale: str = "en") -> str:
    """`28 Nov 2026`."""
    if reads_hindi(locale):
        return format_date(day, "d MMM y", locale="hi_IN")
    return f"{day:%-d %b %Y}"


def moment_text(moment: datetime, locale: str = "en") -> str:
    """`28 Nov 2026, 14:30`."""
    return f"{date_text(moment, locale)}, {moment.astimezone(INDIA):%H:%M}"


def hour_text(moment: datetime, locale: str = "en") -> str:
    """`8 Dec, 14:30`."""
    there = moment.astimezone(INDIA)
    if reads_hindi(locale):
        return format_datetime(there, "d MMM, HH:mm", locale="hi_IN")
    return f"{there:%-d %b, %H:%M}"


def month_text(month: str, locale: str = "en") -> str:
    """`November 2026` from `2026-11`."""
    year, number = map(int, month.split("-"))
    day = date(year, number, 1)
    if reads_hindi(locale):
        return format_date(day, "MMMM y", locale="hi_IN")
    return f"{day:%B %Y}"
