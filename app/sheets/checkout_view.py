"""The address step of the bag: whom, where and how, in one short form."""

from __future__ import annotations

import reflex as rx

from app.components.fields import field, option_card, select_field
from app.sheets.bag import Bag
from commerce.delivery_address import STATES

STATE_CHOICES = [("", "Choose your state"), *((s, s) for s in STATES)]


def sums() -> rx.Component:
    """Every charge by name, and the total."""

    def row(label: str, value: rx.Var[str], class_name: str = "") -> rx.Component:
        return rx.el.div(rx.el.dt(label), rx.el.dd(value, class_name="num"), class_name=class_name)

    return rx.el.dl(
        row("Items, tax included", Bag.sums.subtotal),
        row("Delivery", Bag.sums.delivery),
        rx.cond(Bag.sums.savings != "", row("You save", Bag.sums.savings, "saving")),
        row("Total", Bag.sums.total, "total"),
        class_name="sums",
    )


def _input(label: str, name: str, group: str, **props: str | int) -> rx.Component:
    return field(
        label,
        name,
        error=Bag.errors[f"{group}.{name}"].to(str),
        default_value=Bag.form[name].to(str),
        **props,
    )


def details_step() -> rx.Component:
    """Whom, where and how, in one short form."""
    return rx.el.form(
        _input("Name", "name", "contact", auto_complete="name"),
        _input(
            "Mobile number",
            "phone",
            "contact",
            type="tel",
            input_mode="tel",
            auto_complete="tel-national",
        ),
        _input("House and street", "line1", "address", auto_complete="address-line1"),
        _input("Area or landmark (optional)", "line2", "address", auto_complete="address-line2"),
        rx.el.div(
            _input(
                "PIN code",
                "pin",
                "address",
                input_mode="numeric",
                auto_complete="postal-code",
                max_length=7,
            ),
            _input("City", "city", "address", auto_complete="address-level2"),
            class_name="pair",
        ),
        select_field(
            "State",
            "state",
            STATE_CHOICES,
            error=Bag.errors["address.state"].to(str),
            default_value=Bag.form["state"].to(str),
            auto_complete="address-level1",
        ),
        _input("Email (optional)", "email", "contact", type="email", auto_complete="email"),
        rx.el.fieldset(
            rx.el.legend("Payment", class_name="small strong"),
            option_card(
                "payment_method",
                "cod",
                "Cash on delivery",
                "Pay when it arrives, no extra charge",
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
