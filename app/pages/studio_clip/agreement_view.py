"""“Made for a brand” in the editor: the choice, the products it needs, what the brand said."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, link_button
from app.components.frame_words import ANY, said
from app.components.states import notice
from app.pages.studio_clip.agreement import Agreed, Choice, Note, Round, Wanted
from app.pages.studio_clip.agreement_words import AGREED
from app.pages.studio_clip.products import Tags
from app.pages.studio_clip.publish import Publish
from app.pages.studio_clip.state import Editor


def _note(note: Note) -> rx.Component:
    return rx.el.li(
        rx.cond(
            note.at_ms >= 0,
            button(
                note.moment,
                kind="secondary",
                size="s",
                icon="play",
                on_click=Publish.show(note.at_ms),
                aria_label=said(AGREED["moment"], moment=note.moment),
                class_name="num ahead-moment",
            ),
            rx.el.span(said(AGREED["whole"]), class_name="chip ahead-moment"),
        ),
        rx.el.span(note.text, lang=note.lang, class_name="grow"),
        class_name="row ahead",
        key=note.key,
    )


def _what_was_said(one: Round) -> rx.Component:
    return rx.fragment(
        rx.cond(one.words != "", rx.el.p(one.words, lang=one.lang, class_name="brand-words")),
        rx.cond(
            one.notes.length() > 0,
            rx.el.ul(rx.foreach(one.notes, _note), class_name="ahead-list"),
        ),
    )


def _round(one: Round) -> rx.Component:
    return rx.el.li(
        rx.el.p(
            rx.el.span(one.title, class_name="strong"),
            rx.cond(
                one.when != "",
                rx.el.span(
                    " · ", one.when, class_name=rx.cond(one.is_late, "small late", "small soft")
                ),
            ),
        ),
        _what_was_said(one),
        class_name="stack tight brand-round",
        key=one.number.to_string(),
    )


def wishes_card() -> rx.Component:
    """Above the editor while a brand's wishes wait for the creator."""
    return rx.foreach(
        Agreed.last_asked,
        lambda one: rx.el.section(
            rx.el.strong(said(AGREED["asks"], brand=Editor.clip.partner), class_name="way-title"),
            _what_was_said(one),
            rx.el.p(said(AGREED["asks_more"]), class_name="small soft"),
            id="wishes",
            class_name="card way wishes stack tight",
            aria_label=said(AGREED["wishes"]),
            key="wishes",
        ),
    )


def approval_warning() -> rx.Component:
    """Above the panels of a clip that its brand has: what a change leads to. Disclosure says it."""
    clip, tab = Editor.clip, Editor.tab
    touches = (tab == "words") | (tab == "products") | (tab == "captions")
    return rx.cond(
        (clip.partner != "") & clip.may_words & ~clip.may_submit & touches,
        notice(clip.partner_note, tone="highlight", icon="badge-check"),
    )


def _choice(choice: Choice) -> rx.Component:
    return rx.el.li(
        rx.el.span(
            rx.el.span(choice.title, class_name="strong clip-2", lang=choice.lang),
            rx.el.span(choice.about, class_name="small soft"),
            class_name="stack grow brand-said",
        ),
        button(
            said(AGREED["make_for"]),
            kind="secondary",
            size="s",
            busy=Agreed.is_agreeing,
            on_click=Agreed.put(choice.id),
            aria_label=said(AGREED["make_it_for"], title=choice.title),
        ),
        class_name="row wrap brand-choice",
        key=choice.id,
    )


def _wanted(one: Wanted) -> rx.Component:
    return rx.el.li(
        rx.el.span(
            rx.cond(one.image_url != "", rx.el.img(src=one.image_url, alt="", loading="lazy")),
            class_name="brand-picture",
        ),
        rx.el.span(one.title, class_name="small grow clip-2", lang=ANY),
        rx.cond(
            Agreed.tagged.contains(one.id),
            rx.el.span(
                rx.icon("check", size=14, aria_hidden="true"),
                said(AGREED["tagged"]),
                class_name="chip success",
            ),
            rx.cond(
                Editor.clip.may_words,
                button(
                    said(AGREED["tag"]),
                    kind="secondary",
                    size="s",
                    icon="tag",
                    on_click=Tags.add(one.id),
                    aria_label=said(AGREED["tag_it"], product=one.title),
                ),
            ),
        ),
        class_name="row",
        key=one.id,
    )


def _made_for() -> rx.Component:
    clip = Editor.clip
    return rx.fragment(
        rx.el.div(
            rx.el.h2(
                said(AGREED["made_for"]),
                rx.el.a(
                    clip.partner,
                    href="/c/" + clip.partner_handle,
                    class_name="link cb-name",
                    lang=ANY,
                ),
            ),
            rx.cond(
                Agreed.may_take_away,
                button(
                    said(AGREED["take_out"]),
                    kind="ghost",
                    size="s",
                    class_name="push",
                    on_click=Agreed.take_away,
                ),
            ),
            class_name="row",
        ),
        rx.el.p(clip.partner_note, class_name="small soft"),
        rx.cond(
            Agreed.lacks_product,
            notice(
                said(AGREED["tag_one"]),
                tone="highlight",
                icon="tag",
            ),
        ),
        rx.el.ul(
            rx.foreach(Agreed.wanted, _wanted),
            class_name="stack tight",
            aria_label=said(AGREED["products"]),
        ),
        rx.cond(
            Agreed.rounds.length() > 0,
            rx.el.ul(
                rx.foreach(Agreed.rounds, _round),
                class_name="stack brand-rounds",
                aria_label=said(AGREED["said"]),
            ),
        ),
    )


def made_for_a_brand() -> rx.Component:
    """The head of the Disclosure panel."""
    nothing = rx.el.div(
        rx.el.p(said(AGREED["none"]), class_name="small soft"),
        link_button(
            said(AGREED["find"]), "/studio/brands", kind="secondary", size="s", icon="handshake"
        ),
        class_name="stack tight brand-none",
    )
    head = rx.el.h2(said(AGREED["for_brand"]))
    choosing = rx.fragment(
        rx.el.p(said(AGREED["choose"]), class_name="small soft"),
        rx.el.ul(rx.foreach(Agreed.choices, _choice), class_name="stack tight"),
    )
    return rx.cond(
        (Editor.clip.partner != "") | Editor.clip.may_submit,
        rx.el.section(
            rx.cond(
                Editor.clip.partner != "",
                _made_for(),
                rx.fragment(head, rx.cond(Agreed.choices.length() > 0, choosing, nothing)),
            ),
            class_name="card stack tight brand-card",
            aria_live="polite",
            aria_label=said(AGREED["brand_card"]),
            custom_attrs={"data-quiet": "true"},
        ),
    )
