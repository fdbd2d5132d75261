"""Tags that models propose, as chips under the caption: one tap takes one, one puts it away.

They stand apart from the creator's own: nothing here is on the clip until its creator takes it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import reflex as rx
from reflex.event import EventSpec

from app.components.frame_words import ANY, said
from app.components.states import toast
from app.pages.studio_clip.state import Editor
from app.pages.studio_clip.tag_words import OFFERS
from app.session import in_thread, viewer_of
from catalog.viewer import Viewer
from core.errors import JhalakError
from core.ids import parse_id
from studio import service
from studio.tagging import service as tagging
from studio.tagging.models import SuggestionState, TagKind
from studio.tagging.schemas import TagSuggestion

SHOWN = 8
Decide = Callable[[Viewer, UUID, UUID], list[TagSuggestion]]


@dataclass
class Offer:
    """One chip."""

    id: str
    text: str
    why: str
    is_category: bool


class Suggestions(Editor):
    """What is proposed for the clip that is open."""

    offers: list[Offer] = []
    categories: list[str] = []  # Those the creator took.
    taken: int = (
        0  # Grows when the caption changed without being typed, so that its field does too.
    )

    @rx.event
    async def begin(self) -> None:
        """Proposals for the clip in the address; without any there are no chips."""
        self.offers, self.categories = [], []
        try:
            self._offer(await in_thread(tagging.suggestions, viewer_of(self), self._id()))
        except JhalakError:
            return

    @rx.event
    async def take(self, suggestion_id: str) -> EventSpec | None:
        """Makes one the creator's own; a hashtag goes into the caption."""
        problem = await self._decide(tagging.accept, suggestion_id)
        if problem:
            return toast(problem, tone="danger")
        self._show(await in_thread(service.get_video, viewer_of(self), self._id()))
        self.taken += 1
        return None

    @rx.event
    async def put_away(self, suggestion_id: str) -> EventSpec | None:
        """Takes one away; it does not come back for this clip."""
        problem = await self._decide(tagging.dismiss, suggestion_id)
        return toast(problem, tone="danger") if problem else None

    async def _decide(self, decide: Decide, suggestion_id: str) -> str:
        try:
            asked = parse_id(suggestion_id)
            self._offer(await in_thread(decide, viewer_of(self), self._id(), asked))
        except JhalakError as error:
            return error.told(self.locale)
        return ""

    def _offer(self, found: list[TagSuggestion]) -> None:
        self.offers = [
            Offer(
                id=str(tag.id),
                text=tag.label if tag.kind is TagKind.CATEGORY else f"#{tag.label}",
                why=tag.why,
                is_category=tag.kind is TagKind.CATEGORY,
            )
            for tag in found
            if tag.state is SuggestionState.OFFERED
        ][:SHOWN]
        self.categories = [
            tag.label
            for tag in found
            if tag.kind is TagKind.CATEGORY and tag.state is SuggestionState.ACCEPTED
        ]


def _chip(offer: rx.Var[Offer]) -> rx.Component:
    return rx.el.li(
        rx.el.button(
            rx.cond(
                offer.is_category,
                rx.icon("layout-grid", size=16, aria_hidden="true"),
                rx.icon("plus", size=16, aria_hidden="true"),
            ),
            rx.el.span(offer.text, lang=ANY),
            type="button",
            title=offer.why,
            aria_label=said(OFFERS["take"], tag=offer.text, why=offer.why),
            on_click=Suggestions.take(offer.id),
        ),
        rx.el.button(
            rx.icon("x", size=16, aria_hidden="true"),
            type="button",
            class_name="icon-btn",
            aria_label=said(OFFERS["put_away"], tag=offer.text),
            on_click=Suggestions.put_away(offer.id),
        ),
        class_name="offer",
        key=offer.id,
    )


def suggested_tags() -> rx.Component:
    """The chips, while there are any and the words may change."""
    return rx.cond(
        Editor.clip.may_words & (Suggestions.offers.length() > 0),
        rx.el.div(
            rx.el.p(
                said(OFFERS["about"]),
                class_name="tiny soft",
                id="offers-title",
            ),
            rx.el.ul(
                rx.foreach(Suggestions.offers, _chip),
                class_name="row wrap tight plain",
                aria_labelledby="offers-title",
            ),
            class_name="offers",
            custom_attrs={"data-quiet": "true"},
        ),
    )
