"""The bag: whose it is, what it costs, what it refuses, how two become one."""

from __future__ import annotations

import pytest
import redis

from catalog.viewer import Viewer
from commerce import cart
from commerce.cart import (
    CartFull,
    LineNotFound,
    NoLongerSold,
    QuantityInvalid,
    VariantNotFound,
    add_line,
    change_line,
    merge_carts,
    remove_line,
)
from commerce.cart_view import cart_count, cart_view, items_of
from commerce.schemas import CartView
from commerce.stock import NotEnoughStock
from core.db import read_scope, session_scope
from core.errors import NotFound
from core.ids import new_id
from core.redis import EVENTS_STREAM
from events.schemas import Event, EventType
from experiments.models import Experiment, ExperimentState
from experiments.params import Param
from experiments.service import forget_experiments
from tests.commerce.small_shop import Shop, guest


def add(shop: Shop, viewer: Viewer, *args: object, **kwargs: object) -> CartView:
    with session_scope(shop.engine) as session:
        return add_line(session, viewer, *args, **kwargs)  # type: ignore[arg-type]


def bag(shop: Shop, viewer: Viewer) -> CartView:
    with read_scope(shop.engine) as session:
        return cart_view(session, viewer)


def test_a_bag_nobody_filled_is_empty_and_free(shop: Shop) -> None:
    seen = bag(shop, guest())
    assert (seen.lines, seen.count, seen.total.amount_minor, seen.problems) == ([], 0, 0, 0)


def test_every_charge_is_in_the_first_view(shop: Shop) -> None:
    viewer = guest()
    seen = add(shop, viewer, shop.rani)
    assert seen == bag(shop, viewer)
    assert seen.subtotal.formatted == "₹299"
    assert seen.delivery_fee.formatted == "₹49"
    assert seen.total.amount_minor == 34_800
    assert seen.savings.formatted == "₹100"
    assert seen.lines[0].image_url == "/media/products/lip-1.webp"
    assert seen.lines[0].variant_label == "Rani pink"


@pytest.mark.slow
def test_an_experiment_may_change_the_fee_and_knows_who_met_it(
    shop: Shop, valkey: redis.Redis
) -> None:
    arm = {"name": "cheap", "weight": 1, "overrides": {"commerce.delivery_fee_paise": 2_900}}
    with session_scope() as session:
        session.add(Experiment(key="fee", salt="fee", arms=[arm], state=ExperimentState.RUNNING))
    forget_experiments()
    viewer = guest()
    assert add(shop, viewer, shop.rani).delivery_fee.formatted == "₹29"
    assert bag(shop, viewer).total.formatted == "₹328"
    events = [Event.from_bytes(fields[b"e"]) for _, fields in valkey.xrange(EVENTS_STREAM())]
    assert sorted((e.type, e.viewer_id, e.value) for e in events) == [
        (EventType.ADD_TO_CART, viewer.id, None),
        (EventType.EXPOSURE, viewer.id, "fee=cheap"),
    ]


def test_delivery_becomes_free(shop: Shop) -> None:
    seen = add(shop, guest(), shop.rani, 2)
    assert (seen.delivery_fee.amount_minor, seen.total.formatted) == (0, "₹598")


def test_the_same_variant_again_adds_to_its_line_and_the_latest_clip_gets_the_credit(
    shop: Shop,
) -> None:
    viewer = guest()
    add(shop, viewer, shop.rani)
    add(shop, viewer, shop.rani, 2, shop.clip)
    seen = add(shop, viewer, shop.rani, 1, shop.draft)  # Not published: no credit, no harm.
    assert [(line.quantity, line.available) for line in seen.lines] == [(4, 5)]
    with read_scope(shop.engine) as session:
        assert cart_count(session, viewer.id) == 4
        assert items_of(session, viewer.id)[0].line.video_id == shop.clip


@pytest.mark.parametrize("quantity", [0, -1, 11, 10**9, 10**30])
def test_a_quantity_out_of_bounds_is_refused(shop: Shop, quantity: int) -> None:
    viewer = guest()
    with pytest.raises(QuantityInvalid, match="1 to 10"):
        add(shop, viewer, shop.kurta, quantity)
    line = add(shop, viewer, shop.kurta).lines[0]
    with pytest.raises(QuantityInvalid), session_scope(shop.engine) as session:
        change_line(session, viewer, line.id, quantity)
    assert bag(shop, viewer).lines[0].quantity == 1


def test_adding_up_to_more_than_the_limit_is_refused(shop: Shop) -> None:
    viewer = guest()
    add(shop, viewer, shop.kurta, 6)
    with pytest.raises(QuantityInvalid):
        add(shop, viewer, shop.kurta, 5)
    assert bag(shop, viewer).count == 6


