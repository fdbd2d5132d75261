"""What can be bought."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from catalog.kinds import OptionKind
from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id


class Category(SQLModel, table=True):
    """A shelf of the shop, e.g. `lipstick`."""

    __tablename__ = "category"

    slug: str = Field(primary_key=True, max_length=60)
    name: str = Field(max_length=80)
    name_hi: str = Field(default="", max_length=80)


class Product(SQLModel, table=True):
    """A product with one or more variants."""

    __tablename__ = "product"
    __table_args__ = (UniqueConstraint("source", "external_id"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    source: str = Field(max_length=60)  # Which importer or feed it came from.
    external_id: str = Field(max_length=200)
    brand_id: UUID | None = Field(default=None, foreign_key="account.id", index=True)
    brand_name: str = Field(max_length=80)
    title: str = Field(max_length=200)
    description: str = Field(default="", max_length=5000)
    category_slug: str = Field(foreign_key="category.slug", index=True)
    option_kind: OptionKind = OptionKind.NONE
    image_keys: list[str] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False)
    )  # Blob keys `media/products/…`, first is the main picture.
    colors: list[str] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False)
    )  # Two hex stops for the placeholder gradient.
    seller_name: str = Field(default="", max_length=120)
    seller_address: str = Field(default="", max_length=300)
    country_of_origin: str = Field(default="India", max_length=60)
    # The brand's own page of it, as `catalog.product_links.folded_link` writes it.
    link: str = Field(default="", max_length=1000, index=True)
    is_active: bool = Field(default=True, index=True)  # It is sold here; never while it is held.
    is_held: bool = False  # Its words wait for a person, or one said no (`catalog.wording`).
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    updated_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


class Variant(SQLModel, table=True):
    """One thing on the shelf, with its price and stock."""

    __tablename__ = "variant"
    __table_args__ = (
        CheckConstraint("price_paise > 0", name="price_positive"),
        CheckConstraint("list_price_paise >= price_paise", name="list_price_at_least_price"),
        CheckConstraint("on_hand >= 0", name="on_hand_not_negative"),
        CheckConstraint("reserved >= 0 AND reserved <= on_hand", name="reserved_within_stock"),
        CheckConstraint("cost_paise > 0 AND cost_paise <= price_paise", name="cost_within_price"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    product_id: UUID = Field(foreign_key="product.id", index=True)
    sku: str = Field(unique=True, index=True, max_length=80)
    label: str = Field(default="", max_length=80)  # "Rani pink", "M"; empty when only one.
    swatch: str = Field(default="", max_length=9)  # Hex colour of a shade.
    image_key: str | None = None
    position: int = 0
    price_paise: int
    list_price_paise: int  # Maximum retail price, all taxes included.
    # What the shop pays for it, taxes included; a trade secret: on no card, page or export.
    cost_paise: int | None = None
    on_hand: int = 0
    reserved: int = 0
