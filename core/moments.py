"""Days and hours as people read them in English and Hindi, by India's calendar and clock. Pure."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

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
    return day_text(day_of(moment), locale)


def short_date_text(moment: datetime, locale: str = "en") -> str:
    """`28 Nov`."""
    return short_day_text(day_of(moment), locale)


def long_date_text(moment: datetime, locale: str = "en") -> str:
    """`28 November 2026`."""
    return long_day_text(day_of(moment), locale)


def moment_text(moment: datetime, locale: str = "en") -> str:
    """`28 Nov 2026, 14:30`."""
    return _clock(moment.astimezone(INDIA), "d MMM y, HH:mm", locale)


def hour_text(moment: datetime, locale: str = "en") -> str:
    """`8 Dec, 14:30`."""
    return _clock(moment.astimezone(INDIA), "d MMM, HH:mm", locale)


def coming_text(moment: datetime, now: datetime, zone: tzinfo = INDIA, locale: str = "en") -> str:
    """`Fri 18:30` within six days, else `Fri 4 Dec 18:30`; another year is named."""
    there, here = moment.astimezone(zone), now.astimezone(zone)
    if timedelta(0) <= there - here < timedelta(days=6):
        return _clock(there, "EEE HH:mm", locale)
    year = "" if there.year == here.year else " y"
    return _clock(there, f"EEE d MMM{year} HH:mm", locale)


def day_of(moment: datetime) -> date:
    """The day in India that an aware `moment` is on."""
    return moment.astimezone(INDIA).date()


def day_text(day: date, locale: str = "en") -> str:
    """`28 Nov 2026`."""
    return _calendar(day, "d MMM y", locale)


def short_day_text(day: date, locale: str = "en") -> str:
    """`28 Nov`."""
    return _calendar(day, "d MMM", locale)


def named_day_text(day: date, locale: str = "en") -> str:
    """`28 November`."""
    return _calendar(day, "d MMMM", locale)


def long_day_text(day: date, locale: str = "en") -> str:
    """`28 November 2026`."""
    return _calendar(day, "d MMMM y", locale)


def month_text(month: str, locale: str = "en") -> str:
    """`November 2026` from `2026-11`."""
    year, number = map(int, month.split("-"))
    return _calendar(date(year, number, 1), "MMMM y", locale)


def _calendar(day: date, pattern: str, locale: str) -> str:
    return format_date(day, pattern, locale=_written_as(locale))


def _clock(there: datetime, pattern: str, locale: str) -> str:
    return format_datetime(there, pattern, locale=_written_as(locale))


def _written_as(locale: str) -> str:
    return "hi_IN" if reads_hindi(locale) else "en"  # `en_IN` alone abbreviates to “Sept”.
