"""The address step of the bag: whom, where and how, in one short form."""

from __future__ import annotations

import reflex as rx

from app.components.fields import field, option_card, select_field
from app.components.frame_words import said
from app.sheets.bag import Bag
from app.sheets.bag_words import CHECKOUT, SUMS
from app.sheets.state_names import state_name
from app.words import ON_DELIVERY, PAYMENT
from commerce.delivery_address import STATES
from core.languages import Pair


def sums() -> rx.Component:
    """Every charge by name, and the total."""

    def row(label: Pair, value: rx.Var[str], class_name: str = "") -> rx.Component:
        return rx.el.div(
            rx.el.dt(said(label)), rx.el.dd(value, class_name="num"), class_name=class_name
        )

    return rx.el.dl(
        row(SUMS["items"], Bag.sums.subtotal),
        row(SUMS["delivery"], Bag.sums.delivery),
        rx.cond(Bag.sums.savings != "", row(SUMS["saved"], Bag.sums.savings, "saving")),
        row(SUMS["total"], Bag.sums.total, "total"),
        class_name="sums",
    )


def _input(name: str, group: str, **props: str | int) -> rx.Component:
    return field(
        said(CHECKOUT[name]),
        name,
        error=Bag.errors[f"{group}.{name}"].to(str),
        default_value=Bag.form[name].to(str),
        **props,
    )


def details_step() -> rx.Component:
    """Whom, where and how, in one short form."""
    return rx.el.form(
        _input("name", "contact", auto_complete="name"),
        _input(
            "phone",
            "contact",
            type="tel",
            input_mode="tel",
            auto_complete="tel-national",
        ),
        _input("line1", "address", auto_complete="address-line1"),
        _input("line2", "address", auto_complete="address-line2"),
        rx.el.div(
            _input(
                "pin",
                "address",
                input_mode="numeric",
                auto_complete="postal-code",
                max_length=7,
            ),
            _input("city", "address", auto_complete="address-level2"),
            class_name="pair",
        ),
        select_field(
            said(CHECKOUT["state"]),
            "state",
            [("", said(CHECKOUT["choose_state"])), *((s, said(state_name(s))) for s in STATES)],
            error=Bag.errors["address.state"].to(str),
            default_value=Bag.form["state"].to(str),
            auto_complete="address-level1",
        ),
        _input("email", "contact", type="email", auto_complete="email"),
        rx.el.fieldset(
            rx.el.legend(said(PAYMENT), class_name="small strong"),
            option_card(
                "payment_method",
                "cod",
                said(ON_DELIVERY),
                said(CHECKOUT["on_delivery_more"]),
                checked=True,
            ),
            class_name="plain-set",
        ),
        sums(),
        on_submit=Bag.place,
        id="checkout",
        class_name="stack",
        no_validate=True,
    )
