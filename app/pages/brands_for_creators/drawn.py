"""Briefs, applications and statements as a creator's pages draw them. Pure."""

from __future__ import annotations

from datetime import datetime

from app.pages.brands_for_creators.fact_words import ASKED, DAYS, MINE, PAID, WAITS
from app.pages.brands_for_creators.rows import (
    Asked,
    BriefPage,
    Good,
    Offer,
    Shelf,
    StatementRow,
    Term,
    Wait,
)
from app.pages.brands_for_creators.words import (
    SOON_DAYS,
    card_reward,
    days_left,
    example_text,
    left_text,
    places_text,
    span_text,
    terms_of,
)
from app.pages.studio.drawn import script_of
from commerce.commission.rules import StatementState, commission_paise
from commerce.commission.schemas import StatementView
from core.languages import all_in, in_language
from core.moments import ago, day_text, hour_text, month_text, short_date_text
from core.money import format_paise
from studio.brands.calls import Call, CallKind
from studio.brands.rules import ApproachState
from studio.brands.schemas import ApproachView, OfferedBrief

PICTURES = 3
_ASKED = {
    ApproachState.APPLIED: (ASKED, "accent"),
    ApproachState.DECLINED: (MINE[ApproachState.DECLINED], "neutral"),
    ApproachState.EXPIRED: (MINE[ApproachState.EXPIRED], "neutral"),
}


def wait_of(call: Call, now: datetime, locale: str = "en") -> Wait:
    """Something that waits for the creator, with the way to it."""
    is_changes, says = call.kind is CallKind.CHANGES, all_in(WAITS, locale)
    return Wait(
        key=f"{call.kind.value}{call.video_id or call.approach_id}",
        icon="message" if is_changes else "invitation",
        tone="danger" if is_changes else "accent",
        title=says["changes" if is_changes else "invitation"],
        text=call.text,
        lang=script_of(call.text),
        when=says["by"].format(day=short_date_text(call.until, locale)) if call.until else "",
        is_late=call.until is not None and days_left(call.until, now) <= SOON_DAYS,
        link=f"/studio/clips/{call.video_id}" if is_changes else f"/studio/brands/{call.brief_id}",
        step=says["changes_step" if is_changes else "invitation_step"],
    )


def offer_of(brief: OfferedBrief, now: datetime, locale: str = "en") -> Offer:
    """An open brief as its card draws it."""
    reward, note = card_reward(brief.commission_bp, is_gifted=brief.is_gifted, locale=locale)
    is_mine = brief.mine is not None and brief.mine.state is ApproachState.ACCEPTED
    pictures = [p.image_url or "" for p in brief.products[:PICTURES]]
    return Offer(
        id=str(brief.id),
        link=f"/studio/brands/{brief.id}",
        title=brief.title,
        lang=script_of(brief.title),
        brand=brief.brand.display_name,
        avatar_url=brief.brand.avatar_url or "",
        pictures=pictures,
        more=f"+{len(brief.products) - PICTURES}" if len(brief.products) > PICTURES else "",
        reward=reward,
        reward_note=note,
        left=""
        if is_mine
        else in_language(DAYS["apply"], locale).format(
            day=short_date_text(brief.apply_until, locale),
            left=left_text(brief.apply_until, now, locale),
        ),
        is_soon=days_left(brief.apply_until, now) <= SOON_DAYS,
        out=in_language(DAYS["span"], locale).format(
            span=span_text(brief.publish_from, brief.publish_until, locale)
        ),
        places=places_text(brief.places_left, brief.places, locale),
        fits=brief.fits,
        mine=_mine(brief, locale),
    )


def _mine(brief: OfferedBrief, locale: str) -> str:
    """Where the creator stands with it; empty for nowhere."""
    said = MINE.get(brief.mine.state) if brief.mine else None
    return in_language(said, locale) if said else ""


