"""What a card says of a clip, read by the column: this way a million clips load at a start."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import ColumnElement, Row, select
from sqlmodel import Session, col

from catalog.ids import VideoId
from catalog.kinds import Role, VideoKind
from catalog.lifecycle import VideoState
from catalog.media import blob_url, language_label, media_url
from catalog.models import Account, Caption, Category, Product, ProductPin, Variant, Video
from catalog.models import VideoHashtag as Tagged
from catalog.products import price_facts
from core.money import money

# Makes the condition that chooses clips, from the column that holds their id.
Which = Callable[[Any], ColumnElement[bool]]
Facts = dict[str, Any]


def among(video_ids: Iterable[UUID]) -> Which:
    """Chooses clips by id."""
    ids = list(video_ids)
    return lambda column: col(column).in_(ids)


@dataclass(frozen=True, slots=True)
class Card:
    """A clip as its card shows it, and what of it is not on the card.

    Args:
        facts: The fields of `schemas.VideoCard`.
        price_paise: Of its cheapest product; 0 without one.
        saving: The largest part taken off a list price, in [0, 1).
        content_vector: 64 little-endian float32.
    """

    video_id: VideoId
    creator_id: UUID
    creator_handle: str
    kind: VideoKind
    published_at: datetime
    revision: int
    category_slugs: Sequence[str]
    price_paise: int
    saving: float
    content_vector: bytes | None
    facts: Facts

    def encoded(self) -> bytes:
        """The bytes of a JSON object, as `schemas.VideoCard` would be."""
        return orjson.dumps(self.facts, option=orjson.OPT_UTC_Z)


_VIDEO: Sequence[Any] = (
    Video.id, Video.state, Video.creator_id, Video.kind, Video.caption, Video.language,
    Video.duration_ms, Video.width, Video.height, Video.colors, Video.audio_title, Video.disclosure,
    Video.is_sponsored, Video.recipe, Video.created_at, Video.published_at, Video.revision,
    Video.content_vector, Account.handle, Account.display_name, Account.avatar_key, Account.role,
)  # fmt: skip
_PIN: Sequence[Any] = (
    ProductPin.video_id, ProductPin.product_id, ProductPin.start_ms, ProductPin.end_ms,
    ProductPin.x, ProductPin.y,
)  # fmt: skip
_VARIANT: Sequence[Any] = (
    Variant.product_id, Variant.price_paise, Variant.list_price_paise, Variant.on_hand,
    Variant.reserved,
)  # fmt: skip
_PRODUCT: Sequence[Any] = (
    Product.id, Product.title, Product.brand_name, Product.image_keys, Product.is_active,
    Category.slug, Category.name,
)  # fmt: skip


def read_cards(session: Session, which: Which, *, only_published: bool = False) -> list[Card]:
    """The chosen clips that have renditions, in no order."""
    query = select(*_VIDEO).join(Account, col(Account.id) == col(Video.creator_id))
    # The state is looked at here: asked for it, SQLite would walk all that is published instead.
    clips = [
        clip
        for clip in session.execute(query.where(which(Video.id)))
        if clip.recipe and (clip.state is VideoState.PUBLISHED or not only_published)
    ]
    if not clips:
        return []
    captions = _by_clip(session, which, Caption.video_id, Caption.language)
    tags = _by_clip(session, which, Tagged.video_id, Tagged.slug)
    pins = _pins(session, which)
    products = _products(session, {pin.product_id for of_one in pins.values() for pin in of_one})
    return [
        _card(
            clip, captions.get(clip.id, ()), tags.get(clip.id, ()), pins.get(clip.id, ()), products
        )
        for clip in clips
    ]


def _by_clip(session: Session, which: Which, clip: Any, value: Any) -> dict[UUID, list[str]]:
    """What the column `value` has for each clip, in alphabetical order."""
    found: dict[UUID, list[str]] = defaultdict(list)
    for video_id, one in session.execute(select(clip, value).where(which(clip)).order_by(value)):
        found[video_id].append(one)
    return found


def _pins(session: Session, which: Which) -> dict[UUID, list[Row[Any]]]:
    """Pins by clip, in the order in which they appear."""
    found: dict[UUID, list[Row[Any]]] = defaultdict(list)
    query = select(*_PIN).where(which(ProductPin.video_id))
    for pin in session.execute(query.order_by(col(ProductPin.start_ms), col(ProductPin.end_ms))):
        found[pin.video_id].append(pin)
    return found


@dataclass(frozen=True, slots=True)
class _Product:
    """A pinned product; `facts` are of those that are sold."""

    category: Facts
    price_paise: int
    saving: float
    facts: Facts | None


def _products(session: Session, ids: set[UUID]) -> dict[UUID, _Product]:
    if not ids:
        return {}
    variants: dict[UUID, list[Row[Any]]] = defaultdict(list)
    for variant in session.execute(select(*_VARIANT).where(col(Variant.product_id).in_(ids))):
        variants[variant.product_id].append(variant)
    found = {}
    for one in session.execute(
        select(*_PRODUCT)
        .join(Category, col(Category.slug) == col(Product.category_slug))
        .where(col(Product.id).in_(ids))
    ):
        category = {"slug": one.slug, "name": one.name}
        if not one.is_active or not variants[one.id]:
            found[one.id] = _Product(category, 0, 0.0, None)
            continue
        prices = price_facts(variants[one.id])
        facts = {
            "product_id": one.id,
            "title": one.title,
            "brand_name": one.brand_name,
            "price": money(prices.price_paise).model_dump(),
            "list_price": money(prices.list_price_paise).model_dump(),
            "image_url": blob_url(one.image_keys[0] if one.image_keys else None),
            "in_stock": prices.available > 0,
        }
        saving = 1.0 - prices.price_paise / prices.list_price_paise
        found[one.id] = _Product(category, prices.price_paise, saving, facts)
    return found


def _card(
    clip: Row[Any],
    captions: Sequence[str],
    tags: Sequence[str],
    pins: Sequence[Row[Any]],
    products: dict[UUID, _Product],
) -> Card:
    folder = media_url(clip.id, clip.recipe, "")
    shown = [(pin, products[pin.product_id]) for pin in pins]
    # Of products off the shelf too: what a clip is about does not change with the stock.
    categories = {p.category["slug"]: p.category for _, p in shown}
    facts: Facts = {
        "id": clip.id,
        "creator": {
            "id": clip.creator_id,
            "handle": clip.handle,
            "display_name": clip.display_name,
            "avatar_url": blob_url(clip.avatar_key),
            "is_brand": clip.role == Role.BRAND,
        },
        "kind": clip.kind,
        "caption": clip.caption,
        "hashtags": tags,
        "categories": sorted(categories.values(), key=lambda c: str(c["name"])),
        "language": clip.language,
        "duration_ms": clip.duration_ms,
        "width": clip.width,
        "height": clip.height,
        "colors": clip.colors,
        "audio_title": clip.audio_title,
        "disclosure": clip.disclosure,
        "is_sponsored": clip.is_sponsored,
        "hls_url": f"{folder}master.m3u8",
        "mp4_url": f"{folder}video.mp4",
        "poster_url": f"{folder}poster.webp",
        "captions": [
            {"language": c, "label": language_label(c), "url": f"{folder}captions.{c}.vtt"}
            for c in captions
        ],
        "products": [_pinned(pin, product.facts) for pin, product in shown if product.facts],
        "published_at": clip.published_at,
    }
    return Card(
        video_id=VideoId(clip.id),
        creator_id=clip.creator_id,
        creator_handle=clip.handle,
        kind=clip.kind,
        published_at=clip.published_at or clip.created_at,
        revision=clip.revision,
        category_slugs=sorted(categories),
        price_paise=min((p.price_paise for _, p in shown if p.facts), default=0),
        saving=max((p.saving for _, p in shown if p.facts), default=0.0),
        content_vector=clip.content_vector,
        facts=facts,
    )


def _pinned(pin: Row[Any], product: Facts) -> Facts:
    """The product at its second and place, with the fields in the order of the wire form."""
    place = {"start_ms": pin.start_ms, "end_ms": pin.end_ms, "x": pin.x, "y": pin.y}
    stock = product["in_stock"]
    return {k: v for k, v in product.items() if k != "in_stock"} | place | {"in_stock": stock}
