"""One order with its timeline: for its owner, or the holder of its link."""

from __future__ import annotations

from dataclasses import dataclass

import reflex as rx
from reflex.event import EventSpec

from app.components.atoms import button, chip
from app.components.frame import page, title_of, top_bar
from app.components.frame_words import ANY, language, said
from app.components.states import error_state, skeleton_rows, toast
from app.pages.order_words import ORDERS
from app.session import in_thread, reader_of, viewer_of
from app.sheets.bag_words import SUMS
from app.sheets.base import Overlays
from app.sheets.state_names import state_text
from app.words import status_words
from catalog.viewer import Viewer
from commerce.order_view import order_view
from commerce.orders import cancel_order
from commerce.schemas import OrderView
from core.db import read_scope, session_scope
from core.errors import JhalakError
from core.ids import parse_id
from core.languages import Pair, in_language
from core.moments import moment_text


@dataclass
class Bought:
    """A line of an order."""

    title: str
    label: str
    image_url: str
    quantity: int
    total: str
    product_id: str
    seller: str


@dataclass
class Moment:
    """An entry of the timeline."""

    status: str
    at: str


class OrderState(rx.State):
    """One order, for its owner or the holder of its link."""

    number: str = ""
    status: str = ""
    placed: str = ""
    bought: list[Bought] = []
    moments: list[Moment] = []
    fee: str = ""
    subtotal: str = ""
    total: str = ""
    name: str = ""
    address: list[str] = []
    can_cancel: bool = False
    problem: str = ""
    is_cancelling: bool = False
    _order_id: str = ""

    @rx.event
    async def load(self) -> None:
        """Reads the order of the address; a guest's link carries its token."""
        self.problem, self._order_id = "", str(self.order_id)
        token = self.router.url.query_parameters.get("token")
        try:
            self._show(await in_thread(_order, viewer_of(self), self._order_id, token))
        except JhalakError as error:
            self.problem = error.told(reader_of(self))

    @rx.event
    async def cancel(self) -> EventSpec:
        """Cancels before shipping; the pieces go back on the shelf."""
        self.is_cancelling = True
        try:
            self._show(await in_thread(_cancelled, viewer_of(self), self._order_id))
            return toast(in_language(ORDERS["cancelled"], reader_of(self)))
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        finally:
            self.is_cancelling = False

    def _show(self, order: OrderView) -> None:
        locale = reader_of(self)
        self.number, self.status = order.number, status_words(order.status, locale)
        self.placed, self.total = moment_text(order.placed_at, locale), order.total.formatted
        self.bought = [
            Bought(
                line.title,
                line.variant_label,
                line.image_url or "",
                line.quantity,
                line.line_total.formatted,
                str(line.product_id),
                line.seller_name,
            )
            for line in order.lines
        ]
        self.moments = [
            Moment(status_words(m.status, locale), moment_text(m.at, locale))
            for m in order.timeline
        ]
        fee = order.delivery_fee
        self.subtotal = order.subtotal.formatted
        self.fee = fee.formatted if fee.amount_minor else in_language(SUMS["free"], locale)
        where, contact = order.address, order.contact
        self.name = contact.name
        self.address = [
            line
            for line in (
                where.line1,
                where.line2,
                f"{where.city} {where.pin}",
                state_text(where.state, locale),
                contact.phone,
            )
            if line
        ]
        self.can_cancel = order.can_cancel


def _order(viewer: Viewer, order_id: str, token: str | None) -> OrderView:
    with read_scope() as session:
        return order_view(session, viewer, parse_id(order_id), token=token)


def _cancelled(viewer: Viewer, order_id: str) -> OrderView:
    with session_scope() as session:
        return cancel_order(session, viewer, parse_id(order_id))


def _bought(line: Bought) -> rx.Component:
    return rx.el.li(
        rx.el.a(
            rx.el.img(src=line.image_url, alt=""),
            href="/p/" + line.product_id,
            class_name="bag-picture",
            aria_label=line.title,
        ),
        rx.el.div(
            rx.el.span(line.title, class_name="small strong", lang=ANY),
            rx.cond(line.label != "", rx.el.span(line.label, class_name="small soft")),
            rx.el.span(said(ORDERS["quantity"], count=line.quantity), class_name="small soft"),
            rx.cond(
                line.seller != "",
                rx.el.span(said(ORDERS["seller"], seller=line.seller), class_name="tiny faint"),
            ),
            class_name="stack tight grow",
        ),
        rx.el.span(line.total, class_name="strong num"),
        class_name="bag-line",
        key=line.product_id + line.label,
    )


def _sum(label: Pair, value: rx.Var[str], class_name: str = "") -> rx.Component:
    return rx.el.div(
        rx.el.dt(said(label)), rx.el.dd(value, class_name="num"), class_name=class_name
    )


def _whole() -> rx.Component:
    return rx.el.article(
        rx.el.div(
            rx.el.strong(OrderState.number, class_name="num"),
            chip(OrderState.status, tone="success"),
            rx.el.span(OrderState.placed, class_name="small soft push"),
            class_name="row wrap",
        ),
        rx.el.ul(rx.foreach(OrderState.bought, _bought), class_name="bag-lines"),
        rx.el.dl(
            _sum(SUMS["items"], OrderState.subtotal),
            _sum(SUMS["delivery"], OrderState.fee),
            _sum(ORDERS["total"], OrderState.total, "total"),
            class_name="sums",
        ),
        rx.el.section(
            rx.el.h2(said(ORDERS["to"])),
            rx.el.address(
                rx.el.strong(OrderState.name),
                rx.foreach(OrderState.address, lambda line: rx.el.div(line)),
                class_name="small",
                lang=ANY,
            ),
            class_name="section",
        ),
        rx.el.section(
            rx.el.h2(said(ORDERS["happened"])),
            rx.el.ol(
                rx.foreach(
                    OrderState.moments,
                    lambda m: rx.el.li(
                        rx.el.span(m.status, class_name="small strong"),
                        rx.el.span(m.at, class_name="tiny soft num"),
                    ),
                ),
                class_name="timeline",
            ),
            class_name="section",
        ),
        rx.cond(
            OrderState.can_cancel,
            button(
                said(ORDERS["cancel"]),
                kind="danger-quiet",
                busy=OrderState.is_cancelling,
                on_click=OrderState.cancel,
            ),
        ),
        class_name="stack",
    )


@rx.page(
    "/orders/[order_id]",
    title=title_of(said(ORDERS["order"])),
    on_load=[Overlays.load, OrderState.load],
)
def order() -> rx.Component:
    """What was bought, what it cost, where it goes, and what happened."""
    return page(
        top_bar(said(ORDERS["yours"]), back="/orders"),
        rx.cond(
            OrderState.problem != "",
            error_state(said(ORDERS["not_shown"]), OrderState.problem, on_retry=OrderState.load),
            rx.cond(OrderState.number != "", _whole(), skeleton_rows(3)),
        ),
        here="/me",
        width="narrow",
        bag_count=Overlays.bag_count,
        lang=language(),
    )
