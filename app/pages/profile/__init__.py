"""Your profile: picture, name and a few words, changed by whom they are about."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button
from app.components.fields import field, text_area
from app.components.frame import page, title_of, top_bar
from app.components.portrait import portrait
from app.components.states import error_state, notice, skeleton_rows
from app.pages.profile.refused import refused_part
from app.pages.profile.state import ProfilePage
from app.sheets.base import Overlays
from catalog.profile.schemas import Language
from catalog.profile.words import MAX_BIO, MAX_NAME

# Each in itself: who cannot read the page finds it.
LANGUAGES: tuple[tuple[Language, str], ...] = (("en", "English"), ("hi", "हिन्दी"))


def _form() -> rx.Component:
    S = ProfilePage
    return rx.el.form(
        field(
            S.words["name"],
            "name",
            error=S.wrong_name,
            hint=S.words["name_hint"],
            default_value=S.name,
            auto_complete="name",
            required=True,
            max_length=MAX_NAME,
        ),
        text_area(
            S.words["bio"],
            "bio",
            error=S.wrong_bio,
            hint=S.words["bio_hint"],
            default_value=S.bio,
            rows="4",
            max_length=MAX_BIO,
        ),
        rx.cond(S.problem != "", notice(S.problem, tone="danger", icon="circle-alert")),
        rx.el.div(
            button(S.words["save"], type="submit", busy=S.is_saving),
            rx.el.a(S.words["see"], href="/c/" + S.handle, class_name="btn ghost", target="_self"),
            class_name="row wrap",
        ),
        on_submit=S.save,
        class_name="stack",
        aria_label=S.words["form"],
    )


def _language() -> rx.Component:
    S = ProfilePage
    return rx.el.fieldset(
        rx.el.legend(S.words["language"]),
        *[
            rx.el.button(
                name,
                type="button",
                lang=language,
                class_name="chip-btn",
                aria_pressed=rx.cond(S.locale.startswith(language), "true", "false"),
                on_click=S.read_in(language),
            )
            for language, name in LANGUAGES
        ],
        class_name="languages row wrap",
    )


@rx.page(
    "/me/profile",
    title=title_of(ProfilePage.words["profile"]),
    on_load=[Overlays.load, ProfilePage.load],
)
def profile() -> rx.Component:
    """The portrait, which changes at once, and a form for the words."""
    S = ProfilePage
    return page(
        top_bar(S.words["profile"], back="/me", lang=S.locale),
        rx.cond(
            S.failed != "",
            error_state(S.words["failed"], S.failed, on_retry=S.load, lang=S.locale),
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
                    _language(),
                    refused_part(),
                    class_name="profile",
                    lang=S.locale,
                ),
                skeleton_rows(3),
            ),
        ),
        here="/me",
        width="narrow",
        bag_count=Overlays.bag_count,
    )
