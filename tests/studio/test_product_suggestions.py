"""Products that a clip may be showing: by its words, by its looks, never one it carries already."""

from __future__ import annotations

from uuid import UUID

import numpy as np

from catalog.models import Product, Variant, Video
from core.clock import utc_now
from core.db import session_scope
from studio import service as studio_service
from studio.schemas import PinIn, VideoChange
from studio.tagging.models import ProductVector
from studio.tagging.products import suggest_products
from tests.studio.drafting import draft
from tests.studio.world import World, http, rows


def vector(axis: int) -> bytes:
    out = np.zeros(64, "<f4")
    out[axis] = 1
    return out.tobytes()


def described(product_id: UUID, axis: int) -> None:
    with session_scope() as session:
        session.add(
            ProductVector(
                product_id=product_id,
                vector=vector(axis),
                words=np.zeros(384, "<f2").tobytes(),
                described_at=utc_now(),
            )
        )


def test_a_product_that_the_caption_names_comes_first(world: World) -> None:
    saree = world.product("Banarasi Silk Saree")
    world.product("Cane Bucket Bag")
    viewer, video_id = draft(world)
    studio_service.edit_video(
        viewer, video_id, VideoChange(caption="My banarasi sarees for the wedding")
    )
    (offer,) = suggest_products(viewer, video_id)
    assert offer.product.id == saree
    assert "banarasi" in offer.why


def test_a_product_that_looks_like_the_clip_is_found_without_words(world: World) -> None:
    near, far = world.product("Cane Bucket Bag"), world.product("Gel Cream")
    described(near, 3)
    described(far, 9)
    viewer, video_id = draft(world)
    assert suggest_products(viewer, video_id) == []
    with session_scope() as session:
        session.get_one(Video, video_id).content_vector = vector(3)
    (offer,) = suggest_products(viewer, video_id)
    assert offer.product.id == near
    assert offer.why == "Looks and reads like this clip"


def test_what_is_pinned_or_not_sold_is_not_proposed_and_empty_shelves_come_last(
    world: World,
) -> None:
    pinned, gone = world.product("Kajal Black"), world.product("Kajal Brown")
    empty, there = world.product("Kajal Green"), world.product("Kajal Violet")
    viewer, video_id = draft(world)
    studio_service.edit_video(
        viewer, video_id, VideoChange(caption="kajal: black, brown, green, violet")
    )
    pin = PinIn(product_id=pinned, start_ms=0, end_ms=1000)
    studio_service.set_pins(viewer, video_id, [pin])
    with session_scope() as session:
        session.get_one(Product, gone).is_active = False
        (variant,) = rows(session, Variant, product_id=empty)
        variant.on_hand = 0
    assert [o.product.id for o in suggest_products(viewer, video_id)] == [there, empty]


def test_only_the_owner_may_ask(world: World) -> None:
    viewer, video_id = draft(world)
    at = f"/api/v1/studio/videos/{video_id}/product-suggestions"
    assert http(viewer).get(at).status_code == 200
    assert http(viewer).get(at, params={"limit": 99}).status_code == 422
    assert http(world.creator("ravi")).get(at).status_code == 404
    assert http(None).get(at).status_code == 401
