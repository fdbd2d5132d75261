"""Cards: a clip with everything that is the same for every viewer, encoded once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.kinds import Role
from catalog.media import blob_url, language_label, media_url
from catalog.models import (
    Account,
    Caption,
    Category,
    Product,
    ProductPin,
    Variant,
    Video,
    VideoHashtag,
    VideoStats,
)
from catalog.products import price_facts
from catalog.schemas import (
    CaptionTrack,
    CategoryBrief,
    CreatorBrief,
    PinnedProduct,
    VideoCard,
    VideoTile,
)
from core.money import money

Row = TypeVar("Row", Caption, ProductPin, VideoHashtag)


def creator_brief(account: Account) -> CreatorBrief:
    """The account as cards show it."""
    return CreatorBrief(
        id=account.id,
        handle=account.handle,
        display_name=account.display_name,
        avatar_url=blob_url(account.avatar_key),
        is_brand=account.role == Role.BRAND,
    )


def _by_video(rows: Iterable[Row]) -> dict[UUID, list[Row]]:
    grouped: dict[UUID, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row.video_id].append(row)
    return grouped


def _pinned(session: Session, pins: list[ProductPin]) -> dict[UUID, list[PinnedProduct]]:
    ids = {pin.product_id for pin in pins}
    products = {
        p.id: p
        for p in session.exec(select(Product).where(col(Product.id).in_(ids)))
        if p.is_active
    }
    variants: dict[UUID, list[Variant]] = defaultdict(list)
    for variant in session.exec(select(Variant).where(col(Variant.product_id).in_(ids))):
        variants[variant.product_id].append(variant)
    found: dict[UUID, list[PinnedProduct]] = defaultdict(list)
    for pin in sorted(pins, key=lambda p: (p.start_ms, p.end_ms)):
        product = products.get(pin.product_id)
        if product is None or not variants[pin.product_id]:
            continue
        facts = price_facts(variants[pin.product_id])
        found[pin.video_id].append(
            PinnedProduct(
                product_id=product.id,
                title=product.title,
                brand_name=product.brand_name,
                price=money(facts.price_paise),
                list_price=money(facts.list_price_paise),
                image_url=blob_url(product.image_keys[0] if product.image_keys else None),
                start_ms=pin.start_ms,
                end_ms=pin.end_ms,
                x=pin.x,
                y=pin.y,
                in_stock=facts.available > 0,
            )
        )
    return found


def _categories(session: Session, ids: list[UUID]) -> dict[UUID, list[CategoryBrief]]:
    """The shelves of each clip's products, by name; of products off the shelf too."""
    found: dict[UUID, list[CategoryBrief]] = defaultdict(list)
    for video_id, slug, name in session.exec(
        select(ProductPin.video_id, Category.slug, Category.name)
        .join(Product, col(Product.id) == col(ProductPin.product_id))
        .join(Category, col(Category.slug) == col(Product.category_slug))
        .where(col(ProductPin.video_id).in_(ids))
        .distinct()
        .order_by(col(Category.name))
    ):
        found[video_id].append(CategoryBrief(slug=slug, name=name))
    return found


def build_cards(session: Session, video_ids: Iterable[UUID]) -> dict[UUID, VideoCard]:
    """Cards of those videos that exist and have renditions, whatever their state."""
    ids = list(dict.fromkeys(video_ids))
    rows = session.exec(
        select(Video, Account)
        .join(Account, col(Account.id) == col(Video.creator_id))
        .where(col(Video.id).in_(ids), Video.recipe != "")
    ).all()
    captions = _by_video(session.exec(select(Caption).where(col(Caption.video_id).in_(ids))))
    tags = _by_video(session.exec(select(VideoHashtag).where(col(VideoHashtag.video_id).in_(ids))))
    pins = list(session.exec(select(ProductPin).where(col(ProductPin.video_id).in_(ids))))
    products = _pinned(session, pins)
    categories = _categories(session, ids) if pins else {}
    cards: dict[UUID, VideoCard] = {}
    for video, account in rows:

        def url(file: str, video: Video = video) -> str:
            return media_url(video.id, video.recipe, file)

        cards[video.id] = VideoCard(
            id=video.id,
            creator=creator_brief(account),
            kind=video.kind,
            caption=video.caption,
            hashtags=[t.slug for t in tags[video.id]],
            categories=categories.get(video.id, []),
            language=video.language,
            duration_ms=video.duration_ms,
            width=video.width,
            height=video.height,
            colors=video.colors,
            audio_title=video.audio_title,
            disclosure=video.disclosure,
            is_sponsored=video.is_sponsored,
            hls_url=url("master.m3u8"),
            mp4_url=url("video.mp4"),
            poster_url=url("poster.webp"),
            captions=[
                CaptionTrack(
                    language=c.language,
                    label=language_label(c.language),
                    url=url(f"captions.{c.language}.vtt"),
                )
                for c in captions[video.id]
            ],
            products=products[video.id],
            published_at=video.published_at,
        )
    return cards


def encode_card(session: Session, video_ids: Iterable[UUID]) -> dict[UUID, bytes]:
    """Each card as the bytes of a JSON object."""
    return {
        video_id: card.model_dump_json().encode()
        for video_id, card in build_cards(session, video_ids).items()
    }


def tiles(session: Session, videos: Iterable[Video]) -> list[VideoTile]:
    """Grid tiles of `videos`, in their order."""
    ordered = list(videos)
    handles = {
        a.id: a.handle
        for a in session.exec(
            select(Account).where(col(Account.id).in_({v.creator_id for v in ordered}))
        )
    }
    plays = {
        s.video_id: s.plays
        for s in session.exec(
            select(VideoStats).where(col(VideoStats.video_id).in_([v.id for v in ordered]))
        )
    }
    return [
        VideoTile(
            id=v.id,
            poster_url=media_url(v.id, v.recipe, "poster.webp"),
            preview_url=media_url(v.id, v.recipe, "video.mp4"),
            caption=v.caption,
            duration_ms=v.duration_ms,
            views=plays.get(v.id, 0),
            creator_handle=handles.get(v.creator_id, ""),
            colors=v.colors,
        )
        for v in ordered
    ]
