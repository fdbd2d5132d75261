"""Briefs, approaches and agreements as either side sees them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.agreements import is_running
from catalog.cards import creator_brief
from catalog.kinds import Disclosure, Role
from catalog.models import Account, Agreement, Category, Product
from catalog.products import product_cards
from catalog.schemas import CategoryBrief
from catalog.shelves import shelf_name
from catalog.viewer import Viewer
from core.languages import in_language
from studio.brands.apart import in_sight
from studio.brands.clip_views import clip_rows
from studio.brands.facts import creator_facts, fits_of
from studio.brands.joining import why_not
from studio.brands.models import Approach, Brief
from studio.brands.repository import accounts_by_id, approach_counts, products_of
from studio.brands.rounds import clips_under
from studio.brands.rules import BriefState, Side, steps_for
from studio.brands.schemas import (
    AgreementView,
    ApplicationView,
    ApproachView,
    OfferedBrief,
    OwnBrief,
)
from studio.brands.words import SHARES, STANDINGS
from studio.repository import products_by_id


def reading(viewer: Viewer) -> Side | None:
    """For whom a brand's desk is drawn: the brand, or an admin, who stands above both sides."""
    return None if viewer.role is Role.ADMIN else Side.BRAND


def own_briefs(session: Session, viewer: Viewer, briefs: Sequence[Brief]) -> list[OwnBrief]:
    """Briefs as their brand sees them, in their order."""
    facts = _facts(session, briefs, viewer.locale)
    counts = approach_counts(session, [b.id for b in briefs], read_by=reading(viewer))
    return [
        OwnBrief(
            **facts[brief.id],
            approaches=counts.get(brief.id, {}),
            may_change_terms=brief.state is BriefState.DRAFT,
        )
        for brief in briefs
    ]


def offered_briefs(
    session: Session, creator: Account, briefs: Sequence[Brief], now: datetime
) -> list[OfferedBrief]:
    """Briefs as a creator sees them, in their order and in the creator's language."""
    locale, products = creator.locale, products_of(session, [b.id for b in briefs])
    facts = _facts(session, briefs, locale)
    fits = fits_of(session, creator.id, briefs, products, locale)
    mine = {
        found.brief_id: found
        for found in session.exec(
            select(Approach).where(
                Approach.creator_id == creator.id,
                in_sight(Side.CREATOR),
                col(Approach.brief_id).in_([b.id for b in briefs]),
            )
        )
    }
    views = {v.brief_id: v for v in approach_views(session, list(mine.values()), Side.CREATOR)}
    found = []
    for brief in briefs:
        standing = mine.get(brief.id)
        said = STANDINGS.get(standing.state) if standing else None
        reason = said or why_not(session, brief, creator, now)
        found.append(
            OfferedBrief(
                **facts[brief.id],
                fits=fits[brief.id],
                mine=views.get(brief.id),
                may_apply=reason is None,
                why_not=in_language(reason, locale) if reason else "",
                shares=in_language(SHARES, locale),
            )
        )
    return found


def _facts(session: Session, briefs: Sequence[Brief], locale: str) -> dict[UUID, dict[str, Any]]:
    """The fields of `BriefView`, by brief."""
    products = products_of(session, [b.id for b in briefs])
    every = {p.id: p for found in products.values() for p in found}
    cards = {card.id: card for card in product_cards(session, every.values())}
    brands = accounts_by_id(session, [b.brand_id for b in briefs])
    names = _shelves(session, every.values(), locale)
    return {
        brief.id: {
            "id": brief.id,
            "state": brief.state,
            "brand": creator_brief(brands[brief.brand_id]),
            "title": brief.title,
            "wants": brief.wants,
            "products": [cards[p.id] for p in products[brief.id] if p.id in cards],
            "categories": [
                names[slug] for slug in sorted({p.category_slug for p in products[brief.id]})
            ],
            "commission_bp": brief.commission_bp,
            "is_gifted": brief.is_gifted,
            "label": Disclosure.PAID
            if brief.commission_bp or not brief.is_gifted
            else Disclosure.GIFTED,
            "apply_until": brief.apply_until,
            "publish_from": brief.publish_from,
            "publish_until": brief.publish_until,
            "earn_until": brief.earn_until,
            "places": brief.places,
            "places_left": brief.places - brief.taken,
            "is_open_to_all": brief.is_open_to_all,
            "opened_at": brief.opened_at,
        }
        for brief in briefs
    }


