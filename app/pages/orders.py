"""The viewer's orders, newest first."""

from __future__ import annotations

from dataclasses import dataclass

import reflex as rx

from app.components.atoms import button, chip, link_button
from app.components.frame import page, title_of, top_bar
from app.components.frame_words import ANY, language, said
from app.components.states import empty_state, error_state, skeleton_rows
from app.pages.order_words import ORDERS
from app.session import in_thread, reader_of, viewer_of
from app.sheets.base import Overlays
from app.words import TO_FEED, status_words
from catalog.viewer import Viewer
from commerce.order_view import list_orders
from commerce.schemas import OrderPage, OrderView
from core.db import read_scope
from core.errors import JhalakError
from core.languages import in_language
from core.moments import date_text


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


def row_of(order: OrderView, locale: str = "en") -> OrderRow:
    """An order as the list draws it."""
    first, more = order.lines[0].title, len(order.lines) - 1
    both = in_language(ORDERS["and_more"], locale).format(first=first, count=more)
    return OrderRow(
        link=f"/orders/{order.id}",
        number=order.number,
        status=status_words(order.status, locale),
        total=order.total.formatted,
        placed=date_text(order.placed_at, locale),
        pictures=[line.image_url or "" for line in order.lines[:3]],
        what=both if more else first,
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
            self.rows = []
            self._add(found)
        except JhalakError as error:
            self.problem = error.told(reader_of(self))
        self.is_busy = False

    @rx.event
    async def load_more(self) -> None:
        """The next page."""
        if self.more:
            found = await in_thread(_orders, viewer_of(self), self.more)
            self._add(found)

    def _add(self, found: OrderPage) -> None:
        locale = reader_of(self)
        self.rows += [row_of(order, locale) for order in found.items]
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
                    rx.el.span(row.what, class_name="small clip-2", lang=ANY),
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


@rx.page(
    "/orders", title=title_of(said(ORDERS["orders"])), on_load=[Overlays.load, OrdersState.load]
)
def orders() -> rx.Component:
    """Newest first."""
    nothing = empty_state(
        "package",
        said(ORDERS["nothing"]),
        said(ORDERS["nothing_more"]),
        link_button(said(TO_FEED), "/"),
    )
    return page(
        top_bar(said(ORDERS["orders"]), back="/me"),
        rx.cond(
            OrdersState.problem != "",
            error_state(said(ORDERS["failed"]), OrdersState.problem, on_retry=OrdersState.load),
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
                button(said(ORDERS["older"]), kind="secondary", on_click=OrdersState.load_more),
                class_name="load-more",
            ),
        ),
        here="/me",
        width="narrow",
        bag_count=Overlays.bag_count,
        lang=language(),
    )
