"""The viewer's orders, newest first."""

from __future__ import annotations

from dataclasses import dataclass

import reflex as rx

from app.components.atoms import button, chip, link_button
from app.components.frame import page, top_bar
from app.components.states import empty_state, error_state, skeleton_rows
from app.session import in_thread, viewer_of
from app.sheets.base import Overlays
from app.words import status_words
from catalog.viewer import Viewer
from commerce.order_view import list_orders
from commerce.schemas import OrderPage, OrderView
from core.db import read_scope
from core.errors import JhalakError


@dataclass
class OrderRow:
    """An order in the list."""

    link: str
    number: str
    status: str
    total: str
    placed: str
    pictures: list[str]
    what: str


def row_of(order: OrderView) -> OrderRow:
    """An order as the list draws it."""
    first, more = order.lines[0].title, len(order.lines) - 1
    return OrderRow(
        link=f"/orders/{order.id}",
        number=order.number,
        status=status_words(order.status),
        total=order.total.formatted,
        placed=f"{order.placed_at:%-d %b %Y}",
        pictures=[line.image_url or "" for line in order.lines[:3]],
        what=first if not more else f"{first} and {more} more",
    )


class OrdersState(rx.State):
    """The viewer's own orders, guests' included."""

    rows: list[OrderRow] = []
    more: str = ""
    is_busy: bool = True
    problem: str = ""

    @rx.event
    async def load(self) -> None:
        """The first page."""
        self.is_busy, self.problem = True, ""
        try:
            found = await in_thread(_orders, viewer_of(self), None)
            self.rows, self.more = [row_of(o) for o in found.items], found.next_cursor or ""
        except JhalakError as error:
            self.problem = error.detail
        self.is_busy = False

    @rx.event
    async def load_more(self) -> None:
        """The next page."""
        if self.more:
            found = await in_thread(_orders, viewer_of(self), self.more)
            self.rows += [row_of(o) for o in found.items]
            self.more = found.next_cursor or ""


def _orders(viewer: Viewer, cursor: str | None) -> OrderPage:
    with read_scope() as session:
        return list_orders(session, viewer, cursor=cursor)


def _row(row: OrderRow) -> rx.Component:
    return rx.el.li(
        rx.el.a(
            rx.el.div(
                rx.el.strong(row.number, class_name="num"),
                chip(row.status),
                class_name="row",
            ),
            rx.el.div(
                rx.foreach(
                    row.pictures,
                    lambda url: rx.el.span(rx.el.img(src=url, alt=""), class_name="bag-picture"),
                ),
                rx.el.div(
                    rx.el.span(row.what, class_name="small clip-2"),
                    rx.el.span(row.placed, " · ", row.total, class_name="small soft num"),
                    class_name="stack tight grow",
                ),
                class_name="row",
            ),
            href=row.link,
            class_name="card stack tight order-card",
        ),
        key=row.number,
    )


@rx.page("/orders", title="Your orders · Jhalak", on_load=[Overlays.load, OrdersState.load])
def orders() -> rx.Component:
    """Newest first."""
    nothing = empty_state(
        "package",
        "No orders yet",
        "What you buy in the feed shows here.",
        link_button("To the feed", "/"),
    )
    return page(
        top_bar("Your orders", back="/me"),
        rx.cond(
            OrdersState.problem != "",
            error_state("Your orders did not load", OrdersState.problem, on_retry=OrdersState.load),
            rx.cond(
                OrdersState.is_busy & (OrdersState.rows.length() == 0),
                skeleton_rows(4),
                rx.cond(
                    OrdersState.rows.length() > 0,
                    rx.el.ul(rx.foreach(OrdersState.rows, _row), class_name="stack"),
                    nothing,
                ),
            ),
        ),
        rx.cond(
            OrdersState.more != "",
            rx.el.div(
                button("Older orders", kind="secondary", on_click=OrdersState.load_more),
                class_name="load-more",
            ),
        ),
        here="/me",
        width="narrow",
        bag_count=Overlays.bag_count,
    )
