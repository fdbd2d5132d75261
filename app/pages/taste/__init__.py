"""Your taste: what the feed believes one likes, and the hand on it."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, link_button
from app.components.fields import switch
from app.components.frame import page, top_bar
from app.components.states import empty_state, error_state, notice, skeleton_rows
from app.pages.taste.drawn import blocked_list, negative_list, section, taste_list
from app.pages.taste.state import TasteState
from app.sheets.base import Overlays


def _foot() -> rx.Component:
    S = TasteState
    return rx.el.section(
        switch(
            "Choose clips by my taste",
            checked=~S.is_paused,
            hint="Off, everybody's favourites come, and your taste is kept for later.",
            on_change=S.choose_by_taste,
        ),
        rx.cond(
            S.is_asking,
            rx.el.div(
                rx.el.p(
                    "Everything learned and set goes; what you turned down, follow and like stays. "
                    "This cannot be undone.",
                    class_name="small soft",
                ),
                rx.el.div(
                    button("Forget my taste", kind="danger", on_click=S.start_over),
                    button("Keep it", kind="ghost", on_click=S.ask_to_reset(False)),
                    class_name="row wrap",
                ),
                class_name="stack tight",
                role="group",
                aria_label="Forget your taste?",
            ),
            button(
                "Start over",
                kind="secondary",
                icon="rotate-ccw",
                on_click=S.ask_to_reset(True),
            ),
        ),
        class_name="taste-foot",
        aria_label="The whole of it",
    )


def _content() -> rx.Component:
    S = TasteState
    nothing = empty_state(
        "sprout",
        "Nothing learned yet",
        "Like a clip, or watch one to its end, and what it is about shows here.",
        link_button("To the feed", "/"),
    )
    return rx.fragment(
        rx.cond(
            S.is_paused,
            notice("Your taste does not count at present. Turn it on below.", icon="pause"),
        ),
        rx.cond(
            S.is_complete,
            rx.fragment(),
            notice("What we learned cannot be read just now; what you set is here."),
        ),
        rx.cond(S.is_empty, nothing, rx.fragment()),
        section("Hashtags", S.tags.length() > 0, taste_list(S.tags, "Hashtags")),
        section("Creators", S.creators.length() > 0, taste_list(S.creators, "Creators")),
        section(
            "From the shop",
            S.categories.length() > 0,
            taste_list(S.categories, "Categories", can_remove=False),
        ),
        rx.cond(
            S.passed.length() > 0,
            rx.el.details(
                rx.el.summary("What you pass over (" + S.passed.length().to_string() + ")"),
                taste_list(S.passed, "What you pass over"),
                class_name="section taste-passed unfolds",
            ),
        ),
        section("You said no to", S.negatives.length() > 0, negative_list(S.negatives)),
        section("Blocked", S.blocked.length() > 0, blocked_list(S.blocked)),
        _foot(),
    )


@rx.page("/me/taste", title="Your taste · Jhalak", on_load=[Overlays.load, TasteState.load])
def taste() -> rx.Component:
    """Bars for what one likes, a list of what one turned down, and a way to start over."""
    S = TasteState
    return page(
        top_bar("Your taste", back="/me"),
        rx.el.p(
            "This is what your feed goes by. Change anything; the next clips follow.",
            class_name="soft",
        ),
        rx.cond(
            S.problem != "",
            error_state("Your taste did not load", S.problem, on_retry=S.load),
            rx.cond(S.is_loaded, _content(), skeleton_rows(6)),
        ),
        here="/me",
        width="narrow",
        bag_count=Overlays.bag_count,
    )