def shelves_of(briefs: list[OfferedBrief]) -> list[Shelf]:
    """The categories of the briefs, by name."""
    names = {c.slug: c.name for brief in briefs for c in brief.categories}
    return [Shelf(slug, name) for slug, name in sorted(names.items(), key=lambda one: one[1])]


def asked_of(approach: ApproachView, locale: str = "en") -> Asked | None:
    """An application that is open or came to nothing; `None` for what is shown elsewhere."""
    said = _ASKED.get(approach.state)
    if said is None:
        return None
    return Asked(
        id=str(approach.id),
        link=f"/studio/brands/{approach.brief_id}",
        title=approach.brief_title,
        lang=script_of(approach.brief_title),
        brand=approach.brand.display_name,
        status=in_language(said[0], locale),
        tone=said[1],
        when=ago(approach.answered_at or approach.began_at, locale=locale),
    )


def statement_row(statement: StatementView, locale: str = "en") -> StatementRow:
    """A statement in short."""
    is_paid = statement.state is StatementState.PAID
    day = day_text(statement.paid_on, locale) if statement.paid_on else ""
    paid = in_language(PAID["paid_on" if day else "paid"], locale).format(day=day)
    return StatementRow(
        id=str(statement.id),
        number=statement.number,
        month=month_text(statement.month, locale),
        brand=statement.brand.display_name,
        total=statement.total.formatted,
        status=paid if is_paid else in_language(PAID["waits"], locale),
        tone="success" if is_paid else "highlight",
    )


def brief_page(brief: OfferedBrief, now: datetime, locale: str = "en") -> BriefPage:
    """A brief as its page shows it."""
    mine, bp = brief.mine, brief.commission_bp
    reward, note = card_reward(bp, is_gifted=brief.is_gifted, locale=locale)
    price = brief.products[0].price.amount_minor if brief.products else 0
    return BriefPage(
        id=str(brief.id),
        title=brief.title,
        lang=script_of(brief.title),
        brand=brief.brand.display_name,
        handle=brief.brand.handle,
        avatar_url=brief.brand.avatar_url or "",
        wants=brief.wants,
        wants_lang=script_of(brief.wants),
        reward=reward,
        reward_note=note,
        example=example_text(bp, price, locale) if price else "",
        when=_when(brief, now, locale),
        is_soon=0 <= days_left(brief.apply_until, now) <= SOON_DAYS
        and not (mine and mine.state is ApproachState.ACCEPTED),
        is_over=brief.apply_until <= now,
        places=places_text(brief.places_left, brief.places, locale),
        fits=brief.fits,
        goods=[
            Good(
                id=str(p.id),
                link=f"/p/{p.id}",
                title=p.title,
                image_url=p.image_url or "",
                price=p.price.formatted,
                earns=format_paise(commission_paise(p.price.amount_minor, bp)) if bp else "",
            )
            for p in brief.products
        ],
        terms=[Term(*one) for one in terms_of(brief, locale)],
        shares=brief.shares,
        why_not=brief.why_not,
        may_apply=brief.may_apply,
        mine=mine.state.value if mine else "",
        mine_id=str(mine.id) if mine else "",
        mine_words=mine.words if mine else "",
        mine_words_lang=script_of(mine.words) if mine else "",
        steps=[step.value for step in mine.steps] if mine else [],
    )


def _when(brief: OfferedBrief, now: datetime, locale: str) -> str:
    """The next moment that matters to the creator: `Answer by 8 Dec, 18:30 · 5 days left`."""
    state = brief.mine.state if brief.mine else None
    if state is ApproachState.ACCEPTED:
        return in_language(DAYS["clip"], locale).format(
            day=short_date_text(brief.publish_until, locale),
            left=left_text(brief.publish_until, now, locale),
        )
    what = "answer" if state is ApproachState.INVITED else "apply"
    return in_language(DAYS[what], locale).format(
        day=hour_text(brief.apply_until, locale), left=left_text(brief.apply_until, now, locale)
    )
