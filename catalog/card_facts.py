"""What a card says of a clip, read by the column: this way a million clips load at a start."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Row, select
from sqlmodel import Session, col

from catalog.card_products import Facts, Pinned, instead, pinned_facts, pinned_of, sold_products
from catalog.ids import VideoId
from catalog.kinds import Audience, Restriction, Role, VideoKind
from catalog.lifecycle import VideoState
from catalog.media import blob_url, language_label, media_url
from catalog.models import Account, AgreedClip, Agreement, Caption, ProductPin, Video
from catalog.models import VideoHashtag as Tagged
from catalog.stand_ins import Which


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
        margin: What the shop keeps of a price, in [0, 1): the mean of its products of which it is
            known; `None` where it is of none. Not for viewers, nor for creators.
        content_vector: 64 little-endian float32.
    """

    video_id: VideoId
    creator_id: UUID
    creator_handle: str
    kind: VideoKind
    audience: Audience
    restriction: Restriction
    published_at: datetime
    revision: int
    category_slugs: Sequence[str]
    price_paise: int
    saving: float
    margin: float | None
    content_vector: bytes | None
    facts: Facts

    def encoded(self) -> bytes:
        """The bytes of a JSON object, as `schemas.VideoCard` would be."""
        return orjson.dumps(self.facts, option=orjson.OPT_UTC_Z)


_VIDEO: Sequence[Any] = (
    Video.id, Video.state, Video.creator_id, Video.kind, Video.caption, Video.language,
    Video.duration_ms, Video.width, Video.height, Video.colors, Video.audio_title, Video.disclosure,
    Video.is_sponsored, Video.ai_made, Video.audience, Video.restriction, Video.recipe,
    Video.created_at, Video.published_at, Video.revision, Video.content_vector,
    Account.handle, Account.display_name, Account.avatar_key, Account.role,
)  # fmt: skip
_PIN: Sequence[Any] = (
    ProductPin.id, ProductPin.video_id, ProductPin.product_id, ProductPin.start_ms,
    ProductPin.end_ms, ProductPin.x, ProductPin.y,
)  # fmt: skip
_PARTNER: Sequence[Any] = (AgreedClip.video_id, Account.handle, Account.display_name)


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
    partners = _partners(session, which)
    products = sold_products(
        session, {pin.product_id for of_one in pins.values() for pin in of_one}
    )
    others = instead(session, which, products)
    return [
        _card(
            clip,
            captions.get(clip.id, ()),
            tags.get(clip.id, ()),
            partners.get(clip.id),
            [pinned_of(pin, products, others) for pin in pins.get(clip.id, ())],
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


def _partners(session: Session, which: Which) -> dict[UUID, Facts]:
    """The brands of those clips that were made under an agreement."""
    query = (
        select(*_PARTNER)
        .join(Agreement, col(Agreement.id) == col(AgreedClip.agreement_id))
        .join(Account, col(Account.id) == col(Agreement.brand_id))
        .where(which(AgreedClip.video_id))
    )
    return {
        video_id: {"handle": handle, "display_name": display_name}
        for video_id, handle, display_name in session.execute(query)
    }


def _card(
    clip: Row[Any],
    captions: Sequence[str],
    tags: Sequence[str],
    partner: Facts | None,
    pins: Sequence[Pinned],
) -> Card:
    folder = media_url(clip.id, clip.recipe, "")
    # Of products off the shelf too: what a clip is about does not change with the stock.
    categories = {one.category["slug"]: one.category for one in pins}
    sold = [one.seen for one in pins if one.seen.facts]
    margins = [p.margin for p in sold if p.margin is not None]
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
        "partner": partner,
        "ai_made": clip.ai_made,
        "hls_url": f"{folder}master.m3u8",
        "mp4_url": f"{folder}video.mp4",
        "poster_url": f"{folder}poster.webp",
        "captions": [
            {"language": c, "label": language_label(c), "url": f"{folder}captions.{c}.vtt"}
            for c in captions
        ],
        "products": [pinned_facts(one, one.seen.facts) for one in pins if one.seen.facts],
        "published_at": clip.published_at,
    }
    return Card(
        video_id=VideoId(clip.id),
        creator_id=clip.creator_id,
        creator_handle=clip.handle,
        kind=clip.kind,
        audience=clip.audience,
        restriction=clip.restriction,
        published_at=clip.published_at or clip.created_at,
        revision=clip.revision,
        category_slugs=sorted(categories),
        price_paise=min((p.price_paise for p in sold), default=0),
        saving=max((p.saving for p in sold), default=0.0),
        margin=sum(margins) / len(margins) if margins else None,
        content_vector=clip.content_vector,
        facts=facts,
    )
