"""Time as an argument: production passes `utc_now`, tests pass what they like."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
INDIA = ZoneInfo("Asia/Kolkata")  # The time zone of the house's days, months and books.


def utc_now() -> datetime:
    """The present, timezone-aware, in UTC."""
    return datetime.now(UTC)


def epoch_ms(moment: datetime) -> int:
    """Milliseconds since 1970 of an aware `moment`."""
    return int(moment.timestamp() * 1000)


def rfc3339(moment: datetime) -> str:
    """The wire form of an aware `moment`, e.g. `2026-11-23T10:54:00.000Z`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
