"""What a clock on the wall means in a time zone, and how the hour reads there. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.dates import format_date, format_datetime

from core.errors import InvalidInput
from core.languages import reads_hindi

MAX_NAME = 64


class BadTimeZone(InvalidInput):
    """No such time zone."""

    code = "bad_time_zone"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name[:MAX_NAME]}” is no time zone; an example is Asia/Kolkata.",
            f"“{name[:MAX_NAME]}” कोई टाइम ज़ोन नहीं है; जैसे Asia/Kolkata।",
        )


class NoSuchHour(InvalidInput):
    """The clocks skip it."""

    code = "no_such_hour"

    def __init__(self, wall: datetime, zone: str) -> None:
        day = format_date(wall.date(), "d MMMM y", locale="hi_IN")
        super().__init__(
            f"The clocks of {zone} skip {wall:%H:%M} on {wall:%-d %B %Y}.",
            f"{day} को {zone} में {wall:%H:%M} का समय होता ही नहीं।",
        )


def zone_of(name: str) -> ZoneInfo:
    """The time zone called `name`, as in the IANA database.

    Raises:
        BadTimeZone: There is none.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadTimeZone(name) from None


def moment_of(wall: datetime, zone: str) -> datetime:
    """The moment, in UTC, at which a clock of `zone` shows `wall`; the first of two.

    Args:
        wall: Without a time zone of its own.

    Raises:
        BadTimeZone, NoSuchHour.
    """
    there = wall.replace(tzinfo=zone_of(zone), fold=0)
    moment = there.astimezone(UTC)
    if moment.astimezone(there.tzinfo).replace(tzinfo=None) != wall:
        raise NoSuchHour(wall, zone)
    return moment


def read_wall(text: str) -> datetime:
    """What a field for date and hour holds, e.g. `2026-11-27T18:30`.

    Raises:
        InvalidInput: It is none.
    """
    try:
        wall = datetime.fromisoformat(text)
    except ValueError:
        raise InvalidInput("Choose a day and an hour.", "दिन और समय चुनें।", code="bad_hour") from None
    return wall.replace(tzinfo=None)


def spoken(moment: datetime, zone: str, now: datetime, locale: str = "en") -> str:
    """`Fri 18:30` within six days, else `Fri 4 Dec 18:30`; another year is named."""
    there, here = moment.astimezone(zone_of(zone)), now.astimezone(zone_of(zone))
    is_near = timedelta(0) <= there - here < timedelta(days=6)
    if reads_hindi(locale):
        year_of = "" if there.year == here.year else " y"
        pattern = "EEE HH:mm" if is_near else f"EEE d MMM{year_of} HH:mm"
        return format_datetime(there, pattern, locale="hi_IN")
    if is_near:
        return f"{there:%a %H:%M}"
    year = "" if there.year == here.year else f"{there.year} "
    return f"{there:%a %-d %b} {year}{there:%H:%M}"
