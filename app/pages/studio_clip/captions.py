"""The Captions panel: one text for each language, as times or as plain lines."""

from __future__ import annotations

from uuid import UUID

import reflex as rx
from reflex.event import EventSpec

from app.components.atoms import button, chip_button, chip_row
from app.components.fields import select_field, text_area
from app.components.number_box import text_file
from app.components.states import notice, toast
from app.pages.studio_clip.drawn import LANGUAGES, Track, cue_of
from app.pages.studio_clip.state import Editor
from catalog.media import language_label
from catalog.viewer import Viewer
from studio import service
from studio.captions import parse_captions
from studio.schemas import StudioVideo

MAX_TEXT = 60_000


class Captions(Editor):
    """The caption track that is open."""

    language: str = ""
    typed: str = ""  # What the field begins with; it is the browser's from then on.
    opened: int = 0
    refusal: str = ""
    _written: str = ""  # What the field held when it was last kept.

    @rx.var
    def cues(self) -> list[dict[str, int | str]]:
        """The captions of the open language, for preview and timeline."""
        text = next((t.text for t in self.tracks if t.language == self.language), "")
        return [cue_of(cue) for cue in parse_captions(text)] if text else []

    @rx.var
    def label(self) -> str:
        """How speakers name the open language."""
        return language_label(self.language) if self.language else ""

    @rx.var
    def is_kept(self) -> bool:
        """Whether the open language has captions."""
        return any(track.language == self.language for track in self.tracks)

    @rx.event
    def begin(self) -> None:
        """Opens the clip's first track, or its own language."""
        self._open(self.tracks[0].language if self.tracks else self.clip.language or "en")

    @rx.event
    def visit(self, tab: str) -> None:
        """Opens the panel: without captions so far, in the language of the clip's words."""
        if tab == "captions" and not self.tracks and not self.typed:
            self._open(self.clip.language or self.clip.lang or "en")

    @rx.event
    def open_language(self, language: str) -> None:
        """Another language."""
        if language:
            self._open(language[:8])

    def _open(self, language: str) -> None:
        self.language, self.opened, self.refusal = language, self.opened + 1, ""
        self.typed = next((t.text for t in self.tracks if t.language == language), "")
        self._written = self.typed

    @rx.event
    async def write(self, text: str) -> None:
        """The open language's captions of a draft, as they are typed."""
        if self.clip.is_live:
            return
        if text == self._written:
            self.answers += 1
        elif await self._save(text):
            self._written = text

    @rx.event
    async def read_file(self, text: str) -> None:
        """Captions out of a file."""
        self.typed, self.opened = text[:MAX_TEXT], self.opened + 1
        if not self.clip.is_live:
            await self._save(text)

    @rx.event
    async def save(self, form: dict[str, str]) -> EventSpec:
        """Captions of a live clip: screened before anybody sees them."""
        if await self._save(form.get("captions", "")):
            return toast("Saved. Your new captions are being checked")
        return toast(self.save_problem, tone="danger")

    @rx.event
    async def remove(self) -> EventSpec:
        """Takes the open language away."""
        if not await self._save(""):
            return toast(self.save_problem, tone="danger")
        self._open(self.language)
        return toast("The captions are gone")

    async def _save(self, text: str) -> bool:
        language = self.language

        def change(viewer: Viewer, video_id: UUID) -> StudioVideo:
            return service.set_captions(viewer, video_id, language, text[:MAX_TEXT])

        kept = await self._keep(change)
        self.refusal = "" if kept else self.save_problem
        return kept


def _chip(track: Track) -> rx.Component:
    return chip_button(
        track.label,
        pressed=Captions.language == track.language,
        on_click=Captions.open_language(track.language),
        key=track.language,
    )


def captions_panel() -> rx.Component:
    """A language, its text, and what may be written there."""
    may = Editor.clip.may_words
    text = text_area(
        "Captions in " + Captions.label,
        "captions",
        hint="One line after the other, and they share the clip evenly. "
        "Or with times, as WebVTT and SRT files have them.",
        error=Captions.refusal,
        default_value=Captions.typed,
        key=Editor.clip.id + Captions.language + Captions.opened.to_string(),
        on_change=Captions.write.debounce(600),
        on_blur=Captions.write,
        read_only=~may,
        rows="9",
        max_length=MAX_TEXT,
        lang=Captions.language,
        spell_check=True,
        class_name="captions-text",
    )
    return rx.fragment(
        rx.cond(
            Editor.tracks.length() > 0,
            chip_row(rx.foreach(Editor.tracks, _chip), label="Languages with captions"),
        ),
        rx.cond(
            may,
            select_field(
                "Language",
                "caption-language",
                LANGUAGES,
                value=Captions.language,
                on_change=Captions.open_language,
                custom_attrs={"data-quiet": "true"},
            ),
        ),
        rx.el.form(
            text,
            rx.cond(
                may,
                rx.el.div(
                    text_file(
                        label="From a file",
                        accept=".vtt,.srt,.txt,text/vtt,text/plain",
                        on_text=Captions.read_file,
                    ),
                    rx.cond(
                        Captions.is_kept,
                        button("Remove", kind="danger-quiet", size="s", on_click=Captions.remove),
                    ),
                    rx.cond(
                        Editor.clip.is_live,
                        button("Save captions", size="s", type="submit", class_name="push"),
                    ),
                    class_name="row wrap",
                ),
            ),
            rx.cond(
                Editor.clip.is_live,
                notice(
                    "The clip steps back for a moment while new captions are checked.",
                    tone="highlight",
                ),
            ),
            on_submit=Captions.save,
            custom_attrs={"data-quiet": rx.cond(Editor.clip.is_live, "true", "false")},
            class_name="stack tight",
        ),
    )
