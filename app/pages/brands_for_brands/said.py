"""How dates, shares and states read on the pages of brands. Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from commerce.commission.rules import commission_paise
from core.clock import INDIA
from core.money import format_paise
from studio.brands.forms import MOST_BP
from studio.brands.rules import ApproachState, BriefState

STATES = {
    BriefState.DRAFT: "Draft",
    BriefState.OPEN: "Open",
    BriefState.CLOSED: "Closed",
    BriefState.CANCELLED: "Cancelled",
}
STANDINGS = {
    ApproachState.APPLIED: "Applied",
    ApproachState.INVITED: "Invited",
    ApproachState.ACCEPTED: "Accepted",
    ApproachState.DECLINED: "Declined",
    ApproachState.WITHDRAWN: "Withdrawn",
    ApproachState.EXPIRED: "Not answered in time",
}


def day_of(moment: datetime) -> date:
    """The day in India that an aware moment is on."""
    return moment.astimezone(INDIA).date()


def begin_of(day: date) -> datetime:
    """A day's first moment in India, in UTC."""
    return datetime.combine(day, time(), INDIA).astimezone(UTC)


def end_of(day: date) -> datetime:
    """A day's last minute in India, in UTC."""
    return datetime.combine(day, time(23, 59), INDIA).astimezone(UTC)


def day_text(moment: datetime) -> str:
    """`8 Dec 2026`."""
    return f"{day_of(moment):%-d %b %Y}"


def left_text(until: datetime, now: datetime) -> str:
    """How long is left, in its largest unit: `2 days left`, `5 hours left`, `less than an hour`."""
    left = until - now
    if left <= timedelta():
        return "time is up"
    if left >= timedelta(days=2):
        return f"{left.days} days left"
    hours = int(left.total_seconds() // 3600)
    if hours < 1:
        return "less than an hour left"
    return "1 hour left" if hours == 1 else f"{hours} hours left"


def percent_text(rate_bp: int) -> str:
    """`12%`, `12.5%`."""
    return f"{rate_bp / 100:g}%"


def rate_of(text: str) -> int | None:
    """Hundredths of a percent from what was typed; `None` where it is no share from 0 to 50."""
    try:
        rate = Decimal(text.strip().removesuffix("%").strip().replace(",", ".")) * 100
    except InvalidOperation:
        return None
    if not rate.is_finite() or rate != rate.to_integral_value() or not 0 <= rate <= MOST_BP:
        return None
    return int(rate)


def share_text(price_paise: int, rate_bp: int) -> str:
    """What one sale earns: `₹999 → ₹99.90`."""
    return f"{format_paise(price_paise)} → {format_paise(commission_paise(price_paise, rate_bp))}"


def offer_text(rate_bp: int, *, is_gifted: bool) -> str:
    """What creators get: `12% of sales + a gift`."""
    parts = [f"{percent_text(rate_bp)} of sales"] if rate_bp else []
    parts += ["the products as a gift"] if is_gifted else []
    return " + ".join(parts) or "No offer yet"


def count_text(number: int, one: str, many: str) -> str:
    """`1 clip`, `3 clips`."""
    return f"{number} {one if number == 1 else many}"


def month_text(month: str) -> str:
    """`November 2026` from `2026-11`."""
    year, number = map(int, month.split("-"))
    return f"{date(year, number, 1):%B %Y}"
