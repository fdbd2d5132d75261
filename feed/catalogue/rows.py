"""Reading clips from the database as rows of the in-memory catalogue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select as columns_of
from sqlmodel import Session, col, func, select

from catalog.cards import encode_card
from catalog.ids import VideoId
from catalog.lifecycle import VideoState
from catalog.models import Account, Product, ProductPin, Variant, Video, VideoHashtag, VideoStats
from core.clock import epoch_ms
from feed.features.content import vector_of
from feed.features.taste import Vector
from feed.popularity import TOTALS

CHUNK = 250  # Parameters of one query; SQLite's limit is far above, its patience is not.


@dataclass(frozen=True, slots=True)
class Totals:
    """The counted things of one clip, as `VideoStats` has them."""

    impressions: int = 0
    plays: int = 0
    finishes: int = 0
    likes: int = 0
    comments: int = 0
    saves: int = 0
    shares: int = 0
    bag_adds: int = 0
    purchases: int = 0
    watch_ms: int = 0
    product_taps: int = 0


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One published clip.

    Args:
        card: A JSON object without `position`, `stats` and `viewer`.
        vector: Shape (64,), float32.
        price_paise: Of the cheapest thing it shows; 0 when it shows none. `saving` is the largest
            part taken off a list price, in [0, 1).
    """

    video_id: VideoId
    creator_id: UUID
    creator_handle: str
    kind: str
    language: str
    published_ms: int
    revision: int
    tags: Sequence[str]
    categories: Sequence[str]
    vector: Vector
    card: bytes
    totals: Totals
    audio: str = ""
    is_sponsored: bool = False
    duration_ms: int = 0
    price_paise: int = 0
    saving: float = 0.0


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Changes whenever any clip does."""

    count: int
    revisions: int


def fingerprint(session: Session) -> Fingerprint:
    """The present fingerprint of all clips."""
    count, revisions = session.exec(
        select(func.count(), func.coalesce(func.sum(Video.revision), 0)).select_from(Video)
    ).one()
    return Fingerprint(int(count), int(revisions))


def published_revisions(session: Session) -> dict[UUID, int]:
    """Id → revision of every published clip, newest first."""
    rows = session.exec(
        select(Video.id, Video.revision)
        .where(Video.state == VideoState.PUBLISHED)
        .order_by(col(Video.published_at).desc())
    )
    return dict(rows.all())


def read_rows(session: Session, video_ids: Iterable[UUID]) -> list[CatalogueRow]:
    """Rows of those of `video_ids` that are published and can be played."""
    ids = list(video_ids)
    rows: list[CatalogueRow] = []
    for start in range(0, len(ids), CHUNK):
        rows += _read_chunk(session, ids[start : start + CHUNK])
    return rows


def _read_chunk(session: Session, ids: list[UUID]) -> list[CatalogueRow]:
    videos = session.exec(
        select(Video, Account.handle)
        .join(Account, col(Account.id) == col(Video.creator_id))
        .where(col(Video.id).in_(ids), Video.state == VideoState.PUBLISHED)
    ).all()
    cards = encode_card(session, [video.id for video, _ in videos])
    tags: dict[UUID, list[str]] = defaultdict(list)
    for video_id, slug in session.exec(
        select(VideoHashtag.video_id, VideoHashtag.slug).where(col(VideoHashtag.video_id).in_(ids))
    ):
        tags[video_id].append(slug)
    categories: dict[UUID, set[str]] = defaultdict(set)
    offers: dict[UUID, list[tuple[int, float]]] = defaultdict(list)
    taken_off = 1.0 - 1.0 * col(Variant.price_paise) / col(Variant.list_price_paise)
    for video_id, slug, price, saving in session.exec(
        select(
            ProductPin.video_id,
            Product.category_slug,
            func.min(Variant.price_paise),
            func.max(taken_off),
        )
        .join(Product, col(Product.id) == col(ProductPin.product_id))
        .outerjoin(Variant, col(Variant.product_id) == col(Product.id))
        .where(col(ProductPin.video_id).in_(ids))
        .group_by(col(ProductPin.video_id), col(Product.category_slug))
    ):
        categories[video_id].add(slug)
        if price is not None:
            offers[video_id].append((price, float(saving)))
    totals = read_totals(session, ids)
    return [
        CatalogueRow(
            video_id=VideoId(video.id),
            creator_id=video.creator_id,
            creator_handle=handle,
            kind=video.kind.value,
            language=video.language,
            published_ms=epoch_ms(video.published_at or video.created_at),
            revision=video.revision,
            tags=sorted(tags[video.id]),
            categories=sorted(categories[video.id]),
            vector=vector_of(video.content_vector),
            card=cards[video.id],
            totals=totals.get(video.id, Totals()),
            audio=video.audio_title,
            is_sponsored=video.is_sponsored,
            duration_ms=video.duration_ms,
            price_paise=min((price for price, _ in offers[video.id]), default=0),
            saving=max((saving for _, saving in offers[video.id]), default=0.0),
        )
        for video, handle in videos
        if len(cards.get(video.id, b"")) > 2
    ]


def read_totals(session: Session, video_ids: Sequence[UUID] | None = None) -> dict[UUID, Totals]:
    """Totals of `video_ids`, or of all clips."""
    query = columns_of(*(getattr(VideoStats, name) for name in ("video_id", *TOTALS)))
    if video_ids is None:
        return {row[0]: Totals(*row[1:]) for row in session.execute(query)}
    found: dict[UUID, Totals] = {}
    for start in range(0, len(video_ids), CHUNK):
        chunk = video_ids[start : start + CHUNK]
        for row in session.execute(query.where(col(VideoStats.video_id).in_(chunk))):
            found[row[0]] = Totals(*row[1:])
    return found
