"""From bag to order: prices read again, stock promised, books written, all in one transaction."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence

from pydantic import ValidationError
from sqlalchemy import Engine
from sqlmodel import Session

from catalog.viewer import Viewer
from commerce import stock
from commerce.attribution import credit_after_commit
from commerce.cart_view import BLOCKING, CartItem, items_of, terms_of, totals_for
from commerce.models import Cart, OrderEvent
from commerce.order_draft import Choose, free_number, new_order, order_line
from commerce.order_view import views_of
from commerce.orders import advance
from commerce.orders_machine import OrderStatus, OrderStep
from commerce.payments import PaymentMethod, payment_methods
from commerce.pricing import Totals
from commerce.schemas import CheckoutRequest, OrderView
from core.clock import Clock, utc_now
from core.errors import Conflict, InvalidInput
from core.idempotency import Once, checked_key, run_once
from core.money import format_paise
from core.settings import get_settings
from core.validation import said_of
from experiments.service import values_for


class CartEmpty(Conflict):
    """There is nothing to order."""

    code = "cart_empty"

    def __init__(self) -> None:
        super().__init__(
            "Your bag is empty, so there is nothing to order.",
            "आपका बैग ख़ाली है, इसलिए ऑर्डर करने को कुछ नहीं है।",
        )


class CartHasProblems(Conflict):
    """A line can no longer be bought as it is."""

    code = "cart_problem"

    def __init__(self, item: CartItem) -> None:
        title, left = item.product.title, stock.available(item.variant)
        said = {
            "gone": (
                f"{title} is no longer sold. Please remove it from your bag.",
                f"{title} अब नहीं मिलता। इसे बैग से हटाएँ।",
            ),
            "out_of_stock": (
                f"{title} has sold out. Please remove it from your bag.",
                f"{title} का स्टॉक ख़त्म हो गया है। इसे बैग से हटाएँ।",
            ),
            "only_n": (
                f"Only {left} of {title} left. Please lower the quantity.",
                f"{title}: स्टॉक में सिर्फ़ {left}। संख्या कम करें।",
            ),
        }
        super().__init__(*said[item.problem or "gone"])


class PriceChanged(Conflict):
    """The total is not the one the buyer saw."""

    code = "price_changed"

    def __init__(self, seen_paise: int, now_paise: int) -> None:
        super().__init__(
            f"The total is now {format_paise(now_paise)}, no longer {format_paise(seen_paise)}. "
            "Nothing was ordered; please look at your bag and order again.",
            f"कुल रक़म अब {format_paise(now_paise)} है, {format_paise(seen_paise)} नहीं। "
            "कुछ ऑर्डर नहीं हुआ; अपना बैग देखकर फिर से ऑर्डर करें।",
        )


class PaymentMethodRefused(InvalidInput):
    """The order cannot be paid this way."""

    code = "payment_method_refused"


class CurrencyUnknown(InvalidInput):
    """Prices are in another currency."""

    code = "currency_unknown"

    def __init__(self, asked: str, ours: str) -> None:
        super().__init__(
            f"Prices are in {ours}; {asked[:8]} is not accepted here.",
            f"दाम {ours} में हैं; यहाँ {asked[:8]} नहीं चलता।",
        )


class FormInvalid(InvalidInput):
    """Fields of the checkout form need another look; `fields` has a sentence for each."""

    code = "form_invalid"

    def __init__(self, fields: Mapping[str, str]) -> None:
        self.fields = dict(fields)
        super().__init__(" ".join(self.fields.values()))


def read_form(form: Mapping[str, object], locale: str = "en") -> CheckoutRequest:
    """A page's form, shaped like the request body, checked.

    Args:
        locale: In which whoever filled it in reads what is wrong.

    Raises:
        FormInvalid: With a sentence for each field, keyed like `address.pin`.
    """
    try:
        return CheckoutRequest.model_validate(form)
    except ValidationError as error:
        raise FormInvalid(
            {".".join(str(p) for p in e["loc"]): said_of(e, locale) for e in error.errors()}
        ) from None


def place_order_once(
    key: str | None,
    viewer: Viewer,
    request: CheckoutRequest,
    *,
    engine: Engine | None = None,
    clock: Clock = utc_now,
) -> Once[OrderView]:
    """Places the order at most once for this key; opens its own transactions.

    Raises:
        IdempotencyKeyInvalid: The key is missing; nothing is sold without one.
        IdempotencyKeyReused, RequestInFlight: See `core.idempotency`.
        And all that `place_order` raises.
    """
    return run_once(
        checked_key(key),
        viewer_id=viewer.id,
        operation="checkout",
        request=request,
        answer_type=OrderView,
        work=lambda session: place_order(session, viewer, request, clock=clock),
        engine=engine,
        clock=clock,
    )


def place_order(
    session: Session,
    viewer: Viewer,
    request: CheckoutRequest,
    *,
    methods: Mapping[str, PaymentMethod] | None = None,
    clock: Clock = utc_now,
    choose: Choose = secrets.choice,
) -> OrderView:
    """Turns the viewer's bag into an order and empties it.

    Raises:
        CurrencyUnknown: The request is not in the shop's currency.
        CartEmpty: There is nothing to order.
        CartHasProblems: A line cannot be bought as it is.
        PriceChanged: The total differs from `cart_total_minor`.
        PaymentMethodRefused: Unknown, or not for this total.
        NotEnoughStock: Somebody was faster.
    """
    values, now = values_for(viewer.id), clock()
    currency = get_settings().currency
    if request.currency != currency:
        raise CurrencyUnknown(request.currency, currency)
    session.get(Cart, viewer.id, with_for_update=True)  # One checkout of a bag at a time.
    items = items_of(session, viewer.id)
    totals = _checked_totals(items, totals_for(items, terms_of(values)), request)
    method = _method(methods or payment_methods(values), request.payment_method, totals)
    order = new_order(viewer.id, request, totals, method, now, free_number(session, now, choose))
    session.add(order)
    session.flush()
    stock.reserve(session, order.id, (stock.Wanted(i.variant.id, i.line.quantity) for i in items))
    session.add(OrderEvent(order_id=order.id, status=OrderStatus.PLACED, at=now))
    for position, item in enumerate(items):
        session.add(order_line(order.id, position, item))
        session.delete(item.line)
    session.flush()
    if not method.is_paid_first:
        advance(session, order.id, OrderStep.CONFIRM, now)
        credit_after_commit(session, order.id)
    return views_of(session, [order])[0]


def _checked_totals(items: Sequence[CartItem], totals: Totals, request: CheckoutRequest) -> Totals:
    if not items:
        raise CartEmpty()
    for item in items:
        if item.problem in BLOCKING:
            raise CartHasProblems(item)
    if totals.total_paise != request.cart_total_minor:
        raise PriceChanged(request.cart_total_minor, totals.total_paise)
    return totals


def _method(methods: Mapping[str, PaymentMethod], code: str, totals: Totals) -> PaymentMethod:
    method = methods.get(code)
    if method is None:
        ways = " or ".join(m.label.lower() for m in methods.values())
        raise PaymentMethodRefused(
            f"We cannot take that way of paying; please choose {ways}.",
            "भुगतान का यह तरीक़ा नहीं चलता; कोई दूसरा चुनें।",
        )
    if refusal := method.refusal(totals.total_paise):
        raise PaymentMethodRefused(*refusal)
    return method
