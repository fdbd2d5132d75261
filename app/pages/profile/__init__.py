"""Your profile: picture, name and a few words, changed by whom they are about."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button
from app.components.fields import field, text_area
from app.components.frame import page, top_bar
from app.components.portrait import portrait
from app.components.states import error_state, notice, skeleton_rows
from app.pages.profile.refused import refused_part
from app.pages.profile.state import ProfilePage
from app.sheets.base import Overlays
from catalog.profile.words import MAX_BIO, MAX_NAME


def _form() -> rx.Component:
    S = ProfilePage
    return rx.el.form(
        field(
            "Name",
            "name",
            error=S.wrong_name,
            hint=f"Up to {MAX_NAME} characters.",
            default_value=S.name,
            auto_complete="name",
            required=True,
            max_length=MAX_NAME,
        ),
        text_area(
            "About you",
            "bio",
            error=S.wrong_bio,
            hint=f"Up to {MAX_BIO} characters. Everybody can read it.",
            default_value=S.bio,
            rows="4",
            max_length=MAX_BIO,
        ),
        rx.cond(S.problem != "", notice(S.problem, tone="danger", icon="circle-alert")),
        rx.el.div(
            button("Save", type="submit", busy=S.is_saving),
            rx.el.a("See your page", href="/c/" + S.handle, class_name="btn ghost", target="_self"),
            class_name="row wrap",
        ),
        on_submit=S.save,
        class_name="stack",
        aria_label="Name and a few words",
    )


@rx.page("/me/profile", title="Your profile · Jhalak", on_load=[Overlays.load, ProfilePage.load])
def profile() -> rx.Component:
    """The portrait, which changes at once, and a form for the words."""
    S = ProfilePage
    return page(
        top_bar("Your profile", back="/me"),
        rx.cond(
            S.failed != "",
            error_state("Your profile did not load", S.failed, on_retry=S.load),
            rx.cond(
                S.is_loaded,
                rx.el.div(
                    portrait(
                        url=S.avatar_url,
                        name=S.name,
                        locale=S.locale,
                        on_change=S.changed,
                        on_refuse=S.picture_refused,
                    ),
                    _form(),
                    refused_part(),
                    class_name="profile",
                ),
                skeleton_rows(3),
            ),
        ),
        here="/me",
        width="narrow",
        bag_count=Overlays.bag_count,
    )
