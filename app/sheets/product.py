"""The product sheet: live price and stock, variants, into the bag, or straight to checkout."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

import reflex as rx
from reflex.event import EventSpec

from app.components.states import toast
from app.session import in_thread, reader_of, viewer_of
from app.sheets.bag import Bag
from app.sheets.base import Overlays
from app.sheets.product_words import PRODUCT
from app.views import Tile, saving_text, tile_of
from app.words import ONLY, SOLD_OUT
from catalog.schemas import ProductDetail, VariantView
from catalog.service import product_detail
from catalog.viewer import Viewer
from commerce.cart import add_line
from commerce.schemas import CartView
from core.db import read_scope, session_scope
from core.errors import JhalakError
from core.ids import parse_id
from core.languages import in_language
from events.schemas import EventType
from events.service import append

FEW = 5  # "Only n left" is said from here on down, and only from real stock.


@dataclass
class Option:
    """A variant as it is drawn."""

    id: str
    label: str
    swatch: str
    price: str
    was: str
    saving: str
    available: int
    image_url: str
    stock_text: str


def option_of(variant: VariantView, locale: str = "en") -> Option:
    """A variant as the sheet draws it."""
    price, listed = variant.price.amount_minor, variant.list_price.amount_minor
    left = variant.available
    stock = PRODUCT["in_stock"] if left > FEW else ONLY if left else SOLD_OUT
    return Option(
        id=str(variant.id),
        label=variant.label or in_language(PRODUCT["standard"], locale),
        swatch=variant.swatch,
        price=variant.price.formatted,
        was=variant.list_price.formatted if listed > price else "",
        saving=saving_text(price, listed, locale),
        available=left,
        image_url=variant.image_url or "",
        stock_text=in_language(stock, locale).format(count=left),
    )


@dataclass
class Goods:
    """What the sheet says of a product besides its variants."""

    id: str = ""
    title: str = ""
    brand: str = ""
    description: str = ""
    category: str = ""
    option_kind: str = ""
    seller: str = ""
    seller_address: str = ""
    origin: str = ""


def goods_of(product: ProductDetail) -> Goods:
    """A product as the sheet draws it."""
    return Goods(
        id=str(product.id),
        title=product.title,
        brand=product.brand_name,
        description=product.description,
        category=product.category,
        option_kind=product.option_kind.value,
        seller=product.seller_name,
        seller_address=product.seller_address,
        origin=product.country_of_origin,
    )


class ProductSheet(Overlays):
    """The product that is open, on a sheet or on its own page."""

    goods: Goods = Goods()
    options: list[Option] = []
    pictures: list[str] = []
    shown_picture: str = ""
    clips: list[Tile] = []
    chosen: str = ""
    problem: str = ""
    is_busy: bool = False
    is_adding: bool = False
    _video_id: str = ""

    @rx.var
    def choice(self) -> Option:
        """The chosen variant."""
        blank = Option("", "", "", "", "", "", 0, "", "")
        return next((o for o in self.options if o.id == self.chosen), blank)

    @rx.event
    async def open_product(self, product_id: str, video_id: str) -> None:
        """Opens the sheet from a clip, which is remembered for the order."""
        self._video_id, self.which = video_id, "product"
        await self._read(product_id)

    @rx.event
    async def open_alone(self, product_id: str) -> None:
        """Opens the sheet from a list."""
        self._video_id, self.which = "", "product"
        await self._read(product_id)

    @rx.event
    async def load_page(self) -> None:
        """Fills the product's own page."""
        self._video_id = self.router.url.query_parameters.get("from", "")
        await self._read(str(self.product_id))

    @rx.event
    async def retry(self) -> None:
        """Reads again after an error."""
        await self._read(self.goods.id or str(self.product_id))

    async def _read(self, product_id: str) -> None:
        self.is_busy, self.problem = True, ""
        if product_id != self.goods.id:
            self.goods, self.options, self.pictures = Goods(id=product_id), [], []
        try:
            found = await in_thread(_detail, viewer_of(self), product_id, self._video_id)
        except JhalakError as error:
            self.problem, self.is_busy = error.told(reader_of(self)), False
            return
        locale = reader_of(self)
        self.goods = goods_of(found)
        self.options = [option_of(v, locale) for v in found.variants]
        self.pictures = found.images
        self.clips = [tile_of(t) for t in found.videos]
        ids = [o.id for o in self.options]
        if self.chosen not in ids:
            first = next((o.id for o in self.options if o.available), ids[0])
            self.chosen = first
        self.shown_picture = self.choice.image_url or (self.pictures[0] if self.pictures else "")
        self.is_busy = False

    @rx.event
    def choose(self, variant_id: str) -> None:
        """Chooses a shade or size, and shows its picture."""
        if any(o.id == variant_id for o in self.options):
            self.chosen = variant_id
            self.shown_picture = self.choice.image_url or self.shown_picture

    @rx.event
    def show(self, picture: str) -> None:
        """Shows one of the product's own pictures."""
        if picture in self.pictures:
            self.shown_picture = picture

    @rx.event
    async def add(self) -> AsyncIterator[EventSpec | None]:
        """Puts the chosen variant into the bag."""
        self.is_adding = True
        yield None
        added = await self._add()
        self.is_adding = False
        yield added or toast(in_language(PRODUCT["added"], reader_of(self)))

    @rx.event
    async def buy_now(self) -> AsyncIterator[EventSpec | None]:
        """Puts the chosen variant into the bag and goes on to checkout."""
        self.is_adding = True
        yield None
        failed = await self._add()
        self.is_adding = False
        yield failed or Bag.open_checkout

    async def _add(self) -> EventSpec | None:
        """Adds; returns what to tell the person when it did not work."""
        try:
            cart = await in_thread(_add, viewer_of(self), self.chosen, self._video_id)
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        self.bag_count = cart.count
        return None


def _detail(viewer: Viewer, product_id: str, video_id: str) -> ProductDetail:
    with read_scope() as session:
        found = product_detail(session, parse_id(product_id), viewer=viewer)
    append(EventType.PRODUCT_VIEW, viewer.id, _optional(video_id), product_id=found.id)
    return found


def _add(viewer: Viewer, variant_id: str, video_id: str) -> CartView:
    with session_scope() as session:
        return add_line(session, viewer, parse_id(variant_id), video_id=_optional(video_id))


def _optional(video_id: str) -> UUID | None:
    return parse_id(video_id) if video_id else None
