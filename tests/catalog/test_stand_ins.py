"""What viewers see of a sold-out product, how it takes itself back, and what is never shown."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from app import wiring
from catalog.card_facts import among, read_cards
from catalog.kinds import Role, SoldOut
from catalog.models import ProductPin, StandIn, Variant
from catalog.product_events import videos_showing
from catalog.stand_ins import Offer, PinRule, stand_in
from core.db import read_scope, session_scope
from core.ids import new_id
from tests import small_world as world

ROSE = Offer(new_id(), "Rose", "Gulmohar", "lipstick", 49900, False)


def offer(title: str, price: int, *, there: bool = True, brand: str = "Gulmohar") -> Offer:
    return Offer(new_id(), title, brand, "lipstick", price, there)


NEAR, FAR = offer("Coral", 52900), offer("Plum", 99900)
OTHER, GONE = offer("Ruby", 49900, brand="Kesar"), offer("Nude", 49900, there=False)
OFFERS = [FAR, OTHER, GONE, ROSE, NEAR]


@pytest.mark.parametrize(
    ("when", "alternative", "excluded", "shown", "expected"),
    [
        (SoldOut.HIDE, None, (), (), None),
        (SoldOut.KEEP, None, (), (), None),
        (SoldOut.NEAREST, None, (), (), NEAR),
        (SoldOut.NEAREST, None, (NEAR,), (), FAR),
        (SoldOut.NEAREST, None, (), (NEAR,), FAR),
        (SoldOut.NEAREST, None, (NEAR, FAR), (), None),
        (SoldOut.CHOSEN, OTHER, (), (), OTHER),
        (SoldOut.CHOSEN, GONE, (), (), None),
        (SoldOut.CHOSEN, OTHER, (OTHER,), (), None),
    ],
)
def test_the_rule_says_what_stands_in(
    when: SoldOut,
    alternative: Offer | None,
    excluded: tuple[Offer, ...],
    shown: tuple[Offer, ...],
    expected: Offer | None,
) -> None:
    rule = PinRule(
        ROSE.product_id,
        when,
        alternative.product_id if alternative else None,
        frozenset(o.product_id for o in excluded),
    )
    assert stand_in(rule, ROSE, OFFERS, frozenset(o.product_id for o in shown)) == expected


@given(
    when=st.sampled_from(SoldOut),
    there=st.lists(st.booleans(), min_size=4, max_size=4),
    excluded=st.sets(st.integers(0, 3)),
    chosen=st.none() | st.integers(0, 3),
)
def test_what_is_excluded_or_sold_out_never_stands_in(
    when: SoldOut, there: list[bool], excluded: set[int], chosen: int | None
) -> None:
    offers = [offer(str(n), 100 + n, there=is_there) for n, is_there in enumerate(there)]
    ids = [o.product_id for o in offers]
    rule = PinRule(
        ROSE.product_id,
        when,
        None if chosen is None else ids[chosen],
        frozenset(ids[n] for n in excluded),
    )
    found = stand_in(rule, ROSE, offers, frozenset())
    assert found is None or (found.is_there and found.product_id not in rule.excluded)


@pytest.fixture
def clip(installation: Path) -> tuple[UUID, UUID, UUID]:
    """A clip with a sold-out lipstick, that lipstick, and another of its brand."""
    with session_scope() as session:
        maker = world.account(session, "maker", Role.CREATOR)
        rose, coral = world.product(session, "rose", stock=0), world.product(session, "coral")
        video = world.video(session, maker, pinned=rose.id)
        return video.id, rose.id, coral.id


def rule(video_id: UUID, when: SoldOut, **more: object) -> None:
    with session_scope() as session:
        pin = session.exec(select(ProductPin).where(ProductPin.video_id == video_id)).one()
        pin.when_sold_out = when
        for name, value in more.items():
            setattr(pin, name, value)


def stock(product_id: UUID, pieces: int) -> None:
    with session_scope() as session:
        variant = session.exec(select(Variant).where(Variant.product_id == product_id)).one()
        variant.on_hand = pieces


def card(video_id: UUID) -> list[tuple[UUID, str | None]]:
    with read_scope() as session:
        (found,) = read_cards(session, among([video_id]))
    assert found.category_slugs == ["lipstick"]
    return [(p["product_id"], p["instead_of"]) for p in found.facts["products"]]


def test_a_card_shows_the_stand_in_and_takes_it_back_with_the_stock(
    clip: tuple[UUID, UUID, UUID],
) -> None:
    video_id, rose, coral = clip
    assert card(video_id) == [(rose, None)]
    rule(video_id, SoldOut.NEAREST)
    assert card(video_id) == [(coral, "Product rose")]
    rule(video_id, SoldOut.NEAREST, excluded_ids=[str(coral)])
    assert card(video_id) == []
    rule(video_id, SoldOut.CHOSEN, alternative_id=coral, excluded_ids=[])
    assert card(video_id) == [(coral, "Product rose")]
    stock(coral, 0)
    assert card(video_id) == []
    stock(rose, 3)
    assert card(video_id) == [(rose, None)]


def test_a_change_of_stock_is_noted_once_and_wakes_the_clips_that_may_show_it(
    clip: tuple[UUID, UUID, UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    video_id, rose, coral = clip
    told: list[UUID] = []
    monkeypatch.setattr(wiring, "tell_feeds", told.append)
    rule(video_id, SoldOut.NEAREST)
    for product, pieces in ((rose, 0), (rose, 0), (coral, 0), (rose, 2)):
        stock(product, pieces)
        wiring.dispatch("product_changed", {"product_id": str(product)})
    assert told == [video_id] * 4
    with read_scope() as session:
        rows = session.exec(select(StandIn).order_by(StandIn.id)).all()
        assert videos_showing(session, new_id()) == []
    assert [(r.shown_id, r.reason) for r in rows] == [
        (coral, "sold_out"),
        (None, "sold_out"),
        (rose, "back"),
    ]
