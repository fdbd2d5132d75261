"""One well-known small world: a creator, a brand, a shopper, a moderator, products and clips."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from catalog.hashtags import set_hashtags
from catalog.ids import AccountId, ViewerId
from catalog.kinds import Role, VideoKind
from catalog.lifecycle import VideoState
from catalog.models import (
    Account,
    Category,
    Product,
    ProductPin,
    Variant,
    Video,
    VideoStats,
)
from catalog.viewer import Viewer
from catalog.wording import Judged, Standing, Wording
from core.ids import new_id

EPOCH = datetime(2026, 11, 1, tzinfo=UTC)


def account(session: Session, handle: str, role: Role = Role.SHOPPER, **more: object) -> Account:
    """An account called `handle`."""
    row = Account(
        email=f"{handle}@test.in", handle=handle, display_name=handle.title(), role=role, **more
    )
    session.add(row)
    session.flush()
    return row


def viewer(row: Account) -> Viewer:
    """The signed-in viewer that `row` is."""
    return Viewer(ViewerId(row.id), Role(row.role), AccountId(row.id), row.handle, row.display_name)


def guest() -> Viewer:
    """Somebody new."""
    return Viewer(ViewerId(new_id()))


def any_words_show(product_id: UUID, brand_id: UUID | None, wording: Wording) -> Judged:
    """A screen that lets every product's words show."""
    return Judged(lambda session: Standing.SHOWN)


def product(
    session: Session, sku: str, *, price: int = 49900, stock: int = 5, category: str = "lipstick"
) -> Product:
    """An active product with one variant whose SKU is `sku`."""
    if session.get(Category, category) is None:
        session.add(Category(slug=category, name=category.title()))
        session.flush()
    row = Product(
        source="test",
        external_id=sku,
        brand_name="Gulmohar",
        title=f"Product {sku}",
        category_slug=category,
    )
    session.add(row)
    session.flush()
    session.add(
        Variant(
            product_id=row.id, sku=sku, price_paise=price, list_price_paise=price, on_hand=stock
        )
    )
    session.flush()
    return row


def video(
    session: Session,
    creator: Account,
    caption: str = "A clip #glow",
    *,
    state: VideoState = VideoState.PUBLISHED,
    minutes: int = 0,
    kind: VideoKind = VideoKind.USER,
    pinned: UUID | None = None,
) -> Video:
    """A clip of `creator`, published `minutes` after the epoch of this world."""
    row = Video(
        creator_id=creator.id,
        state=state,
        caption=caption,
        kind=kind,
        duration_ms=8000,
        width=720,
        height=1280,
        recipe="r1",
        colors=["#aa3355", "#221122"],
        published_at=EPOCH + timedelta(minutes=minutes) if state is VideoState.PUBLISHED else None,
    )
    session.add(row)
    session.flush()
    session.add(VideoStats(video_id=row.id))
    set_hashtags(session, row.id, caption)
    if pinned:
        session.add(ProductPin(video_id=row.id, product_id=pinned, start_ms=1000, end_ms=4000))
    session.flush()
    return row
