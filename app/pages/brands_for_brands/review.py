"""The state of the review room: the clip, what one writes about it, and the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import reflex as rx
from reflex.event import EventSpec

from app.components.review_desk import go_to
from app.components.states import toast
from app.pages.brands_for_brands.review_words import ANSWER, MOST_NOTES, NOTES
from app.pages.brands_for_brands.reviewed import (
    Look,
    Reviewed,
    Tagged,
    look_of,
    reviewed_of,
    tagged_of,
    time_text,
)
from app.partner_words import screen_words
from app.session import in_thread, reader_of, viewer_of
from catalog.cards import build_cards
from catalog.schemas import VideoCard
from catalog.videos import VideoNotFound, get_visible_video
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import read_scope
from core.errors import Forbidden, JhalakError, NotSignedIn
from core.ids import parse_id
from core.languages import Pair, in_language
from studio.brands import for_creators, reviews
from studio.brands.forms import ChangesForm, NoteForm
from studio.brands.schemas import ClipReview

NOTE_FIELD = "f-note"


@dataclass
class Note:
    """A wish that is not sent yet."""

    key: str
    at_ms: int
    time: str
    text: str


def with_note(notes: list[Note], at_ms: int, text: str) -> list[Note]:
    """The notes and one more, by time; blank ones and one too many change nothing."""
    text = text.strip()[:500]
    if not text or len(notes) >= MOST_NOTES:
        return notes
    number = 1 + max((int(note.key) for note in notes), default=0)
    added = [*notes, Note(str(number), at_ms, time_text(at_ms), text)]
    return sorted(added, key=lambda note: (note.at_ms, int(note.key)))


class ReviewRoom(rx.State):
    """One clip before its brand. Each handler asks services that check who asks."""

    is_loaded: bool = False
    is_allowed: bool = False
    problem: str = ""
    clip: Reviewed = Reviewed()
    products: list[Tagged] = []
    tracks: list[dict[str, str]] = []
    looks: list[Look] = []
    notes: list[Note] = []
    words: str = ""
    at_ms: int = 0
    is_asking: bool = False
    is_answering: bool = False
    answer_problem: str = ""
    _edition: str = ""

    @rx.var
    def marks(self) -> list[dict[str, Any]]:
        """The notes on the clip's line."""
        return [{"key": note.key, "at_ms": note.at_ms} for note in self.notes]

    @rx.var
    def here(self) -> str:
        """Where the clip rests, as read."""
        return time_text(self.at_ms)

    @rx.event
    async def load(self) -> None:
        """The clip of the address. Notes that were not sent survive a reload."""
        self.problem, self.answer_problem, self.is_asking = "", "", False
        wanted = str(self.clip_id)
        if self.clip.id != wanted:
            self.is_loaded = False
        try:
            viewer, video_id = viewer_of(self), parse_id(wanted)
            self.is_allowed = True
            review = await in_thread(for_creators.get_review, viewer, video_id)
            self._show(review, await in_thread(_card, viewer, video_id))
        except (NotSignedIn, Forbidden):
            self.is_allowed = False
        except JhalakError as error:
            self.problem, self.clip = error.told(reader_of(self)), Reviewed()
        self.is_loaded = True

    def _show(self, review: ClipReview, card: VideoCard | None) -> None:
        if self.clip.id != str(review.video_id) or not review.may_answer:
            self.notes, self.words, self.at_ms = [], "", 0
        self._edition, self.answer_problem = review.edition, ""
        locale = reader_of(self)
        self.clip = reviewed_of(review, card, utc_now(), locale)
        answered = [one for one in reversed(review.rounds) if one.answer is not None]
        self.looks = [look_of(one, locale) for one in answered]
        self.products, self.tracks = [], []
        if card is not None:
            self.products = [tagged_of(one, locale) for one in card.products]
            self.tracks = [
                {"url": one.url, "language": one.language, "label": one.label}
                for one in card.captions
            ]

    @rx.event
    def rest_at(self, ms: int) -> None:
        """Where the clip rests: a note is about this place."""
        self.at_ms = max(0, min(int(ms), self.clip.duration_ms))

    @rx.event
    def go(self, ms: int) -> EventSpec:
        """Shows a place."""
        return go_to(int(ms))

    @rx.event
    def add_note(self, form: dict[str, str]) -> EventSpec | None:
        """A note at the place where the clip rests."""
        before = len(self.notes)
        self.notes = with_note(self.notes, self.at_ms, form.get("note", ""))
        if len(self.notes) == before and before >= MOST_NOTES:
            return toast(in_language(NOTES["most"], reader_of(self)), tone="danger")
        return rx.set_focus(NOTE_FIELD)

    @rx.event
    def drop_note(self, key: str) -> None:
        """Takes a note off the list."""
        self.notes = [note for note in self.notes if note.key != key]

    @rx.event
    def set_words(self, text: str) -> None:
        """What is said of the whole clip."""
        self.words = text[:2000]

    @rx.event
    def ask(self) -> EventSpec | None:
        """Shows what approving means; nothing is approved yet."""
        if not self.clip.may_answer or self.is_answering:
            return None
        self.is_asking = True
        return None

    @rx.event
    def press(self, key: str) -> EventSpec | None:
        """A asks for the approval."""
        return self.ask() if key == "a" else None

    @rx.event
    def shut(self) -> None:
        """Not yet."""
        self.is_asking = False

    @rx.event
    async def approve(self) -> EventSpec | None:
        """Yes to exactly what was looked at."""
        self.is_asking = False
        edition = self._edition
        return await self._answer(
            lambda viewer, clip: reviews.approve(viewer, clip, edition),
            ANSWER["approved"],
        )

    @rx.event
    async def ask_changes(self) -> EventSpec | None:
        """Back to its creator, with the notes."""
        form = ChangesForm(
            words=self.words,
            notes=[NoteForm(at_ms=note.at_ms, text=note.text) for note in self.notes],
        )
        return await self._answer(
            lambda viewer, clip: reviews.ask_changes(viewer, clip, form, screen=screen_words),
            ANSWER["asked"],
        )

    async def _answer(self, call: Any, said: Pair) -> EventSpec | None:
        if self.is_answering:
            return None
        self.is_answering, self.answer_problem = True, ""
        try:
            viewer, video_id = viewer_of(self), parse_id(self.clip.id)
            review = await in_thread(call, viewer, video_id)
            self._show(review, await in_thread(_card, viewer, video_id))
        except JhalakError as error:
            self.answer_problem = error.told(reader_of(self))
            return None
        finally:
            self.is_answering = False
        return toast(in_language(said, reader_of(self)))


def _card(viewer: Viewer, video_id: UUID) -> VideoCard | None:
    """Its words, tags and label, where the viewer may see them now."""
    with read_scope() as session:
        try:
            get_visible_video(session, video_id, viewer)
        except VideoNotFound:
            return None
        return build_cards(session, [video_id]).get(video_id)
