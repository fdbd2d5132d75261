"""What a brand is told of its products whose words were held; nothing for everybody else."""

from __future__ import annotations

from dataclasses import dataclass

import reflex as rx

from app.components.atoms import chip, link_button
from app.components.frame_words import ANY, said
from app.session import in_thread, reader_of, viewer_of
from core.errors import JhalakError
from core.languages import Pair, in_language
from core.moments import date_text
from moderation.products import service
from moderation.products.schemas import ProductStatement

ABOUT: dict[str, Pair] = {
    "products": ("About your products", "आपके प्रोडक्ट के बारे में"),
    "held": ("Waits for a look", "जाँच बाक़ी है"),
    "unseen": ("Not checked yet", "जाँच अभी नहीं हुई"),
    "allowed": ("Shows", "दिख रहा है"),
    "refused": ("Not shown", "नहीं दिखेगा"),
    "officer": ("Write to the grievance officer", "शिकायत अधिकारी को लिखें"),
}


@dataclass
class ProductTold:
    """A statement as it is drawn."""

    id: str
    title: str
    state: str
    at: str
    done: str
    rule: str
    rule_text: str
    found: str
    note: str
    is_refused: bool


def product_told_of(one: ProductStatement, locale: str) -> ProductTold:
    """A statement in its reader's language; its day is India's."""
    return ProductTold(
        id=str(one.id),
        title=one.title,
        state=in_language(ABOUT[one.state], locale),
        at=date_text(one.at, locale),
        done=one.done,
        rule=one.rule_title,
        rule_text=one.rule_text,
        found=one.found,
        note=one.note,
        is_refused=one.state == "refused",
    )


class ProductDecisions(rx.State):
    """What was decided about the words of one's products."""

    told: list[ProductTold] = []

    @rx.event
    async def load(self) -> None:
        """Reads them for whoever is signed in; of a guest, and where it fails, none is drawn."""
        self.told = []
        try:
            viewer = viewer_of(self)
            if viewer.is_signed_in:
                found = await in_thread(service.my_statements, viewer)
                self.told = [product_told_of(one, reader_of(self)) for one in found.items]
        except JhalakError:  # The page's own list says that it did not load.
            return


def _told(told: rx.Var[ProductTold]) -> rx.Component:
    return rx.el.li(
        rx.el.span(
            rx.cond(told.is_refused, chip(told.state, tone="danger"), chip(told.state)),
            rx.el.span(told.at, class_name="tiny faint"),
            class_name="row tight",
        ),
        rx.el.span(told.title, class_name="strong clip-1", lang=ANY),
        rx.el.span(told.done, class_name="small"),
        rx.cond(told.rule != "", rx.el.span(told.rule, class_name="small strong")),
        rx.cond(told.rule_text != "", rx.el.span(told.rule_text, class_name="small soft")),
        rx.cond(told.note != "", rx.el.blockquote(told.note, class_name="rights-words", lang=ANY)),
        rx.cond(told.found != "", rx.el.span(told.found, class_name="small soft")),
        rx.cond(
            told.is_refused,
            link_button(said(ABOUT["officer"]), "/grievance", kind="ghost", size="s", icon="mail"),
        ),
        class_name="rights-report",
        key=told.id,
    )


def about_products() -> rx.Component:
    """The section of the page; nothing where there is nothing to tell."""
    return rx.cond(
        ProductDecisions.told.length() > 0,
        rx.el.section(
            rx.el.h2(said(ABOUT["products"])),
            rx.el.ul(rx.foreach(ProductDecisions.told, _told), class_name="taste-list"),
            class_name="section",
        ),
    )
