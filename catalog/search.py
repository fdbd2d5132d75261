"""Finding products by filter, and everything by words."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, col, func, or_, select

from catalog.blocks import blocked_by
from catalog.cards import creator_brief, tiles
from catalog.hashtags import fold_tag
from catalog.models import Account, Category, Hashtag, Product, ProductPin, Video, VideoStats
from catalog.products import product_cards
from catalog.schemas import HashtagView, ProductPage, SearchResults
from catalog.service import PAGE, clips_with, published
from catalog.viewer import Viewer
from core.cursors import decode_cursor, encode_cursor


def list_products(
    session: Session,
    *,
    category: str | None = None,
    brand: str | None = None,
    query: str | None = None,
    cursor: str | None = None,
    limit: int = PAGE,
) -> ProductPage:
    """Active products, by name; filters combine."""
    position = decode_cursor("products", cursor)
    wanted = select(Product).where(Product.is_active)
    if category:
        wanted = wanted.where(Product.category_slug == category)
    if brand:
        wanted = wanted.where(
            or_(
                func.lower(Product.brand_name) == brand.lower(),
                col(Product.brand_id).in_(
                    select(Account.id).where(Account.handle == brand.lower())
                ),
            )
        )
    for word in (query or "").split()[:6]:
        like = f"%{_escaped(word)}%"
        wanted = wanted.where(
            or_(
                col(Product.title).ilike(like, escape="\\"),
                col(Product.brand_name).ilike(like, escape="\\"),
                col(Product.category_slug).ilike(like, escape="\\"),
                col(Product.category_slug).in_(
                    select(Category.slug).where(
                        or_(
                            col(Category.name).ilike(like, escape="\\"),
                            col(Category.name_hi).ilike(like, escape="\\"),
                        )
                    )
                ),
            )
        )
    if position:
        title, product_id = str(position[0]), UUID(position[1])
        wanted = wanted.where(
            or_(
                col(Product.title) > title,
                (col(Product.title) == title) & (col(Product.id) > product_id),
            )
        )
    rows = list(session.exec(wanted.order_by(col(Product.title), col(Product.id)).limit(limit + 1)))
    more, rows = len(rows) > limit, rows[:limit]
    following = encode_cursor("products", [rows[-1].title, str(rows[-1].id)]) if more else None
    return ProductPage(items=product_cards(session, rows), next_cursor=following)


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def search(
    session: Session,
    text: str,
    *,
    kind: str = "all",
    limit: int = 12,
    viewer: Viewer | None = None,
) -> SearchResults:
    """Clips, products, creators and hashtags whose words contain all words of `text`.

    Nobody whom `viewer` has blocked is among the creators, and nothing that they filmed.
    """
    words = [w for w in text.strip().lstrip("@#").split() if w][:6]
    if not words:
        return SearchResults(videos=[], products=[], creators=[], hashtags=[])

    def wants(part: str) -> bool:
        return kind in ("all", part)

    found = SearchResults(videos=[], products=[], creators=[], hashtags=[])
    blocked = blocked_by(session, viewer)
    if wants("videos"):
        query = published().join(Account, col(Account.id) == col(Video.creator_id))
        query = query.where(col(Video.creator_id).not_in(blocked))
        for word in words:
            like = f"%{_escaped(word)}%"
            pinned = (
                select(ProductPin.video_id)
                .join(Product, col(Product.id) == col(ProductPin.product_id))
                .where(col(Product.title).ilike(like, escape="\\"), Product.is_active)
            )
            query = query.where(
                or_(
                    col(Video.caption).ilike(like, escape="\\"),
                    col(Account.handle).ilike(like, escape="\\"),
                    col(Account.display_name).ilike(like, escape="\\"),
                    col(Video.id).in_(pinned),
                )
            )
        plays = select(VideoStats.plays).where(VideoStats.video_id == Video.id).scalar_subquery()
        query = query.order_by(plays.desc(), col(Video.published_at).desc()).limit(limit)
        found.videos = tiles(session, session.exec(query))
    if wants("products"):
        found.products = list_products(session, query=" ".join(words), limit=limit).items
    if wants("creators"):
        like = f"%{_escaped(' '.join(words))}%"
        found.creators = [
            creator_brief(a)
            for a in session.exec(
                select(Account)
                .where(
                    or_(
                        col(Account.handle).ilike(like, escape="\\"),
                        col(Account.display_name).ilike(like, escape="\\"),
                    ),
                    col(Account.role).in_(["creator", "brand"]),
                    col(Account.id).not_in(blocked),
                )
                .order_by(col(Account.display_name))
                .limit(limit)
            )
        ]
    if wants("hashtags"):
        like = f"%{_escaped(fold_tag(words[0]))}%"
        found.hashtags = [
            HashtagView(slug=h.slug, label=h.label, clips=clips_with(session, h.slug))
            for h in session.exec(
                select(Hashtag).where(col(Hashtag.slug).ilike(like, escape="\\")).limit(limit)
            )
        ]
    return found
