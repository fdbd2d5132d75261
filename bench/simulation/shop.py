"""The invented world as rows of a scratch installation, and as the ids that the product knows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import numpy as np
from sqlalchemy import bindparam, update
from sqlmodel import SQLModel

from bench.simulation.chance import Ints
from bench.simulation.world import CATEGORIES, CREATORS, KINDS, World
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
from core.db import get_engine
from core.ids import new_id

Rows = dict[type[SQLModel], list[dict[str, Any]]]


def moment(at_ms: int) -> datetime:
    """The moment of an epoch millisecond."""
    return datetime.fromtimestamp(at_ms / 1000, UTC)


def insert(rows: Rows) -> None:
    """Stores rows table by table in one transaction; rows that are there already stay."""
    with get_engine().begin() as connection:
        for table, values in rows.items():
            if values:
                statement = table.__table__.insert().prefix_with("OR IGNORE")  # type: ignore[attr-defined]
                connection.execute(statement, values)


class Shop:
    """Knows every clip, viewer and creator by the product's ids."""

    def __init__(self, world: World) -> None:
        """Creates the tables and all that is not a clip."""
        import app.tables  # noqa: F401  (registers every table)

        SQLModel.metadata.create_all(get_engine())
        draw = np.random.default_rng(world.seed + 3)
        self._world = world
        self.clip_ids = _ids(draw, len(world.clips.quality))
        self.viewer_ids = _ids(draw, len(world.viewers.budget))
        self.creator_ids = _ids(draw, CREATORS)
        self._product_ids = _ids(draw, len(self.clip_ids))
        nobody = self.creator_ids[0]
        self._video = _row(
            Video(creator_id=nobody, state=VideoState.PUBLISHED, width=720, height=1280,
                  recipe="bench", colors=["#aa3355", "#221122"])
        )  # fmt: skip
        self._stats = _row(VideoStats(video_id=nobody))
        self._reach = _row(ClipReach(video_id=nobody, reach=Reach.OPEN, cap=UNLIMITED))
        self._product = _row(
            Product(source="bench", external_id="", brand_name="Bench", title="Product",
                    category_slug="")
        )  # fmt: skip
        self._variant = _row(
            Variant(product_id=nobody, sku="", price_paise=1, list_price_paise=1, on_hand=1000)
        )
        self._pin = _row(ProductPin(video_id=nobody, product_id=nobody, start_ms=500, end_ms=4000))
        self.clip_of = {one: number for number, one in enumerate(self.clip_ids)}
        tags = np.unique(world.seen.tags[world.seen.tags >= 0])
        insert({
            Account: [
                _row(Account(id=one, email=f"c{n}@bench.in", handle=f"creator{n}",
                             display_name=f"Creator {n}", role=Role.CREATOR))
                for n, one in enumerate(self.creator_ids)
            ],
            Hashtag: [{"slug": f"tag{t}", "label": f"tag{t}"} for t in tags.tolist()],
            Category: [
                _row(Category(slug=f"category{n}", name=f"Category {n}")) for n in range(CATEGORIES)
            ],
        })  # fmt: skip

    def publish(self, clips: Ints) -> list[UUID]:
        """Publishes clips at the moments of their birth. Returns their ids."""
        clip_tables = (Video, VideoStats, ClipReach, VideoHashtag, Product, Variant, ProductPin)
        rows: Rows = {table: [] for table in clip_tables}
        for clip in clips.tolist():
            self._add(rows, clip)
        insert(rows)
        return [self.clip_ids[c] for c in clips.tolist()]

    def _add(self, rows: Rows, clip: int) -> None:
        hidden, seen, video_id = self._world.clips, self._world.seen, self.clip_ids[clip]
        born = moment(int(hidden.born_ms[clip]))
        rows[Video].append(
            self._video
            | {
                "id": video_id,
                "creator_id": self.creator_ids[hidden.creator[clip]],
                "kind": VideoKind(KINDS[hidden.kind[clip]]),
                "caption": f"Clip {clip}",
                "duration_ms": int(1000 * hidden.duration_s[clip]),
                "content_vector": seen.vectors[clip].astype("<f4").tobytes(),
                "created_at": born,
                "published_at": born,
            }
        )
        rows[VideoStats].append(self._stats | {"video_id": video_id})
        rows[ClipReach].append(self._reach | {"video_id": video_id})
        tags = seen.tags[clip]
        rows[VideoHashtag] += [
            {"video_id": video_id, "slug": f"tag{t}"} for t in sorted(set(tags[tags >= 0].tolist()))
        ]
        if not hidden.has_product[clip]:
            return
        product_id = self._product_ids[clip]
        price = max(100, int(100 * np.exp(hidden.price[clip])))
        category = f"category{hidden.category[clip]}"
        named = {"id": product_id, "external_id": str(clip), "category_slug": category}
        rows[Product].append(self._product | named)
        sold = {"id": new_id(), "product_id": product_id, "sku": f"B{clip}"}
        rows[Variant].append(
            self._variant | sold | {"price_paise": price, "list_price_paise": price}
        )
        pin = {"id": new_id(), "video_id": video_id, "product_id": product_id}
        rows[ProductPin].append(self._pin | pin)


def write_totals(totals: Mapping[UUID, Mapping[str, int]]) -> None:
    """Replaces the stored totals of clips; a column that is not named becomes 0."""
    names = [name for name in VideoStats.model_fields if name != "video_id"]
    table = VideoStats.__table__  # type: ignore[attr-defined]
    statement = update(table).where(table.c.video_id == bindparam("of"))
    statement = statement.values({name: bindparam(f"new_{name}") for name in names})
    rows = [
        {"of": video_id} | {f"new_{name}": counts.get(name, 0) for name in names}
        for video_id, counts in totals.items()
    ]
    if rows:
        with get_engine().begin() as connection:
            connection.execute(statement, rows)


def _row(made: SQLModel) -> dict[str, Any]:
    return {name: getattr(made, name) for name in type(made).model_fields}


def _ids(draw: np.random.Generator, count: int) -> list[UUID]:
    return [UUID(bytes=draw.bytes(16), version=4) for _ in range(count)]
