"""How dates, shares and states read on the pages of brands. Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from app.pages.brands_for_brands.words import LEFT, OFFER, ROWS
from commerce.commission.rules import commission_paise
from core.clock import INDIA
from core.languages import all_in, in_language
from core.money import format_paise
from studio.brands.forms import MOST_BP


def begin_of(day: date) -> datetime:
    """A day's first moment in India, in UTC."""
    return datetime.combine(day, time(), INDIA).astimezone(UTC)


def end_of(day: date) -> datetime:
    """A day's last minute in India, in UTC."""
    return datetime.combine(day, time(23, 59), INDIA).astimezone(UTC)


def left_text(until: datetime, now: datetime, locale: str = "en") -> str:
    """How long is left, in its largest unit: `2 days left`, `5 hours left`, `less than an hour`."""
    left, says = until - now, all_in(LEFT, locale)
    if left <= timedelta():
        return says["over"]
    if left >= timedelta(days=2):
        return says["days"].format(number=left.days)
    hours = int(left.total_seconds() // 3600)
    if hours < 1:
        return says["moment"]
    return says["hour" if hours == 1 else "hours"].format(number=hours)


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


def offer_text(rate_bp: int, *, is_gifted: bool, locale: str = "en") -> str:
    """What creators get: `12% of sales + a gift`."""
    says = all_in(OFFER, locale)
    parts = [says["share"].format(share=percent_text(rate_bp))] if rate_bp else []
    parts += [says["gift"]] if is_gifted else []
    return " + ".join(parts) or says["none"]


def taken_text(taken: int, places: int, locale: str = "en") -> str:
    """`0 of 1 place taken`, `2 of 5 places taken`."""
    said = ROWS["taken" if places == 1 else "taken_many"]
    return in_language(said, locale).format(taken=taken, places=places)