def _shelves(
    session: Session, products: Iterable[Product], locale: str
) -> dict[str, CategoryBrief]:
    slugs = {p.category_slug for p in products}
    rows = session.exec(select(Category).where(col(Category.slug).in_(slugs)))
    return {row.slug: CategoryBrief(slug=row.slug, name=shelf_name(row, locale)) for row in rows}


def approach_views(session: Session, found: Sequence[Approach], side: Side) -> list[ApproachView]:
    """Applications and invitations as `side` sees them, in their order."""
    return [ApproachView(**facts) for facts in _approach_facts(session, found, side)]


def applications(
    session: Session, brief: Brief, found: Sequence[Approach]
) -> list[ApplicationView]:
    """The same with what the brand may know of each creator."""
    shelves = {p.category_slug for p in products_of(session, [brief.id])[brief.id]}
    known = creator_facts(session, {a.creator_id: a.shares_numbers for a in found}, shelves)
    return [
        ApplicationView(**facts, facts=known[approach.creator_id])
        for approach, facts in zip(found, _approach_facts(session, found, Side.BRAND), strict=True)
    ]


def _approach_facts(
    session: Session, found: Sequence[Approach], side: Side
) -> list[dict[str, Any]]:
    ids = {a.brief_id for a in found}
    briefs = {b.id: b for b in session.exec(select(Brief).where(col(Brief.id).in_(ids)))}
    people = accounts_by_id(
        session, [a.creator_id for a in found] + [b.brand_id for b in briefs.values()]
    )
    return [
        {
            "id": a.id,
            "brief_id": a.brief_id,
            "brief_title": briefs[a.brief_id].title,
            "brand": creator_brief(people[briefs[a.brief_id].brand_id]),
            "creator": creator_brief(people[a.creator_id]),
            "state": a.state,
            "words": a.words,
            "began_at": a.began_at,
            "answered_at": a.answered_at,
            "agreement_id": a.agreement_id,
            "steps": list(steps_for(a.state, side)),
        }
        for a in found
    ]


def agreement_views(
    session: Session, viewer: Viewer, agreements: Sequence[Agreement], now: datetime
) -> list[AgreementView]:
    """Agreements with their clips, in their order. The brand sees none that was not handed in."""
    ids = [a.brief_id for a in agreements]
    briefs = {b.id: b for b in session.exec(select(Brief).where(col(Brief.id).in_(ids)))}
    people = accounts_by_id(
        session, [one for a in agreements for one in (a.brand_id, a.creator_id)]
    )
    products = products_by_id(session, {UUID(one) for a in agreements for one in a.product_ids})
    cards = {card.id: card for card in product_cards(session, products.values())}
    clips = clip_rows(session, viewer, clips_under(session, [a.id for a in agreements]))
    return [
        AgreementView(
            id=a.id,
            brief_id=a.brief_id,
            title=brief.title if brief else "",
            brand=creator_brief(people[a.brand_id]),
            creator=creator_brief(people[a.creator_id]),
            products=[cards[UUID(one)] for one in a.product_ids if UUID(one) in cards],
            commission_bp=a.commission_bp,
            is_gifted=a.is_gifted,
            publish_from=brief.publish_from if brief else None,
            publish_until=a.out_by,
            starts_at=a.starts_at,
            ends_at=a.ends_at,
            ended_at=a.ended_at,
            is_running=is_running(a, now),
            clips=[clip for clip in clips if clip.agreement_id == a.id],
        )
        for a, brief in ((a, briefs.get(a.brief_id) if a.brief_id else None) for a in agreements)
    ]
