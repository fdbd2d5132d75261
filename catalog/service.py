"""What pages and endpoints ask the catalogue: clips in grids, product pages, search."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from catalog.blocks import blocked_by
from catalog.cards import tiles
from catalog.followers import follows
from catalog.hashtags import fold_tag
from catalog.kinds import Audience, Restriction
from catalog.lifecycle import VideoState
from catalog.media import blob_url
from catalog.models import (
    Account,
    Hashtag,
    ProductPin,
    Video,
    VideoHashtag,
)
from catalog.products import ProductNotFound, get_product, product_cards, variant_views, variants_of
from catalog.schemas import (
    HashtagView,
    ProductDetail,
    TilePage,
)
from catalog.viewer import Viewer
from core.cursors import decode_cursor, encode_cursor
from core.errors import NotFound

PAGE = 24


def get_creator(session: Session, handle: str) -> Account:
    """The account with that handle.

    Raises:
        NotFound: There is none.
    """
    wanted = handle.strip().lower().lstrip("@")
    account = session.exec(select(Account).where(Account.handle == wanted)).first()
    if account is None:
        raise NotFound(
            "There is nobody with that handle.",
            "इस हैंडल वाला कोई नहीं है।",
            code="creator_not_found",
        )
    return account


def published() -> SelectOfScalar[Video]:
    """A query of clips that everybody may see."""
    return select(Video).where(
        Video.state == VideoState.PUBLISHED,
        Video.audience == Audience.EVERYONE,
        Video.restriction == Restriction.NONE,
    )


def _tile_page(
    session: Session, query: SelectOfScalar[Video], purpose: str, cursor: str | None
) -> TilePage:
    position = decode_cursor(purpose, cursor)
    if position:
        moment, video_id = datetime.fromisoformat(position[0]), UUID(position[1])
        query = query.where(
            or_(
                col(Video.published_at) < moment,
                (col(Video.published_at) == moment) & (col(Video.id) < video_id),
            )
        )
    query = query.order_by(col(Video.published_at).desc(), col(Video.id).desc()).limit(PAGE + 1)
    rows = list(session.exec(query))
    more = len(rows) > PAGE
    rows = rows[:PAGE]
    following = None
    if more and rows[-1].published_at:
        following = encode_cursor(purpose, [rows[-1].published_at.isoformat(), str(rows[-1].id)])
    return TilePage(items=tiles(session, rows), next_cursor=following)


def creator_videos(
    session: Session, creator_id: UUID, cursor: str | None = None, *, viewer: Viewer | None = None
) -> TilePage:
    """Published clips of one creator that `viewer`, or else a stranger, may see, newest first.

    Of somebody whom the viewer has blocked: none.
    """
    if creator_id in blocked_by(session, viewer):
        return TilePage(items=[], next_cursor=None)
    query = published()
    if viewer is not None and (
        viewer.account_id == creator_id or follows(session, viewer, creator_id)
    ):
        query = select(Video).where(
            Video.state == VideoState.PUBLISHED,
            Video.audience != Audience.LINK,
            Video.restriction != Restriction.ADULTS,
        )
    query = query.where(col(Video.creator_id) == creator_id)
    return _tile_page(session, query, f"creator.{creator_id}", cursor)


def hashtag_of(session: Session, slug: str) -> HashtagView:
    """A hashtag with its number of published clips.

    Raises:
        NotFound: No clip has ever carried it.
    """
    row = session.get(Hashtag, fold_tag(slug))
    if row is None:
        raise NotFound(
            "No clip carries that hashtag yet.",
            "अभी किसी क्लिप में यह हैशटैग नहीं है।",
            code="hashtag_not_found",
        )
    return HashtagView(slug=row.slug, label=row.label, clips=clips_with(session, row.slug))


def clips_with(session: Session, slug: str) -> int:
    """How many published clips carry a hashtag."""
    return session.exec(
        select(func.count())
        .select_from(Video)
        .join(VideoHashtag, col(VideoHashtag.video_id) == col(Video.id))
        .where(
            VideoHashtag.slug == slug,
            Video.state == VideoState.PUBLISHED,
            Video.audience == Audience.EVERYONE,
            Video.restriction == Restriction.NONE,
        )
    ).one()


def hashtag_videos(
    session: Session, slug: str, cursor: str | None = None, *, viewer: Viewer | None = None
) -> TilePage:
    """Published clips that carry a hashtag, newest first, but of whom `viewer` has blocked."""
    folded = fold_tag(slug)
    query = (
        published()
        .join(VideoHashtag, col(VideoHashtag.video_id) == col(Video.id))
        .where(
            col(VideoHashtag.slug) == folded,
            col(Video.creator_id).not_in(blocked_by(session, viewer)),
        )
    )
    return _tile_page(session, query, f"tag.{folded}", cursor)


def videos_with_product(
    session: Session, product_id: UUID, limit: int = 12, *, viewer: Viewer | None = None
) -> list[Video]:
    """Published clips that show a product, newest first, but of whom `viewer` has blocked."""
    query = (
        published()
        .join(ProductPin, col(ProductPin.video_id) == col(Video.id))
        .where(
            col(ProductPin.product_id) == product_id,
            col(Video.creator_id).not_in(blocked_by(session, viewer)),
        )
        .distinct()
        .order_by(col(Video.published_at).desc())
        .limit(limit)
    )
    return list(session.exec(query))


def product_detail(
    session: Session, product_id: UUID, *, viewer: Viewer | None = None
) -> ProductDetail:
    """A product page with live prices and stock.

    Raises:
        ProductNotFound: There is none, or it is no longer sold.
    """
    product = get_product(session, product_id)
    cards = product_cards(session, [product])
    if not cards:
        raise ProductNotFound()
    return ProductDetail(
        **cards[0].model_dump(),
        description=product.description,
        images=[u for k in product.image_keys if (u := blob_url(k))],
        option_kind=product.option_kind,
        variants=variant_views(variants_of(session, [product.id])[product.id]),
        seller_name=product.seller_name,
        seller_address=product.seller_address,
        country_of_origin=product.country_of_origin,
        videos=tiles(session, videos_with_product(session, product.id, viewer=viewer)),
    )
