"""Bag, checkout and orders over HTTP."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Query, Response

from catalog.web import CurrentViewer
from commerce import cart, checkout, orders
from commerce.cart_view import cart_view
from commerce.order_view import list_orders, order_view
from commerce.schemas import (
    AddLine,
    CartView,
    ChangeLine,
    CheckoutRequest,
    OrderPage,
    OrderStepRequest,
    OrderView,
)
from core.db import read_scope, session_scope
from core.web import problems

router = APIRouter(tags=["commerce"])

IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        description="Required, 8 to 200 characters. Same key and body replays the first answer.",
    ),
]
LinkToken = Annotated[
    str | None, Query(max_length=400, description="The secret of the order's link.")
]


@router.get("/cart", summary="The bag with every charge", responses=problems(401))
def get_cart(viewer: CurrentViewer) -> CartView:
    with read_scope() as session:
        return cart_view(session, viewer)


@router.post(
    "/cart/lines",
    status_code=201,
    summary="Put a variant into the bag",
    responses=problems(403, 404, 409, 410),
)
def add_cart_line(viewer: CurrentViewer, body: AddLine) -> CartView:
    with session_scope() as session:
        return cart.add_line(session, viewer, body.variant_id, body.quantity, body.video_id)


@router.patch(
    "/cart/lines/{line_id}",
    summary="Change a line's quantity",
    responses=problems(403, 404, 409, 410),
)
def change_cart_line(viewer: CurrentViewer, line_id: UUID, body: ChangeLine) -> CartView:
    with session_scope() as session:
        return cart.change_line(session, viewer, line_id, body.quantity)


@router.delete(
    "/cart/lines/{line_id}", summary="Take a line out of the bag", responses=problems(403, 404)
)
def remove_cart_line(viewer: CurrentViewer, line_id: UUID) -> CartView:
    with session_scope() as session:
        return cart.remove_line(session, viewer, line_id)


@router.post(
    "/checkout", status_code=201, summary="Order the bag", responses=problems(403, 409, 500)
)
def place_order(
    viewer: CurrentViewer,
    body: CheckoutRequest,
    response: Response,
    key: IdempotencyKey = None,
) -> OrderView:
    once = checkout.place_order_once(key, viewer, body)
    response.headers["Idempotent-Replayed"] = str(once.is_replay).lower()
    response.headers["Location"] = f"/api/v1/orders/{once.answer.id}"
    return once.answer


@router.get("/orders", summary="The viewer's orders, newest first", responses=problems())
def get_orders(viewer: CurrentViewer, cursor: str | None = None) -> OrderPage:
    with read_scope() as session:
        return list_orders(session, viewer, cursor)


@router.get("/orders/{order_id}", summary="One order", responses=problems(404))
def get_order(viewer: CurrentViewer, order_id: UUID, token: LinkToken = None) -> OrderView:
    with read_scope() as session:
        return order_view(session, viewer, order_id, token)


@router.post(
    "/orders/{order_id}/cancel",
    summary="Cancel an order before it is shipped",
    responses=problems(403, 404, 409, 500),
)
def cancel_order(viewer: CurrentViewer, order_id: UUID) -> OrderView:
    with session_scope() as session:
        return orders.cancel_order(session, viewer, order_id)


@router.post(
    "/orders/{order_id}/steps",
    summary="Ship, deliver or take back an order (admin)",
    responses=problems(401, 403, 404, 409, 500),
)
def fulfil_order(viewer: CurrentViewer, order_id: UUID, body: OrderStepRequest) -> OrderView:
    with session_scope() as session:
        return orders.fulfil_order(session, viewer, order_id, body.step)
