"""Your standing: what one's clips, comments and reports have led to, and what ends it."""

from __future__ import annotations

from dataclasses import dataclass, field

import reflex as rx
from reflex.event import EventSpec

from app.components.atoms import chip
from app.components.frame import page, title_of, top_bar
from app.components.states import error_state, skeleton_rows
from app.pages.rights_words import COUNTS, COUNTS_DOUBLE, limit_text, page_words
from app.session import in_thread, reader_of, viewer_of
from app.sheets.base import Overlays
from core.errors import JhalakError, NotSignedIn
from core.languages import in_language
from core.moments import date_text
from moderation.reputation import service
from moderation.reputation.ladder import Rung
from moderation.reputation.schemas import PartView, StrikeView

_ICONS = {"creator": "clapperboard", "commenter": "message-circle", "reporter": "flag"}


@dataclass
class StrikeLine:
    """An incident that counts."""

    title: str
    text: str
    counts: str


@dataclass
class PartCard:
    """One part of a record, as it is drawn."""

    part: str
    title: str
    text: str
    clears: str
    is_clear: bool
    is_trusted: bool
    limits: list[str] = field(default_factory=list)
    strikes: list[StrikeLine] = field(default_factory=list)


def card_of(view: PartView, locale: str) -> PartCard:
    """A part of the record in the words that the person reads."""
    return PartCard(
        part=view.part.value,
        title=view.title,
        text=view.text,
        clears=view.clears,
        is_clear=view.rung is Rung.CLEAR and not view.strikes,
        is_trusted=view.is_trusted,
        limits=[limit_text(limit, locale) for limit in view.limits],
        strikes=[_line_of(strike, locale) for strike in view.strikes],
    )


def _line_of(strike: StrikeView, locale: str) -> StrikeLine:
    counts = in_language(COUNTS_DOUBLE if strike.points > 1 else COUNTS, locale)
    at, fades = date_text(strike.at, locale), date_text(strike.fades_at, locale)
    return StrikeLine(
        title=strike.reason_title, text=strike.text, counts=counts.format(at=at, fades=fades)
    )


class MyStanding(rx.State):
    """The caller's own record."""

    cards: list[PartCard] = []
    language: str = "en"
    words: dict[str, str] = page_words("en")
    is_loaded: bool = False
    problem: str = ""

    @rx.event
    async def load(self) -> EventSpec | None:
        """Reads the record of whoever the cookies name; guests have none."""
        self.problem, self.cards, self.is_loaded = "", [], False
        self.language = reader_of(self)
        self.words = page_words(self.language)
        try:
            viewer = viewer_of(self)
            found = await in_thread(service.my_standing, viewer)
            self.cards = [card_of(part, viewer.locale) for part in found.parts]
        except NotSignedIn:
            return rx.redirect("/sign-in?next=/me/standing")
        except JhalakError as error:
            self.problem = error.told(self.language)
        self.is_loaded = True
        return None


def _strike(strike: rx.Var[StrikeLine]) -> rx.Component:
    return rx.el.li(
        rx.el.span(strike.title, class_name="strong"),
        rx.el.span(strike.text, class_name="small soft"),
        rx.el.span(strike.counts, class_name="tiny faint num"),
        class_name="rights-report",
    )


def _card(card: rx.Var[PartCard]) -> rx.Component:
    icon = rx.match(
        card.part,
        *[(part, rx.icon(name, size=22, aria_hidden="true")) for part, name in _ICONS.items()],
        rx.fragment(),
    )
    return rx.el.section(
        rx.el.div(
            icon,
            rx.el.h2(card.title, class_name="grow"),
            rx.cond(
                card.is_clear,
                chip(MyStanding.words["fine"], tone="success", icon="check"),
                chip(MyStanding.words["counts"], tone="danger", icon="triangle-alert"),
            ),
            class_name="row wrap",
        ),
        rx.el.p(card.text),
        rx.cond(
            card.limits.length() > 0,
            rx.el.div(rx.foreach(card.limits, lambda limit: chip(limit)), class_name="row wrap"),
        ),
        rx.cond(
            card.strikes.length() > 0,
            rx.el.ul(rx.foreach(card.strikes, _strike), class_name="taste-list"),
        ),
        rx.cond(card.clears != "", rx.el.p(card.clears, class_name="small soft")),
        class_name="board-block",
        key=card.part,
    )


@rx.page(
    "/me/standing",
    title=title_of(MyStanding.words["standing"]),
    on_load=[Overlays.load, MyStanding.load],
)
def my_standing() -> rx.Component:
    """Three cards: as somebody who publishes, who comments, who reports."""
    S = MyStanding
    return page(
        top_bar(S.words["standing"], back="/me", lang=S.language),
        rx.cond(
            S.problem != "",
            error_state(
                S.words["failed"],
                S.problem,
                on_retry=S.load,
                lang=S.language,
            ),
            rx.cond(
                S.is_loaded,
                rx.el.div(
                    rx.foreach(S.cards, _card),
                    rx.el.p(
                        S.words["undone"],
                        " ",
                        rx.el.a(S.words["see_all"], href="/me/decisions", class_name="link"),
                        class_name="small soft",
                    ),
                    class_name="stack",
                    lang=S.language,
                ),
                skeleton_rows(3),
            ),
        ),
        here="/me",
        width="narrow",
        bag_count=Overlays.bag_count,
    )
