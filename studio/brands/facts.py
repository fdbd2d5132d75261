"""What brand and creator may know of each other before they agree, counted from real rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from statistics import median
from uuid import UUID

from sqlmodel import Session, col, func, select

from catalog.kinds import Audience
from catalog.lifecycle import VideoState
from catalog.models import Category, Product, ProductPin, Video
from catalog.shelves import shelf_name
from community.models import Follow
from core.languages import in_language
from studio.analytics.comparison import LAST
from studio.analytics.ledger import totals_of
from studio.brands.models import Brief
from studio.brands.schemas import CreatorFacts
from studio.brands.words import FITS

_PUBLIC = (Video.state == VideoState.PUBLISHED, Video.audience == Audience.EVERYONE)


def creator_facts(
    session: Session, sharing: Mapping[UUID, bool], categories: Collection[str]
) -> dict[UUID, CreatorFacts]:
    """What a brand may know, by creator.

    Args:
        sharing: Creators, each with whether they share their numbers.
        categories: Slugs of the shelves that the brief is about.
    """
    creators = list(sharing)
    followers = session.exec(
        select(Follow.creator_id, func.count())
        .where(col(Follow.creator_id).in_(creators))
        .group_by(col(Follow.creator_id))
    )
    clips = session.exec(
        select(Video.creator_id, func.count())
        .where(col(Video.creator_id).in_(creators), *_PUBLIC)
        .group_by(col(Video.creator_id))
    )
    counted, published = dict(followers.all()), dict(clips.all())
    last = _last_clips(session, [one for one, shares in sharing.items() if shares])
    shown = [video_id for ids in last.values() for video_id in ids]
    totals, alike = totals_of(session, shown), _with_category(session, shown, categories)
    return {
        one: CreatorFacts(
            followers=counted.get(one, 0),
            clips=published.get(one, 0),
            median_views=median(totals.get(v, {}).get("views", 0) for v in last[one])
            if last.get(one)
            else None,
            clips_counted=len(last.get(one, ())),
            in_category=sum(v in alike for v in last.get(one, ())),
        )
        for one in creators
    }


def fits_of(
    session: Session,
    creator_id: UUID,
    briefs: Sequence[Brief],
    products: Mapping[UUID, Sequence[Product]],
    locale: str,
) -> dict[UUID, list[str]]:
    """Why each brief may suit the creator, from the tags of their own published clips.

    Args:
        locale: In which the creator reads.
    """
    shelves, brands = defaultdict[str, set[UUID]](set), defaultdict[UUID, set[UUID]](set)
    wanted = {p.category_slug for found in products.values() for p in found}
    for video_id, shelf, brand_id in session.exec(
        select(ProductPin.video_id, Product.category_slug, Product.brand_id)
        .join(Product, col(Product.id) == col(ProductPin.product_id))
        .join(Video, col(Video.id) == col(ProductPin.video_id))
        .where(
            Video.creator_id == creator_id,
            Video.state == VideoState.PUBLISHED,
            col(Product.category_slug).in_(wanted)
            | col(Product.brand_id).in_([b.brand_id for b in briefs]),
        )
        .distinct()
    ):
        shelves[shelf].add(video_id)
        if brand_id is not None:
            brands[brand_id].add(video_id)
    rows = session.exec(select(Category).where(col(Category.slug).in_(wanted)))
    names = {row.slug: shelf_name(row, locale).lower() for row in rows}
    found: dict[UUID, list[str]] = {}
    for brief in briefs:
        said = [_fit("brand", "brands", len(brands[brief.brand_id]), "", locale)]
        for shelf in sorted({p.category_slug for p in products.get(brief.id, ())}):
            said.append(_fit("shelf", "shelves", len(shelves[shelf]), names[shelf], locale))
        found[brief.id] = [text for text in said if text]
    return found


def _fit(one: str, many: str, number: int, what: str, locale: str) -> str:
    """How many clips speak for a brief; empty for none."""
    if not number:
        return ""
    return in_language(FITS[one if number == 1 else many], locale).format(number=number, what=what)


def _last_clips(session: Session, creators: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    """The last `LAST` public clips of each creator."""
    rank = func.row_number().over(
        partition_by=col(Video.creator_id),
        order_by=(col(Video.published_at).desc(), col(Video.id).desc()),
    )
    ranked = (
        select(
            col(Video.id).label("id"), col(Video.creator_id).label("creator"), rank.label("rank")
        )
        .where(col(Video.creator_id).in_(creators), *_PUBLIC)
        .subquery()
    )
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for video_id, creator_id in session.exec(
        select(ranked.c.id, ranked.c.creator).where(ranked.c.rank <= LAST)
    ):
        found[creator_id].append(video_id)
    return found


def _with_category(
    session: Session, video_ids: Collection[UUID], categories: Collection[str]
) -> set[UUID]:
    """Those clips that show a product of the shelves."""
    return set(
        session.exec(
            select(ProductPin.video_id)
            .join(Product, col(Product.id) == col(ProductPin.product_id))
            .where(
                col(ProductPin.video_id).in_(list(video_ids)),
                col(Product.category_slug).in_(list(categories)),
            )
        )
    )
