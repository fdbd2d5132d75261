"""A catalogue of any size, invented for benchmarks only and written straight into its tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import numpy as np
from sqlmodel import SQLModel

from catalog.hashtags import MAX_TAGS
from catalog.kinds import Role, VideoKind
from catalog.lifecycle import VideoState
from catalog.models import (
    Account,
    Category,
    ClipReach,
    Hashtag,
    Product,
    ProductPin,
    Variant,
    Video,
    VideoHashtag,
    VideoStats,
)
from catalog.reach import UNLIMITED, Reach
from core.db import get_engine, session_scope
from core.ids import new_id
from feed.features.definitions import VECTOR_DIM

TAGS, CATEGORIES, LOOKS = 400, 20, 40
CHUNK = 2000
MANY_EVERY = 20  # One clip in so many carries twenty hashtags, or nearly.


def fill(videos: int, seed: int = 1) -> list[UUID]:
    """Creates all tables and `videos` published clips. Returns their ids.

    A tenth as many creators up to 1,000; hashtags and totals are skewed as in life, and some
    clips carry all that a clip may; content
    vectors lie around `LOOKS` centres; every second clip has a product.
    """
    import app.tables  # noqa: F401  (registers every table)

    SQLModel.metadata.create_all(get_engine())
    draw = np.random.default_rng(seed)
    creators = [new_id() for _ in range(max(3, min(1000, videos // 10)))]
    with session_scope() as session:
        for number, account_id in enumerate(creators):
            session.add(
                Account(
                    id=account_id,
                    email=f"c{number}@bench.in",
                    handle=f"creator{number}",
                    display_name=f"Creator {number}",
                    role=Role.BRAND if number % 5 == 0 else Role.CREATOR,
                )
            )
        for number in range(TAGS):
            session.add(Hashtag(slug=f"tag{number}", label=f"tag{number}"))
        for number in range(CATEGORIES):
            session.add(Category(slug=f"category{number}", name=f"Category {number}"))
    products = _products()
    ids: list[UUID] = []
    for rows in _clips(videos, creators, products, draw):
        ids += [row["id"] for row in rows[Video]]
        with get_engine().begin() as connection:
            for table, values in rows.items():
                if values:
                    connection.execute(table.__table__.insert(), values)  # type: ignore[attr-defined]
    return ids


def _products() -> list[UUID]:
    ids = [new_id() for _ in range(CATEGORIES * 10)]
    with session_scope() as session:
        for number, product_id in enumerate(ids):
            session.add(
                Product(
                    id=product_id,
                    source="bench",
                    external_id=str(number),
                    brand_name="Bench",
                    title=f"Product {number}",
                    category_slug=f"category{number % CATEGORIES}",
                )
            )
        session.flush()
        for number, product_id in enumerate(ids):
            price = 9900 + 100 * number
            session.add(
                Variant(
                    product_id=product_id,
                    sku=f"B{number}",
                    price_paise=price,
                    list_price_paise=price,
                    on_hand=10,
                )
            )
    return ids


def _clips(
    videos: int, creators: list[UUID], products: list[UUID], draw: np.random.Generator
) -> Iterator[dict[type[SQLModel], list[dict[str, Any]]]]:
    now = datetime.now(UTC)
    centres = draw.normal(size=(LOOKS, VECTOR_DIM))
    kinds = list(VideoKind)
    # What all clips share; a model a clip would take most of the time.
    clip = _defaults(Video(creator_id=creators[0], state=VideoState.PUBLISHED, width=720,
                           height=1280, recipe="bench", colors=["#aa3355", "#221122"]))  # fmt: skip
    counted = _defaults(VideoStats(video_id=creators[0]))
    reach = _defaults(ClipReach(video_id=creators[0], reach=Reach.OPEN, cap=UNLIMITED))
    pin = _defaults(
        ProductPin(video_id=creators[0], product_id=products[0], start_ms=1000, end_ms=4000)
    )
    for start in range(0, videos, CHUNK):
        count = min(CHUNK, videos - start)
        vectors = centres[draw.integers(LOOKS, size=count)] + draw.normal(
            scale=0.7, size=(count, VECTOR_DIM)
        )
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        views = (draw.pareto(1.2, size=count) * 50).astype(int) % 1_000_000
        likes = draw.binomial(views, 0.05).tolist()
        ages_h = draw.exponential(24 * 14, size=count).tolist()
        tags = (np.minimum(draw.zipf(1.3, size=(count, 4)), TAGS) - 1).tolist()
        by = draw.integers(len(creators), size=count).tolist()
        of = draw.integers(len(kinds), size=count).tolist()
        lengths = draw.integers(6000, 20000, size=count).tolist()
        sold = draw.integers(len(products), size=count).tolist()
        # The first few of all would be on every page.
        many = set(draw.choice(np.arange(TAGS // 2, TAGS), MAX_TAGS - 4, replace=False).tolist())
        ids = [new_id() for _ in range(count)]
        published = [now - timedelta(hours=age_h) for age_h in ages_h]
        yield {
            Video: [
                clip
                | {
                    "id": ids[i],
                    "creator_id": creators[by[i]],
                    "kind": kinds[of[i]],
                    "caption": f"Clip {start + i} of the benchmark",
                    "duration_ms": lengths[i],
                    "content_vector": vectors[i].astype("<f4").tobytes(),
                    "created_at": published[i],
                    "published_at": published[i],
                }
                for i in range(count)
            ],
            VideoStats: [
                counted
                | {
                    "video_id": ids[i],
                    "impressions": v,
                    "plays": v,
                    "likes": likes[i],
                    "finishes": v // 3,
                }
                for i, v in enumerate(views.tolist())
            ],
            ClipReach: [reach | {"video_id": one} for one in ids],
            VideoHashtag: [
                {"video_id": ids[i], "slug": f"tag{tag}"}
                for i in range(count)
                for tag in sorted(set(tags[i]) | (many if i % MANY_EVERY == 0 else set()))
            ],
            ProductPin: [
                pin | {"id": new_id(), "video_id": ids[i], "product_id": products[sold[i]]}
                for i in range(1, count, 2)
            ],
        }


def _defaults(row: SQLModel) -> dict[str, Any]:
    return {name: getattr(row, name) for name in type(row).model_fields}