def test_what_is_not_there_cannot_be_added(shop: Shop) -> None:
    viewer = guest()
    with pytest.raises(VariantNotFound):
        add(shop, viewer, new_id())
    with pytest.raises(NotFound, match="clip"):
        add(shop, viewer, shop.rani, 1, new_id())
    with pytest.raises(NotEnoughStock, match="Only 5 of Rang Lipstick left"):
        add(shop, viewer, shop.rani, 6)
    shop.set_variant(shop.coral, reserved=1)
    with pytest.raises(NotEnoughStock, match="sold out"):
        add(shop, viewer, shop.coral)
    shop.withdraw(shop.kurta)
    with pytest.raises(NoLongerSold, match="Chikankari Kurta"):
        add(shop, viewer, shop.kurta)
    assert bag(shop, viewer).lines == []


def test_a_bag_holds_so_many_lines(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    viewer = guest()
    monkeypatch.setattr(cart, "MAX_LINES", Param("two", 2, "lines", 1, 9, "a small bag"))
    add(shop, viewer, shop.rani)
    add(shop, viewer, shop.coral)
    add(shop, viewer, shop.rani)
    with pytest.raises(CartFull, match="2 different items"):
        add(shop, viewer, shop.kurta)


def test_another_viewers_line_is_not_found(shop: Shop) -> None:
    mine, other = guest(), guest()
    line = add(shop, mine, shop.rani).lines[0]
    for attempt in (
        lambda session: change_line(session, other, line.id, 2),
        lambda session: remove_line(session, other, line.id),
        lambda session: remove_line(session, mine, new_id()),
    ):
        with pytest.raises(LineNotFound), session_scope(shop.engine) as session:
            attempt(session)
    assert bag(shop, mine).count == 1
    assert bag(shop, other).count == 0


def test_a_line_can_be_changed_and_removed(shop: Shop) -> None:
    viewer = guest()
    line = add(shop, viewer, shop.rani).lines[0]
    with session_scope(shop.engine) as session:
        assert change_line(session, viewer, line.id, 3).count == 3
    with session_scope(shop.engine) as session:
        assert remove_line(session, viewer, line.id).lines == []


@pytest.mark.parametrize(
    ("changes", "problem", "blocks", "subtotal"),
    [
        ({"reserved": 5}, "out_of_stock", 1, 0),
        ({"reserved": 4}, "only_n", 1, 59_800),
        ({"price_paise": 30_000}, "price_changed", 0, 60_000),
        ({"price_paise": 30_000, "reserved": 5}, "out_of_stock", 1, 0),
        ({}, None, 0, 59_800),
    ],
)
def test_a_line_says_what_is_wrong_with_it(
    shop: Shop, changes: dict[str, int], problem: str | None, blocks: int, subtotal: int
) -> None:
    viewer = guest()
    add(shop, viewer, shop.rani, 2)
    shop.set_variant(shop.rani, **changes)
    seen = bag(shop, viewer)
    assert (seen.lines[0].problem, seen.problems) == (problem, blocks)
    assert seen.subtotal.amount_minor == subtotal
    assert seen.lines[0].seen_price.amount_minor == 29_900


def test_a_withdrawn_product_is_gone_and_costs_nothing(shop: Shop) -> None:
    viewer = guest()
    add(shop, viewer, shop.rani)
    line = add(shop, viewer, shop.kurta).lines[1]
    shop.withdraw(shop.kurta)
    seen = bag(shop, viewer)
    assert [ln.problem for ln in seen.lines] == [None, "gone"]
    assert (seen.count, seen.total.amount_minor, seen.problems) == (1, 34_800, 1)
    with pytest.raises(NoLongerSold), session_scope(shop.engine) as session:
        change_line(session, viewer, line.id, 2)
    with session_scope(shop.engine) as session:
        assert remove_line(session, viewer, line.id).problems == 0


def test_too_many_of_a_shrunken_stock_can_be_lowered_but_not_raised(shop: Shop) -> None:
    viewer = guest()
    line = add(shop, viewer, shop.rani, 5).lines[0]
    shop.set_variant(shop.rani, reserved=3)
    with pytest.raises(NotEnoughStock), session_scope(shop.engine) as session:
        change_line(session, viewer, line.id, 6)
    with session_scope(shop.engine) as session:
        assert change_line(session, viewer, line.id, 4).problems == 1
    with session_scope(shop.engine) as session:
        assert change_line(session, viewer, line.id, 2).problems == 0


def test_signing_in_merges_both_bags(shop: Shop) -> None:
    before, account = guest(), guest()
    add(shop, before, shop.kurta, 7, shop.clip)
    add(shop, before, shop.rani, 1)
    add(shop, account, shop.coral)
    add(shop, account, shop.kurta, 6)
    for _ in range(2):  # Twice changes nothing more.
        with session_scope(shop.engine) as session:
            merge_carts(session, before.id, account.id)
    merged = {line.variant_id: line.quantity for line in bag(shop, account).lines}
    assert merged == {shop.kurta: 10, shop.rani: 1, shop.coral: 1}
    assert bag(shop, before).lines == []


def test_merging_keeps_the_clip_of_the_later_choice(shop: Shop) -> None:
    account, before = guest(), guest()
    add(shop, account, shop.kurta)
    add(shop, before, shop.kurta, 1, shop.clip)
    with session_scope(shop.engine) as session:
        merge_carts(session, before.id, account.id)
        merge_carts(session, account.id, account.id)
        assert [i.line.video_id for i in items_of(session, account.id)] == [shop.clip]
