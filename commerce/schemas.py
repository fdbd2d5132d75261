"""The wire forms of the shop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictInt
from pydantic_core import PydanticCustomError

from commerce.delivery_address import (
    NotAcceptable,
    checked_email,
    checked_phone,
    checked_pin,
    checked_state,
    checked_text,
)
from commerce.orders_machine import OrderStatus, OrderStep
from core.languages import Pair
from core.money import Money

LineProblem = Literal["gone", "out_of_stock", "only_n", "price_changed"]
CheckedT = str | None


def _told(check: Callable[[str], CheckedT]) -> AfterValidator:
    """A validator whose sentence reaches the person as it is."""

    def run(text: str) -> CheckedT:
        try:
            return check(text)
        except NotAcceptable as error:
            said = {"said": str(error), "hindi": error.hindi}
            raise PydanticCustomError("not_acceptable", "{said}", said) from None

    return AfterValidator(run)


def _text(what: Pair, longest: int, shortest: int = 1) -> AfterValidator:
    return _told(lambda text: checked_text(text, what, longest=longest, shortest=shortest))


class Asked(BaseModel):
    """Base of request bodies: an unknown field is a mistake worth telling."""

    model_config = ConfigDict(extra="forbid")


class AddLine(Asked):
    """Puts a variant into the bag."""

    variant_id: UUID
    quantity: StrictInt = Field(default=1, json_schema_extra={"minimum": 1}, examples=[1])
    video_id: UUID | None = Field(default=None, description="The clip that led here.")


class ChangeLine(Asked):
    """Another quantity for a line."""

    quantity: StrictInt = Field(json_schema_extra={"minimum": 1}, examples=[2])


class Contact(Asked):
    """Whom to call about the order."""

    name: Annotated[str, _text(("your name", "अपना नाम"), 80, 2)] = Field(examples=["Asha Rao"])
    phone: Annotated[str, _told(checked_phone)] = Field(examples=["98765 43210"])
    email: Annotated[str, _told(checked_email)] | None = Field(
        default=None, examples=["asha@example.in"]
    )


class Address(Asked):
    """Where the order goes."""

    line1: Annotated[str, _text(("house and street", "मकान और गली"), 120, 3)] = Field(
        examples=["12, 4th Cross"]
    )
    line2: Annotated[str, _text(("area or landmark", "इलाक़ा या पहचान की जगह"), 120, 0)] = Field(
        default="", examples=["Indiranagar"]
    )
    city: Annotated[str, _text(("your city", "अपना शहर"), 60, 2)] = Field(examples=["Bengaluru"])
    state: Annotated[str, _told(checked_state)] = Field(examples=["Karnataka"])
    pin: Annotated[str, _told(checked_pin)] = Field(examples=["560038"])


class CheckoutRequest(Asked):
    """Everything an order needs besides the bag itself."""

    contact: Contact
    address: Address
    payment_method: str = Field(default="cod", max_length=20, examples=["cod"])
    cart_total_minor: StrictInt = Field(
        ge=0,
        le=10**12,
        description="The total that the buyer saw, in paise.",
        examples=[54800],
    )
    currency: str = Field(default="INR", max_length=8, examples=["INR"])


class OrderStepRequest(Asked):
    """A step of fulfilment."""

    step: Literal[OrderStep.SHIP, OrderStep.DELIVER, OrderStep.TAKE_BACK]


class CartLineView(BaseModel):
    """A line of the bag at today's price."""

    id: UUID
    variant_id: UUID
    product_id: UUID
    title: str
    brand_name: str
    variant_label: str
    image_url: str | None
    quantity: int
    unit_price: Money
    list_price: Money
    seen_price: Money = Field(description="The price when it was put into the bag.")
    line_total: Money
    available: int = Field(description="Units that can be bought now; real stock.")
    problem: LineProblem | None


class CartView(BaseModel):
    """The bag with every charge. Lines that cannot be bought are not in the sums."""

    id: UUID
    lines: list[CartLineView]
    count: int
    subtotal: Money
    delivery_fee: Money
    free_delivery_from: Money
    total: Money
    savings: Money
    problems: int = Field(description="Lines that must be changed before checkout.")


class OrderLineView(BaseModel):
    """A line of an order, as sold."""

    id: UUID
    variant_id: UUID
    product_id: UUID
    title: str
    brand_name: str
    variant_label: str
    image_url: str | None
    seller_name: str
    quantity: int
    unit_price: Money
    line_total: Money


class OrderMoment(BaseModel):
    """One entry of the timeline."""

    status: OrderStatus
    at: datetime


class OrderContact(BaseModel):
    """Whom the order is for."""

    name: str
    phone: str
    email: str | None


class OrderAddress(BaseModel):
    """Where the order goes."""

    line1: str
    line2: str
    city: str
    state: str
    pin: str


class OrderView(BaseModel):
    """An order as its buyer sees it."""

    id: UUID
    number: str = Field(examples=["JH-26-7K3F9"])
    status: OrderStatus
    lines: list[OrderLineView]
    subtotal: Money
    delivery_fee: Money
    total: Money
    savings: Money
    payment_method: str
    contact: OrderContact
    address: OrderAddress
    placed_at: datetime
    timeline: list[OrderMoment]
    can_cancel: bool
    link: str = Field(description="Opens this order without signing in; keep it private.")


class OrderPage(BaseModel):
    """Orders, newest first."""

    items: list[OrderView]
    next_cursor: str | None = None
