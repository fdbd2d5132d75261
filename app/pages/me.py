"""You: who is signed in, the way to orders, saved clips, studio and console, and out."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import avatar, link_button
from app.components.frame import page, top_bar
from app.session import Session
from app.sheets.base import Overlays

_SIGN_OUT = (
    "fetch('/api/v1/auth/logout', {method: 'POST', credentials: 'same-origin'})"
    ".finally(() => location.assign('/'))"
)


def _way(icon: str, label: str, href: str) -> rx.Component:
    return rx.el.li(
        rx.el.a(
            rx.icon(icon, size=22, aria_hidden="true"),
            rx.el.span(label, class_name="grow strong"),
            rx.icon("chevron-right", size=20, aria_hidden="true"),
            href=href,
            class_name="person",
        )
    )


def _who() -> rx.Component:
    return rx.cond(
        Session.is_signed_in,
        rx.el.header(
            avatar(Session.avatar_url, Session.display_name, size=96),
            rx.el.h2(Session.display_name),
            rx.el.a("@" + Session.handle, href="/c/" + Session.handle, class_name="link"),
            class_name="portrait",
        ),
        rx.el.header(
            rx.el.h2("Watching as a guest"),
            rx.el.p(
                "Your bag, likes and orders are kept on this device. Join and they are yours "
                "everywhere.",
                class_name="soft bio",
            ),
            rx.el.div(
                link_button("Join", "/sign-in?new&next=/me"),
                link_button("Sign in", "/sign-in?next=/me", kind="secondary"),
                class_name="row",
            ),
            class_name="portrait",
        ),
    )


@rx.page("/me", title="You · Jhalak", on_load=[Overlays.load, Session.load])
def me() -> rx.Component:
    """A short list of ways on."""
    return page(
        top_bar("You"),
        _who(),
        rx.el.ul(
            rx.cond(Session.is_signed_in, _way("user-pen", "Edit your profile", "/me/profile")),
            _way("package", "Your orders", "/orders"),
            _way("bookmark", "Saved clips", "/saved"),
            _way("sliders-horizontal", "Your taste", "/me/taste"),
            _way("volume-off", "Mute and block", "/me/quiet"),
            _way("scale", "Decisions and reports", "/me/decisions"),
            rx.cond(Session.is_signed_in, _way("badge-check", "Your standing", "/me/standing")),
            _way("mail", "Grievances", "/grievance"),
            rx.cond(Session.may_create, _way("clapperboard", "Studio", "/studio")),
            rx.cond(Session.may_moderate, _way("shield-check", "Moderation", "/moderation")),
            class_name="people",
        ),
        rx.cond(
            Session.is_signed_in,
            rx.el.button(
                "Sign out",
                type="button",
                class_name="btn secondary",
                on_click=rx.call_script(_SIGN_OUT),
            ),
        ),
        here="/me",
        width="narrow",
        bag_count=Overlays.bag_count,
    )
