"""The smallest parts: buttons, chips, prices, faces. Their looks are in `assets/look/atoms.css`."""

from typing import Any, Literal, TypeAlias

import reflex as rx

from app.components.frame_words import language, said
from core.languages import Pair

Text: TypeAlias = str | rx.Var[str]
Flag: TypeAlias = bool | rx.Var[bool]
ButtonKind: TypeAlias = Literal["primary", "secondary", "ghost", "soft", "danger", "danger-quiet"]
Size: TypeAlias = Literal["s", "m", "l"]
Tone: TypeAlias = Literal["neutral", "accent", "highlight", "success", "danger"]
WAS: Pair = ("was", "पहले")


def button(
    label: Text,
    *,
    kind: ButtonKind = "primary",
    size: Size = "m",
    icon: str | None = None,
    block: bool = False,
    busy: Flag = False,
    **props: Any,
) -> rx.Component:
    """A button; `busy` shows a spinner and ignores presses while its action runs."""
    props.setdefault("type", "button")
    return rx.el.button(
        rx.cond(busy, rx.el.span(class_name="spinner", aria_hidden="true"), _icon(icon)),
        rx.el.span(label, class_name="btn-label"),
        class_name=_button_classes(kind, size, block, props),
        aria_busy=busy,
        **props,
    )


def link_button(
    label: Text,
    href: Text,
    *,
    kind: ButtonKind = "primary",
    size: Size = "m",
    icon: str | None = None,
    block: bool = False,
    **props: Any,
) -> rx.Component:
    """A link that looks like a button; it navigates, a button acts."""
    return rx.el.a(
        _icon(icon),
        rx.el.span(label),
        href=href,
        class_name=_button_classes(kind, size, block, props),
        **props,
    )


def icon_button(icon: str, label: Text, *, size: int = 22, **props: Any) -> rx.Component:
    """A round 44 px button with only an icon; `label` is its accessible name."""
    props.setdefault("type", "button")
    return rx.el.button(
        rx.icon(icon, size=size, aria_hidden="true"),
        class_name=_classes("icon-btn", props),
        aria_label=label,
        **props,
    )


def chip(
    label: Text, *, tone: Tone = "neutral", icon: str | None = None, **props: Any
) -> rx.Component:
    """A small static label: a status, a disclosure, a saving."""
    classes = _classes("chip" if tone == "neutral" else f"chip {tone}", props)
    return rx.el.span(_icon(icon, 14), label, class_name=classes, **props)


def chip_button(label: Text, *, pressed: Flag = False, **props: Any) -> rx.Component:
    """A choice among several (filter, tag, size); `pressed` marks the chosen one."""
    return rx.el.button(
        label,
        type="button",
        class_name=_classes("chip-btn", props),
        aria_pressed=rx.cond(pressed, "true", "false"),
        **props,
    )


def chip_row(*chips: rx.Component, label: Text, **props: Any) -> rx.Component:
    """Chips in one row that scrolls sideways when it must."""
    return rx.el.div(
        *chips, class_name=_classes("chip-row", props), role="group", aria_label=label, **props
    )


def price(
    formatted: Text, *, was: Text = "", saving: Text = "", large: bool = False, **props: Any
) -> rx.Component:
    """A price with, when given, the old one struck through and the saving in marigold."""
    return rx.el.span(
        rx.el.span(formatted),
        rx.cond(
            was,
            rx.el.s(rx.el.span(said(WAS), " ", class_name="sr", lang=language()), was),
            rx.fragment(),
        ),
        rx.cond(saving, rx.el.span(saving, class_name="off"), rx.fragment()),
        class_name=_classes("price l" if large else "price", props),
        **props,
    )


def avatar(url: Text, name: Text, *, size: int = 40, **props: Any) -> rx.Component:
    """A face in a circle; the first letter of the name stands in when there is no picture."""
    first = rx.Var.create(name).to(str)[0]
    return rx.el.span(
        rx.el.span(first, aria_hidden="true"),
        rx.cond(url, rx.el.img(src=url, alt="", loading="lazy"), rx.fragment()),
        class_name=_classes("avatar", props),
        style={"--size": f"{size}px"},
        **props,
    )


def badge(count: int | rx.Var[int], *, what: Text = "items") -> rx.Component:
    """A count on a pink ground; nothing at zero, 99+ from a hundred."""
    number = rx.Var.create(count).to(int)
    shown = rx.cond(number > 99, "99+", number.to_string())
    return rx.cond(
        number > 0,
        rx.el.span(shown, rx.el.span(" ", what, class_name="sr"), class_name="badge"),
        rx.fragment(),
    )


def progress(percent: int | rx.Var[int], *, label: Text) -> rx.Component:
    """A thin bar from 0 to 100."""
    number = rx.Var.create(percent).to(int)
    return rx.el.div(
        rx.el.i(style={"width": number.to_string() + "%"}),
        class_name="progress",
        role="progressbar",
        aria_label=label,
        custom_attrs={"aria-valuenow": number, "aria-valuemin": 0, "aria-valuemax": 100},
    )


def key_cap(key: str) -> rx.Component:
    """A keyboard key, drawn beside the action it triggers."""
    return rx.el.kbd(key, class_name="kbd")


def _icon(name: str | None, size: int = 18) -> rx.Component:
    return rx.icon(name, size=size, aria_hidden="true") if name else rx.fragment()


def _classes(own: str, props: dict[str, Any]) -> str:
    return f"{own} {props.pop('class_name', '')}".strip()


def _button_classes(kind: str, size: Size, block: bool, props: dict[str, Any]) -> str:
    parts = ["btn", kind, "" if size == "m" else size, "block" if block else ""]
    return _classes(" ".join(p for p in parts if p), props)
