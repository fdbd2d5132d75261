"""The small shop with a brand, an agreement over the lipstick, and its approved clip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlmodel import col, select

from catalog.ids import ViewerId
from catalog.kinds import Role
from catalog.models import Account, AgreedClip, Agreement, Approval, Product, Variant, Video
from catalog.viewer import Viewer
from commerce.cart import add_line
from commerce.checkout import place_order
from commerce.commission.models import CommissionEntry
from commerce.orders import advance
from commerce.orders_machine import OrderStep
from commerce.schemas import OrderView
from core.db import read_scope, session_scope
from tests import small_world as world
from tests.commerce.small_shop import Shop, form, guest

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
RATE_BP = 1250
RANI_COMMISSION = 3_738  # 12.5 % of ₹299 is 3,737.5 paise; half a paisa goes up.


@dataclass(frozen=True)
class Agreed:
    """Who is there; the clip is `shop.clip`."""

    shop: Shop
    agreement: UUID
    brand: Viewer
    creator: Viewer

    def entries(self) -> list[tuple[str, int]]:
        """Kind and paise of every entry, in the order booked."""
        with read_scope(self.shop.engine) as session:
            rows = session.exec(select(CommissionEntry).order_by(col(CommissionEntry.id))).all()
        return [(row.kind.value, row.amount_paise) for row in rows]

    def change(self, **facts: object) -> None:
        """Changes the agreement behind everybody's back."""
        with session_scope(self.shop.engine) as session:
            agreement = session.get_one(Agreement, self.agreement)
            for name, value in facts.items():
                setattr(agreement, name, value)

    def buy(
        self,
        *wanted: tuple[UUID, int],
        at: datetime = NOON,
        buyer: Viewer | None = None,
        clip: UUID | None = None,
    ) -> OrderView:
        """An order of variants, led to by the agreed clip unless another is named."""
        who = buyer or guest()
        with session_scope(self.shop.engine) as session:
            for variant_id, quantity in wanted:
                cart = add_line(session, who, variant_id, quantity, clip or self.shop.clip)
        with session_scope(self.shop.engine) as session:
            ask = form(cart.total.amount_minor)
            return place_order(session, who, ask, clock=lambda: at)

    def move(self, order_id: UUID, *steps: OrderStep, at: datetime = NOON) -> None:
        for step in steps:
            with session_scope(self.shop.engine) as session:
                advance(session, order_id, step, at)

    def deliver(self, order_id: UUID, at: datetime = NOON) -> None:
        self.move(order_id, OrderStep.SHIP, OrderStep.DELIVER, at=at)

    def sell(self, at: datetime, quantity: int = 1) -> None:
        """An order of the lipstick, sold and delivered."""
        self.shop.set_variant(self.shop.rani, on_hand=500)
        self.deliver(self.buy((self.shop.rani, quantity), at=at).id, at)


def agree(
    shop: Shop,
    *,
    handle: str = "rang",
    clip: UUID | None = None,
    variants: Sequence[UUID] | None = None,
    approval: Approval = Approval.APPROVED,
    **terms: object,
) -> Agreed:
    """A brand of its own, agreed with the clip's creator."""
    with session_scope(shop.engine) as session:
        brand = world.account(session, handle, Role.BRAND)
        video = session.get_one(Video, clip or shop.clip)
        creator = session.get_one(Account, video.creator_id)
        products = [
            session.get_one(Variant, variant_id).product_id
            for variant_id in (variants or [shop.rani])
        ]
        for product_id in products:
            session.get_one(Product, product_id).brand_id = brand.id
        facts = {
            "brand_id": brand.id,
            "creator_id": creator.id,
            "product_ids": [str(product_id) for product_id in products],
            "commission_bp": RATE_BP,
            "starts_at": NOON - timedelta(days=300),
            "ends_at": NOON + timedelta(days=300),
        }
        agreement = Agreement(**(facts | terms))
        session.add(agreement)
        session.flush()
        session.add(AgreedClip(video_id=video.id, agreement_id=agreement.id, approval=approval))
        return Agreed(shop, agreement.id, world.viewer(brand), world.viewer(creator))


def account(shop: Shop, handle: str, role: Role) -> Viewer:
    """Somebody else who is signed in."""
    with session_scope(shop.engine) as session:
        return world.viewer(world.account(session, handle, role))


def shopper(viewer_id: UUID) -> Viewer:
    """A buyer with a known id."""
    return Viewer(id=ViewerId(viewer_id))
