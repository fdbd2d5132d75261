"""Days, shares and terms of working with brands, as a creator reads them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.moments import hour_text
from catalog.kinds import Disclosure
from commerce.commission.rules import commission_paise
from core.clock import INDIA
from core.money import format_paise
from studio.brands.schemas import BriefView
from studio.brands.sweep import ANSWER_TIME

SOON_DAYS = 3


def day_text(moment: datetime) -> str:
    """The day by India's calendar: `8 Dec`."""
    return f"{moment.astimezone(INDIA):%-d %b}"


def span_text(start: datetime, end: datetime) -> str:
    """`10 – 24 Dec`, `28 Dec – 4 Jan`."""
    first, last = start.astimezone(INDIA), end.astimezone(INDIA)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} – {day_text(end)}"
    return f"{day_text(start)} – {day_text(end)}"


def days_left(until: datetime, now: datetime) -> int:
    """Whole days of India's calendar; 0 on the last day, negative once it is over."""
    if until <= now:
        return -1
    return (until.astimezone(INDIA).date() - now.astimezone(INDIA).date()).days


def left_text(until: datetime, now: datetime) -> str:
    """`over`, `ends today`, `1 day left`, `12 days left`."""
    days = days_left(until, now)
    if days < 0:
        return "over"
    if days == 0:
        return "ends today"
    return "1 day left" if days == 1 else f"{days} days left"


def share_text(share_bp: int) -> str:
    """`12 %`, `12.5 %`."""
    return f"{share_bp / 100:g} %"


def reward_text(share_bp: int, *, is_gifted: bool) -> str:
    """What one gets, in two words: `12 %`, `12 % + gift`, `Gift`."""
    if not share_bp:
        return "Gift" if is_gifted else "No commission"
    return share_text(share_bp) + (" + gift" if is_gifted else "")


def card_reward(share_bp: int, *, is_gifted: bool) -> tuple[str, str]:
    """The same large, and what stands small beside it: `12 %`, `of each sale`."""
    if share_bp:
        return share_text(share_bp), "of each sale" + (", and the products" if is_gifted else "")
    return reward_text(0, is_gifted=is_gifted), "you keep the products" if is_gifted else ""


def places_text(left: int, places: int) -> str:
    """`3 of 5 places left`."""
    if left <= 0:
        return "Every place is taken"
    return f"{left} of {places} places left" if places > 1 else "1 place"


def example_text(share_bp: int, price_paise: int) -> str:
    """`A ₹999 sale earns you ₹99.90.`; empty without commission."""
    if not share_bp:
        return ""
    earned = format_paise(commission_paise(price_paise, share_bp))
    return f"A {format_paise(price_paise)} sale earns you {earned}."


def terms_of(brief: BriefView) -> Sequence[tuple[str, str, str]]:
    """The terms in plain words: an icon, what it is about, what holds."""
    brand = brief.brand.display_name
    found: list[tuple[str, str, str]] = []
    if brief.commission_bp:
        said = (
            f"{share_text(brief.commission_bp)} of the price of each product here that is sold "
            "through your clip and delivered. Cancelled or returned orders earn nothing."
        )
        if brief.products:
            price = brief.products[0].price.amount_minor
            said += " " + example_text(brief.commission_bp, price)
        found.append(("percent", "You earn", said))
    else:
        found.append(("percent", "You earn", "Nothing on sales."))
    if brief.is_gifted:
        found.append(("gift", "You keep", "The products that are sent to you."))
    hours = int(ANSWER_TIME.total_seconds() // 3600)
    found.append(
        (
            "calendar-clock",
            "Your clip comes out",
            f"From {day_text(brief.publish_from)} to {day_text(brief.publish_until)}.",
        )
    )
    if brief.commission_bp:
        found.append(
            (
                "calendar-check",
                "Sales count",
                f"Until {hour_text(brief.earn_until)}, or until {brand} ends the agreement.",
            )
        )
    found += [
        (
            "badge-check",
            "Before it is out",
            f"{brand} looks at it and has {hours} hours to answer. Without their yes it does not "
            "come out; they may ask for changes.",
        ),
        (
            "badge-info",
            "Label",
            f"“{label_of(brief.label, brand)}” on the clip, from its first second to its last.",
        ),
    ]
    if brief.commission_bp:
        found.append(
            (
                "receipt-text",
                "Payment",
                f"{brand} owes you the commission and pays you directly, by a monthly statement.",
            )
        )
    return found


def label_of(label: Disclosure, brand: str) -> str:
    """What viewers read: `Paid partnership with Gulmohar`, `Gifted by Gulmohar`."""
    return f"Paid partnership with {brand}" if label is Disclosure.PAID else f"Gifted by {brand}"
