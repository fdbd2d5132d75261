"""A small shop: one lipstick in two shades, a kurta, a clip, and people who buy."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Engine

from catalog.ids import AccountId, ViewerId
from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.models import Account, Category, Product, Variant, Video
from catalog.viewer import Viewer
from commerce.schemas import CheckoutRequest
from core.db import read_scope, session_scope
from core.ids import new_id

FORM = {
    "contact": {"name": "Asha Rao", "phone": "98765 43210"},
    "address": {
        "line1": "12, 4th Cross",
        "line2": "Indiranagar",
        "city": "Bengaluru",
        "state": "karnataka",
        "pin": "560 038",
    },
}


def guest() -> Viewer:
    return Viewer(id=ViewerId(new_id()))


def admin() -> Viewer:
    me = new_id()
    return Viewer(id=ViewerId(me), role=Role.ADMIN, account_id=AccountId(me))


def form(total_paise: int, **changes: object) -> CheckoutRequest:
    return CheckoutRequest.model_validate({**FORM, "cart_total_minor": total_paise, **changes})


@dataclass(frozen=True)
class Shop:
    """The known world; prices in paise."""

    engine: Engine
    rani: UUID  # ₹299, five in stock.
    coral: UUID  # ₹299, one in stock.
    kurta: UUID  # ₹1,299, fifty in stock.
    clip: UUID  # Published.
    draft: UUID  # Not published.

    def stock_of(self, variant_id: UUID) -> tuple[int, int]:
        """On hand and reserved."""
        with read_scope(self.engine) as session:
            variant = session.get_one(Variant, variant_id)
            return variant.on_hand, variant.reserved

    def set_variant(self, variant_id: UUID, **changes: int) -> None:
        with session_scope(self.engine) as session:
            variant = session.get_one(Variant, variant_id)
            for name, value in changes.items():
                setattr(variant, name, value)

    def withdraw(self, variant_id: UUID) -> None:
        with session_scope(self.engine) as session:
            variant = session.get_one(Variant, variant_id)
            session.get_one(Product, variant.product_id).is_active = False


def open_shop(engine: Engine) -> Shop:
    """Fills an empty database."""
    with session_scope(engine) as session:
        maker = Account(
            email="meera@example.in", handle="meera", display_name="Meera", role=Role.CREATOR
        )
        session.add_all([maker, Category(slug="lipstick", name="Lipstick")])
        session.flush()
        lipstick = _product("Rang Lipstick", "lip-1")
        kurta = _product("Chikankari Kurta", "kurta-1")
        clip = Video(creator_id=maker.id, state=VideoState.PUBLISHED, recipe="r1")
        draft = Video(creator_id=maker.id, state=VideoState.DRAFT)
        session.add_all([lipstick, kurta, clip, draft])
        session.flush()
        rani = _variant(lipstick, "LIP-RANI", "Rani pink", 29_900, 39_900, 5)
        coral = _variant(lipstick, "LIP-CORAL", "Coral", 29_900, 39_900, 1)
        blue = _variant(kurta, "KURTA-M", "M", 129_900, 129_900, 50)
        session.add_all([rani, coral, blue])
        session.flush()
        return Shop(engine, rani.id, coral.id, blue.id, clip.id, draft.id)


def _product(title: str, external_id: str) -> Product:
    return Product(
        source="test",
        external_id=external_id,
        brand_name="Rang",
        title=title,
        category_slug="lipstick",
        image_keys=[f"media/products/{external_id}.webp"],
        seller_name="Rang Beauty Pvt Ltd",
    )


def _variant(
    product: Product, sku: str, label: str, price: int, list_price: int, on_hand: int
) -> Variant:
    return Variant(
        product_id=product.id,
        sku=sku,
        label=label,
        price_paise=price,
        list_price_paise=list_price,
        on_hand=on_hand,
    )
