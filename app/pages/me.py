"""You: who is signed in, the way to orders, saved clips, studio and console, and out."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import avatar, chip, link_button
from app.components.frame import page, title_of, top_bar
from app.components.frame_words import ANY, PLACE, language, said
from app.pages.grievance.words import PAGE as GRIEVANCE
from app.pages.news import News
from app.pages.order_words import ORDERS
from app.pages.own_words import ME, SAVED
from app.pages.rights_words import PAGE as RIGHTS
from app.session import Session
from app.sheets.base import Overlays
from core.languages import Pair

_SIGN_OUT = (
    "fetch('/api/v1/auth/logout', {method: 'POST', credentials: 'same-origin'})"
    ".finally(() => location.assign('/'))"
)


def _way(icon: str, label: Pair, href: str, new: rx.Var[int] | None = None) -> rx.Component:
    """A way on; `new` is how much one has not seen there yet."""
    badge = []
    if new is not None:
        badge = [rx.cond(new > 0, chip(said(ME["new"], count=new), tone="highlight"))]
    return rx.el.li(
        rx.el.a(
            rx.icon(icon, size=22, aria_hidden="true"),
            rx.el.span(said(label), class_name="grow strong"),
            *badge,
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
            rx.el.h2(Session.display_name, lang=ANY),
            rx.el.a("@" + Session.handle, href="/c/" + Session.handle, class_name="link"),
            class_name="portrait",
        ),
        rx.el.header(
            rx.el.h2(said(ME["guest"])),
            rx.el.p(said(ME["guest_more"]), class_name="soft bio"),
            rx.el.div(
                link_button(said(ME["join"]), "/sign-in?new&next=/me"),
                link_button(said(ME["sign_in"]), "/sign-in?next=/me", kind="secondary"),
                class_name="row",
            ),
            class_name="portrait",
        ),
    )


@rx.page(
    "/me", title=title_of(said(PLACE["/me"])), on_load=[Overlays.load, Session.load, News.load]
)
def me() -> rx.Component:
    """A short list of ways on."""
    return page(
        top_bar(said(PLACE["/me"])),
        _who(),
        rx.el.ul(
            rx.cond(Session.is_signed_in, _way("user-pen", ME["profile"], "/me/profile")),
            _way("package", ORDERS["orders"], "/orders"),
            _way("bookmark", SAVED["clips"], "/saved"),
            _way("sliders-horizontal", ME["taste"], "/me/taste"),
            _way("volume-off", ME["quiet"], "/me/quiet"),
            _way("scale", RIGHTS["decisions"], "/me/decisions", News.decisions),
            rx.cond(Session.is_signed_in, _way("badge-check", RIGHTS["standing"], "/me/standing")),
            _way("mail", GRIEVANCE["grievances"], "/grievance", News.grievances),
            rx.cond(Session.may_create, _way("clapperboard", PLACE["/studio"], "/studio")),
            rx.cond(Session.may_moderate, _way("shield-check", ME["moderation"], "/moderation")),
            class_name="people",
        ),
        rx.cond(
            Session.is_signed_in,
            rx.el.button(
                said(ME["sign_out"]),
                type="button",
                class_name="btn secondary",
                on_click=rx.call_script(_SIGN_OUT),
            ),
        ),
        here="/me",
        width="narrow",
        bag_count=Overlays.bag_count,
        lang=language(),
    )
