"""What a clock on the wall means in a time zone. Pure."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from core.errors import InvalidInput
from core.moments import long_day_text

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
        day = wall.date()
        super().__init__(
            f"The clocks of {zone} skip {wall:%H:%M} on {long_day_text(day)}.",
            f"{long_day_text(day, 'hi')} को {zone} में {wall:%H:%M} का समय होता ही नहीं।",
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
