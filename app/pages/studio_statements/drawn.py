"""What the pages of statements draw: plain rows from what the service answers. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.pages.brands_for_brands.said import percent_text
from app.pages.studio_statements.words import DRAWN
from commerce.commission.rules import StatementState
from commerce.commission.schemas import (
    ClipBrief,
    ClipCommission,
    CommissionLine,
    CommissionMonthView,
    StatementClip,
    StatementView,
)
from core.clock import INDIA
from core.languages import in_language
from core.moments import date_text, day_of, day_text, hour_text, month_text


@dataclass
class ClipMoney:
    """A clip's commissions of a month."""

    id: str
    caption: str
    poster_url: str
    who: str
    sales: str
    promised: str
    earned: str
    lapsed: str


@dataclass
class Sheet:
    """A statement in the list, or at the head of its page."""

    id: str = ""
    number: str = ""
    month: str = ""
    brand: str = ""
    creator: str = ""
    lines: str = ""
    total: str = ""
    issued: str = ""
    is_paid: bool = False
    paid: str = ""
    may_mark: bool = False


@dataclass
class Share:
    """A clip's share of a statement."""

    id: str
    caption: str
    poster_url: str
    lines: str
    amount: str


@dataclass
class Line:
    """One order line that earned."""

    id: str
    when: str
    clip: str
    product: str
    quantity: str
    base: str
    rate: str
    amount: str


@dataclass
class Month:
    """The sums of a month."""

    name: str = ""
    promised: str = ""
    earned: str = ""
    lapsed: str = ""
    on_the_way: str = ""
    due: str = ""
    earlier: str = ""  # As `2026-10`.
    later: str = ""  # Empty for the running month.


def month_of_view(view: CommissionMonthView, locale: str = "en") -> Month:
    """The sums as the page shows them."""
    earlier = (view.starts_at - timedelta(days=1)).astimezone(INDIA)
    return Month(
        name=month_text(view.month, locale),
        promised=view.promised.formatted,
        earned=view.earned.formatted,
        lapsed=view.lapsed.formatted,
        on_the_way=view.on_the_way.formatted,
        due=view.due.formatted,
        earlier=f"{earlier:%Y-%m}",
        later=f"{view.ends_at.astimezone(INDIA):%Y-%m}" if view.is_over else "",
    )


def clip_money(one: ClipCommission, *, owes: bool, is_both: bool, locale: str = "en") -> ClipMoney:
    """A row of the month's clips.

    Args:
        owes: The viewer is the brand, so the other side is the creator.
        is_both: The viewer is neither; both names are shown.
    """
    creator, brand = one.creator.display_name, one.brand.display_name
    both = in_language(DRAWN["for_both"], locale).format(creator=creator, brand=brand)
    return ClipMoney(
        id=str(one.clip.video_id),
        caption=_words(one.clip, locale),
        poster_url=one.clip.poster_url or "",
        who=both if is_both else creator if owes else brand,
        sales=str(one.sales),
        promised=one.promised.formatted,
        earned=one.earned.formatted,
        lapsed=one.lapsed.formatted,
    )


def sheet_of(one: StatementView, locale: str = "en") -> Sheet:
    """A statement as the pages show it."""
    is_paid, paid = one.state is StatementState.PAID, ""
    if is_paid and one.paid_on:
        paid = in_language(DRAWN["paid"], locale).format(
            day=day_text(one.paid_on, locale), reference=one.paid_reference
        )
    return Sheet(
        id=str(one.id),
        number=one.number,
        month=month_text(one.month, locale),
        brand=one.brand.display_name,
        creator=one.creator.display_name,
        lines=_lines(one.lines, locale),
        total=one.total.formatted,
        issued=date_text(one.issued_at, locale),
        is_paid=is_paid,
        paid=paid,
        may_mark=one.can_mark_paid and not is_paid,
    )


def share_of(one: StatementClip, locale: str = "en") -> Share:
    """A clip's row on a statement."""
    return Share(
        id=str(one.clip.video_id),
        caption=_words(one.clip, locale),
        poster_url=one.clip.poster_url or "",
        lines=_lines(one.lines, locale),
        amount=one.amount.formatted,
    )


def line_of(one: CommissionLine, locale: str = "en") -> Line:
    """An order line on a statement; nothing says who bought."""
    label = f", {one.variant_label}" if one.variant_label else ""
    return Line(
        id=str(one.entry_id),
        when=hour_text(one.at, locale),
        clip=_words(one.clip, locale),
        product=one.title + label,
        quantity=str(one.quantity),
        base=one.base.formatted,
        rate=percent_text(one.rate_bp),
        amount=one.amount.formatted,
    )


def today_text(now: datetime) -> str:
    """The day in India, as a date field wants it."""
    return day_of(now).isoformat()


def _words(clip: ClipBrief, locale: str) -> str:
    return clip.caption or in_language(DRAWN["no_words"], locale)


def _lines(number: int, locale: str) -> str:
    return in_language(DRAWN["line" if number == 1 else "lines"], locale).format(count=number)
