"""The bag sheet, drawn; the bag's own page uses the same parts."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, link_button
from app.components.fields import stepper
from app.components.frame_words import ANY, FRAME, language, said
from app.components.sheet import sheet
from app.components.states import empty_state, error_state, notice, skeleton_rows
from app.sheets.bag import Bag, Line
from app.sheets.bag_words import BAG, SUMS
from app.sheets.base import Overlays
from app.sheets.checkout_view import details_step, sums
from app.words import REMOVE, TO_FEED


def _line(line: Line) -> rx.Component:
    return rx.el.li(
        rx.el.a(
            rx.cond(
                line.image_url != "",
                rx.el.img(src=line.image_url, alt=""),
                rx.icon("package", size=28, aria_hidden="true"),
            ),
            href="/p/" + line.product_id,
            class_name="bag-picture",
            aria_label=line.title,
        ),
        rx.el.div(
            rx.el.span(line.brand, class_name="tiny faint", lang=ANY),
            rx.el.span(line.title, class_name="small strong clip-2", lang=ANY),
            rx.cond(line.label != "", rx.el.span(line.label, class_name="small soft")),
            rx.cond(
                line.problem != "",
                rx.el.span(
                    line.problem, class_name=rx.cond(line.blocks, "tiny problem", "tiny soft")
                ),
            ),
            rx.el.div(
                rx.cond(
                    line.available > 0,
                    stepper(
                        line.quantity,
                        what=line.title,
                        on_less=rx.cond(
                            line.quantity > 1,
                            Bag.change(line.id, line.quantity - 1),
                            Bag.remove(line.id),
                        ),
                        on_more=Bag.change(line.id, line.quantity + 1),
                        can_more=line.quantity < line.available,
                    ),
                ),
                rx.el.button(
                    said(REMOVE),
                    type="button",
                    class_name="link small",
                    on_click=Bag.remove(line.id),
                    aria_label=said(BAG["remove"], title=line.title),
                ),
                class_name="row",
            ),
            class_name="stack tight grow",
        ),
        rx.el.span(
            rx.el.span(line.total, class_name="strong num"),
            rx.cond(line.was != "", rx.el.s(line.was, class_name="tiny faint num")),
            class_name="bag-price",
        ),
        class_name="bag-line",
        key=line.id,
    )


def bag_step() -> rx.Component:
    """What is in the bag, and what it comes to."""
    full = rx.fragment(
        rx.el.ul(rx.foreach(Bag.lines, _line), class_name="bag-lines"),
        rx.cond(
            Bag.sums.free_from != "",
            notice(said(BAG["free_from"], amount=Bag.sums.free_from), icon="truck"),
        ),
        sums(),
    )
    nothing = empty_state(
        "shopping-bag",
        said(BAG["nothing"]),
        said(BAG["nothing_more"]),
        link_button(said(TO_FEED), "/", on_click=Overlays.close),
    )
    return rx.cond(
        Bag.problem != "",
        error_state(said(BAG["failed"]), Bag.problem, on_retry=Bag.retry),
        rx.cond(
            Bag.is_busy & (Bag.lines.length() == 0),
            skeleton_rows(3),
            rx.cond(Bag.lines.length() > 0, full, nothing),
        ),
    )


def done_step() -> rx.Component:
    """The calm end: what was ordered, and where to follow it."""
    return rx.el.div(
        rx.icon("circle-check", size=48, aria_hidden="true", class_name="done-mark"),
        rx.el.h3(said(BAG["placed"])),
        rx.el.p(
            said(BAG["order"]),
            rx.el.strong(Bag.order_number),
            said(BAG["confirmed"]),
            rx.el.strong(Bag.order_total),
            said(BAG["ready"]),
        ),
        link_button(said(BAG["see"]), Bag.order_link, kind="secondary", on_click=Overlays.close),
        button(said(BAG["to_clips"]), kind="ghost", on_click=Overlays.close),
        class_name="empty",
        role="status",
    )


def foot() -> rx.Component:
    """The one thing to do at each step, with the total beside it."""
    total = rx.el.span(
        rx.el.span(said(SUMS["total"]), class_name="tiny faint"),
        rx.el.strong(Bag.sums.total, class_name="num"),
        class_name="foot-total",
    )
    return rx.match(
        Bag.step,
        (
            "bag",
            rx.cond(
                Bag.lines.length() > 0,
                rx.el.div(
                    total,
                    button(
                        said(BAG["checkout"]),
                        disabled=Bag.blocked > 0,
                        on_click=Bag.go("details"),
                        class_name="grow",
                    ),
                    class_name="sheet-foot row",
                ),
                rx.fragment(),
            ),
        ),
        (
            "details",
            rx.el.div(
                button(
                    said(FRAME["back"]), kind="ghost", icon="arrow-left", on_click=Bag.go("bag")
                ),
                total,
                button(
                    said(BAG["place"]),
                    type="submit",
                    form="checkout",
                    busy=Bag.is_placing,
                    class_name="grow",
                ),
                class_name="sheet-foot row",
            ),
        ),
        rx.fragment(),
    )


def steps() -> rx.Component:
    """The present step."""
    return rx.match(Bag.step, ("details", details_step()), ("done", done_step()), bag_step())


def bag_sheet() -> rx.Component:
    """The sheet."""
    return sheet(
        steps(),
        foot(),
        title=rx.match(
            Bag.step,
            ("details", said(SUMS["delivery"])),
            ("done", said(BAG["thanks"])),
            said(BAG["bag"]),
        ),
        open=Overlays.which == "bag",
        on_close=Overlays.close,
        lang=language(),
    )
