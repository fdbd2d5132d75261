"""What a page shows while it waits, has nothing, or has failed; and short passing messages."""

from typing import Any, Literal

import reflex as rx
from reflex.event import EventSpec

from app.components.atoms import Text, Tone, button
from app.components.frame_words import language, said
from core.languages import Pair

AGAIN: Pair = ("Try again", "फिर कोशिश करें")
LOADING: Pair = ("Loading", "खुल रहा है")


def skeleton(
    width: str = "100%", height: str = "16px", *, radius: str = "", **props: Any
) -> rx.Component:
    """A grey shape where something will be."""
    own = props.pop("class_name", "")
    style = {"width": width, "height": height, **({"border_radius": radius} if radius else {})}
    return rx.el.div(class_name=f"skeleton {own}".strip(), aria_hidden="true", style=style, **props)


def skeleton_rows(count: int = 4) -> rx.Component:
    """Rows of a list on their way: a square, two lines."""
    row = rx.el.div(
        skeleton("64px", "64px", radius="var(--r-card)"),
        rx.el.div(skeleton("70%"), skeleton("40%", "12px"), class_name="stack tight grow"),
        class_name="row",
    )
    return rx.el.div(*[row] * count, _waiting(), class_name="stack", aria_busy="true")


def skeleton_grid(count: int = 6, *, ratio: str = "9 / 16", minimum: str = "150px") -> rx.Component:
    """Tiles of a grid on their way, in the shape of the tiles."""
    tile = rx.el.div(
        class_name="skeleton",
        style={"aspect_ratio": ratio, "border_radius": "var(--r-card)"},
        aria_hidden="true",
    )
    return rx.el.div(
        *[tile] * count,
        _waiting(),
        aria_busy="true",
        style={
            "display": "grid",
            "gap": "var(--s3)",
            "grid_template_columns": f"repeat(auto-fill, minmax({minimum}, 1fr))",
        },
    )


def empty_state(
    icon: str, title: Text, text: Text, action: rx.Component | None = None, **props: Any
) -> rx.Component:
    """A page with nothing yet: what will be here, and the first step."""
    return rx.el.div(
        rx.el.div(rx.icon(icon, size=36, aria_hidden="true"), class_name="art"),
        rx.el.h2(title),
        rx.el.p(text),
        action or rx.fragment(),
        class_name="empty",
        **props,
    )


def error_state(title: Text, text: Text, *, on_retry: Any = None, **props: Any) -> rx.Component:
    """What happened, what is safe, and one way on."""
    way_on = button(
        said(AGAIN), kind="secondary", icon="rotate-cw", on_click=on_retry, lang=language()
    )
    return rx.el.div(
        rx.el.div(rx.icon("cloud-off", size=36, aria_hidden="true"), class_name="art"),
        rx.el.h2(title),
        rx.el.p(text),
        way_on if on_retry is not None else rx.fragment(),
        class_name="empty",
        role="alert",
        **props,
    )


def notice(text: Text, *, tone: Tone = "neutral", icon: str = "info") -> rx.Component:
    """A sentence that stays on the page: a price that changed, why a clip is held."""
    return rx.el.div(
        rx.icon(icon, size=18, aria_hidden="true"),
        rx.el.div(text),
        class_name="notice" if tone == "neutral" else f"notice {tone}",
        role="status",
    )


def toast(
    message: str | rx.Var[str], *, tone: Literal["neutral", "danger"] = "neutral"
) -> EventSpec:
    """A message that passes by itself, at the top where it covers no button; errors stay longer."""
    if tone == "danger":
        return rx.toast.error(message, duration=6000, position="top-center")
    return rx.toast(message, duration=3000, position="top-center")


def _waiting() -> rx.Component:
    return rx.el.span(said(LOADING), class_name="sr", role="status", lang=language())
