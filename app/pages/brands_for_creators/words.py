"""Days, shares and terms of working with brands, as a creator reads them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.pages.brands_for_creators.fact_words import LABEL, LEFT, PLACES, REWARD, TERMS
from app.words import PAYMENT
from catalog.kinds import Disclosure
from commerce.commission.rules import commission_paise
from core.languages import all_in, in_language
from core.moments import day_of, hour_text, short_date_text
from core.money import format_paise
from studio.brands.schemas import BriefView
from studio.brands.sweep import ANSWER_TIME

SOON_DAYS = 3


def span_text(start: datetime, end: datetime, locale: str = "en") -> str:
    """`10 – 24 Dec`, `28 Dec – 4 Jan`."""
    first, last = day_of(start), day_of(end)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} – {short_date_text(end, locale)}"
    return f"{short_date_text(start, locale)} – {short_date_text(end, locale)}"


def days_left(until: datetime, now: datetime) -> int:
    """Whole days of India's calendar; 0 on the last day, negative once it is over."""
    if until <= now:
        return -1
    return (day_of(until) - day_of(now)).days


def left_text(until: datetime, now: datetime, locale: str = "en") -> str:
    """`over`, `ends today`, `1 day left`, `12 days left`."""
    days = days_left(until, now)
    if days < 0:
        return in_language(LEFT["over"], locale)
    if days == 0:
        return in_language(LEFT["today"], locale)
    return in_language(LEFT["day" if days == 1 else "days"], locale).format(days=days)


def share_text(share_bp: int) -> str:
    """`12 %`, `12.5 %`."""
    return f"{share_bp / 100:g} %"


def reward_text(share_bp: int, *, is_gifted: bool, locale: str = "en") -> str:
    """What one gets, in two words: `12 %`, `12 % + gift`, `Gift`."""
    if not share_bp:
        return in_language(REWARD["gift" if is_gifted else "none"], locale)
    share = share_text(share_bp)
    return in_language(REWARD["both"], locale).format(share=share) if is_gifted else share


def card_reward(share_bp: int, *, is_gifted: bool, locale: str = "en") -> tuple[str, str]:
    """The same large, and what stands small beside it: `12 %`, `of each sale`."""
    if share_bp:
        beside = REWARD["each_and" if is_gifted else "each"]
        return share_text(share_bp), in_language(beside, locale)
    keep = in_language(REWARD["keep"], locale) if is_gifted else ""
    return reward_text(0, is_gifted=is_gifted, locale=locale), keep


def places_text(left: int, places: int, locale: str = "en") -> str:
    """`3 of 5 places left`."""
    if left <= 0:
        return in_language(PLACES["none"], locale)
    said = PLACES["some" if places > 1 else "one"]
    return in_language(said, locale).format(left=left, places=places)


def example_text(share_bp: int, price_paise: int, locale: str = "en") -> str:
    """`A ₹999 sale earns you ₹99.90.`; empty without commission."""
    if not share_bp:
        return ""
    return in_language(REWARD["example"], locale).format(
        price=format_paise(price_paise),
        earned=format_paise(commission_paise(price_paise, share_bp)),
    )


def terms_of(brief: BriefView, locale: str = "en") -> Sequence[tuple[str, str, str]]:
    """The terms in plain words: an icon, what it is about, what holds."""
    brand, bp = brief.brand.display_name, brief.commission_bp
    says = all_in(TERMS, locale)
    found = [("percent", says["earn"], says["earn_none"])]
    if bp:
        said = says["earn_share"].format(share=share_text(bp))
        if brief.products:
            said += " " + example_text(bp, brief.products[0].price.amount_minor, locale)
        found = [("percent", says["earn"], said)]
    if brief.is_gifted:
        found.append(("gift", says["keep"], says["keep_more"]))
    days = says["out_more"].format(
        first=short_date_text(brief.publish_from, locale),
        last=short_date_text(brief.publish_until, locale),
    )
    found.append(("calendar-clock", says["out"], days))
    if bp:
        until = says["count_more"].format(hour=hour_text(brief.earn_until, locale), brand=brand)
        found.append(("calendar-check", says["count"], until))
    hours = int(ANSWER_TIME.total_seconds() // 3600)
    label = label_of(brief.label, brand, locale)
    found += [
        ("badge-check", says["before"], says["before_more"].format(brand=brand, hours=hours)),
        ("badge-info", says["label"], says["label_more"].format(label=label)),
    ]
    if bp:
        payment = in_language(PAYMENT, locale)
        found.append(("receipt-text", payment, says["payment_more"].format(brand=brand)))
    return found


def label_of(label: Disclosure, brand: str, locale: str = "en") -> str:
    """What viewers read: `Paid partnership with Gulmohar`, `Gifted by Gulmohar`."""
    said = LABEL["paid" if label is Disclosure.PAID else "gifted"]
    return in_language(said, locale).format(brand=brand)
