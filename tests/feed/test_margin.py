"""What the shop keeps of a price: a bounded bit of a value, and nobody's to read but its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import numpy as np
import orjson
import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session, select

import feed.model.keeper
import feed.service
from catalog.kinds import Role
from catalog.models import ProductPin, Variant
from core.db import read_scope, session_scope
from core.ids import new_id
from feed.candidates import Candidates
from feed.catalogue.keeper import Keeper
from feed.catalogue.rows import read_rows
from feed.maker import PageRequest
from feed.model.heads import HEADS
from feed.model.scorers import Margin
from feed.params.heads import (
    BUSINESS_MARGIN,
    BUSINESS_MARGIN_FULL,
    BUSINESS_MARGIN_USUAL,
    BUSINESS_WEIGHT,
)
from feed.schemas import Explanation
from tests import small_world as world
from tests.feed.clips import catalogue, clip, query_of
from tests.feed.conftest import Clip
from tests.feed.ranking_models import FAN, Held, published, with_model


def terms_of(*margins: float | None) -> list[float]:
    query = query_of(catalogue([replace(clip(), margin=margin) for margin in margins]))
    return Margin().term(query, Candidates.plain(np.arange(len(margins)))).tolist()


def test_a_margin_moves_a_clip_by_a_bounded_bit_and_what_is_not_known_by_nothing() -> None:
    usual, full = BUSINESS_MARGIN_USUAL.default, BUSINESS_MARGIN_FULL.default

    terms = terms_of(None, usual, usual + full / 2, usual - full / 2, 0.99, 0.0)

    assert terms == pytest.approx([0.0, 0.0, 0.5, -0.5, 1.0, -1.0], abs=1e-6)
    assert 0 < BUSINESS_MARGIN.default < BUSINESS_WEIGHT.default < HEADS[0].weight.default / 9


@given(st.lists(st.none() | st.floats(width=32), min_size=2, max_size=9))
def test_no_margin_sinks_a_clip_or_leaves_its_bounds_and_more_is_never_worth_less(
    margins: list[float | None],
) -> None:
    terms = terms_of(*margins)

    assert all(-1 <= term <= 1 for term in terms)
    pairs = list(zip(margins, terms, strict=True))
    assert all(term == 0 for margin, term in pairs if margin is None or np.isnan(margin))
    known = sorted((m, t) for m, t in pairs if m is not None and not np.isnan(m))
    assert [t for _, t in known] == sorted(t for _, t in known)


def test_of_two_alike_clips_the_one_that_earns_more_comes_first(tmp_path: Path) -> None:
    published(tmp_path, "a")
    alike = clip(axis=1)
    poor, rich = (replace(alike, video_id=new_id(), margin=margin) for margin in (0.1, 0.6))

    slate, _, _ = with_model(Held(tmp_path)).run(query_of(catalogue([poor, rich]), taste=FAN))

    assert slate.rows.tolist() == [1, 0]


def showing(
    session: Session,
    clip_of: Clip,
    sku: str,
    cost: int | None,
    *,
    price: int = 100_000,
    stock: int = 5,
) -> Variant:
    """A product pinned to a clip, which costs the shop `cost`."""
    product = world.product(session, sku, price=price, stock=stock)
    variant = session.exec(select(Variant).where(Variant.product_id == product.id)).one()
    variant.cost_paise = cost
    pin = ProductPin(video_id=clip_of.id, product_id=product.id, start_ms=0, end_ms=1000)
    session.add(pin)
    return variant


def test_a_clip_earns_the_mean_of_what_is_known_of_the_products_it_can_sell(
    clips: list[Clip],
) -> None:
    with session_scope() as session:
        for number, (cost, stock) in enumerate([(60_000, 5), (40_000, 5), (None, 5), (1_000, 0)]):
            showing(session, clips[0], f"P{number}", cost, stock=stock)
        showing(session, clips[1], "P-unknown", None)
    with read_scope() as session:
        rows = {row.video_id: row for row in read_rows(session, [c.id for c in clips[:3]])}

    assert rows[clips[0].id].margin == pytest.approx(0.5)
    assert rows[clips[1].id].margin is None
    assert rows[clips[2].id].margin is None
    assert b"cost" not in rows[clips[0].id].card and b"margin" not in rows[clips[0].id].card


def test_another_cost_is_heard_of_although_no_card_changes(clips: list[Clip]) -> None:
    with session_scope() as session:
        variant_id = showing(session, clips[0], "P", 60_000).id
    keeper = Keeper()
    keeper.look()
    row = keeper.snapshot.row_of(clips[0].id)
    before = float(keeper.snapshot.margins[row])
    with session_scope() as session:
        session.get_one(Variant, variant_id).cost_paise = 20_000

    keeper.refresh_cards(30)
    keeper.stop()

    assert (before, float(keeper.snapshot.margins[row])) == pytest.approx((0.4, 0.8))


READERS = [role for role in Role if role is not Role.GUEST]


@pytest.mark.parametrize("role", READERS)
def test_what_the_shop_earns_by_a_clip_is_told_to_its_admins_alone(
    role: Role, clips: list[Clip], valkey: object, client: TestClient, installation: Path
) -> None:
    published(installation / "ranking", "a")
    feed.model.keeper.keeper.look()
    with session_scope() as session:
        for number, one in enumerate(clips):
            showing(session, one, f"P{number}", 100_000 - 2_000 * (number + 1))
        reader = world.viewer(world.account(session, "reader", role))
    is_told = role is Role.ADMIN

    def explained() -> Explanation:
        page = orjson.loads(client.portal.call(feed.service.feed_page, PageRequest(reader)))
        client.portal.call(feed.service.get_feed().link.settle)
        return client.portal.call(feed.service.explain, UUID(page["request_id"]), reader)

    client.get("/feed")  # Starts the feed.
    story = explained()

    assert story.model == "a" and story.items
    assert story.withheld == ([] if is_told else ["margin"])
    assert ("margin" in story.weights) is is_told
    assert any(item.terms.get("margin", 0.0) for item in story.items) is is_told
    for item in story.items:
        total = 0.0
        for term in item.terms.values():
            total += term
        assert total == item.score
        assert "margin" not in item.features
