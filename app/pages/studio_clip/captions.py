"""The state of the Captions panel: a track word by word, a machine's draft, files in and out."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import reflex as rx
from reflex.event import EventSpec

from app.components.states import toast
from app.pages.studio_clip.caption_words import CAPTIONS, HEARD
from app.pages.studio_clip.drawn import cue_of
from app.pages.studio_clip.state import Editor
from app.pages.studio_clip.words import KEPT
from app.session import in_thread, viewer_of
from catalog.media import language_label
from catalog.viewer import Viewer
from core.errors import JhalakError
from studio import service
from studio.captions import parse_captions, write_srt, write_webvtt
from studio.schemas import StudioVideo
from studio.speech import service as speech
from studio.speech.schemas import CueChange, SpeechView, TrackView

MAX_TEXT = 60_000


class Captions(Editor):
    """The caption track that is open."""

    language: str = ""
    typed: str = ""  # What the field begins with; it is the browser's from then on.
    opened: int = 0
    refusal: str = ""
    rows: list[dict[str, int | str]] = []  # The open language's captions as they are edited.
    is_draft: bool = False
    is_listening: bool = False
    heard: str = ""
    _version: str = ""
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
    async def begin(self) -> None:
        """Opens the clip's first track, or its own language."""
        self.heard, self.is_listening = "", False
        await self._open(self.tracks[0].language if self.tracks else self.clip.language or "en")

    @rx.event
    async def visit(self, tab: str) -> None:
        """Opens the panel: without captions so far, in the language of the clip's words."""
        if tab != "captions":
            return
        if not self.tracks and not self.typed:
            # The field stays as it is: somebody may be typing in it before this answer is there.
            self.language = self.clip.language or self.clip.lang or "en"
        await self._listen(speech.speech)

    @rx.event
    async def open_language(self, language: str) -> None:
        """Another language."""
        if language:
            await self._open(language[:8])

    async def _open(self, language: str) -> None:
        self.language, self.opened, self.refusal = language, self.opened + 1, ""
        self.typed = next((t.text for t in self.tracks if t.language == language), "")
        self._written = self.typed
        await self._redraw()

    async def _redraw(self) -> None:
        """The list as it is kept now; the text field is left alone."""
        self.rows, self.is_draft, self._version = [], False, ""
        if not self.is_kept:
            return
        try:
            self._draw(
                await in_thread(speech.caption_track, viewer_of(self), self._id(), self.language)
            )
        except JhalakError:
            return  # The track went meanwhile; the list stays empty.

    def _draw(self, track: TrackView) -> None:
        self._version, self.is_draft = track.version, track.is_draft
        self.rows = [
            {"start_ms": c.start_ms, "end_ms": c.end_ms, "text": c.text} for c in track.cues
        ]

    @rx.event
    async def change(
        self, what: str, number: int, text: str, word: int, start: int, end: int, typed: bool
    ) -> EventSpec | None:
        """One change to the list; a text that was typed is kept before its caption is split."""
        said: dict[str, dict[str, object]] = {
            "reword": {"cue": number, "text": text},
            "split": {"cue": number, "before_word": word},
            "merge": {"cue": number},
            "move": {"cue": number, "start_ms": start, "end_ms": end},
            "insert": {"start_ms": start, "end_ms": end, "text": text},
        }
        facts = {"do": what, **said.get(what, {})}
        if (
            what == "split"
            and typed
            and not await self._change({"do": "reword", "cue": number, "text": text})
        ):
            return toast(self.save_problem, tone="danger")
        if not await self._change(facts):
            return toast(self.save_problem, tone="danger")
        return None

    @rx.event
    async def confirm(self) -> EventSpec:
        """The draft is right as it is."""
        if await self._change({"do": "confirm"}):
            return toast(self._say(CAPTIONS["yours"]))
        return toast(self.save_problem, tone="danger")

    async def _change(self, facts: dict[str, object]) -> bool:
        try:
            asked = CueChange.model_validate({"version": self._version, "change": facts})
            track = await in_thread(
                speech.edit_track, viewer_of(self), self._id(), self.language, asked
            )
            await self._refresh()
            self._draw(track)
            self.save_problem = ""
            return True
        except JhalakError as error:
            self.save_problem = error.told(self.locale)
        except ValueError:
            self.save_problem = self._say(KEPT["no_change"])
        await self._redraw()
        return False

    async def _refresh(self) -> None:
        self._show(await in_thread(service.get_video, viewer_of(self), self._id()))
        self.typed = next((t.text for t in self.tracks if t.language == self.language), "")
        self._written, self.opened = self.typed, self.opened + 1

    @rx.event
    async def ask(self) -> EventSpec | None:
        """Has the machine listen and draft captions."""
        if await self._listen(speech.ask_for_draft):
            return None
        return toast(self.save_problem, tone="danger")

    @rx.event
    async def hear(self) -> None:
        """Looks whether the machine has heard the clip."""
        was_listening = self.is_listening
        await self._listen(speech.speech)
        if not was_listening or self.is_listening or self.heard:
            return
        if self._written:  # Somebody writes here: their field stays as it is.
            self._show(await in_thread(service.get_video, viewer_of(self), self._id()))
            return
        await self._refresh()
        drafted = next((t.language for t in self.tracks), self.language)
        await self._open(self.language if self.typed else drafted)

    async def _listen(self, ask: Callable[[Viewer, UUID], SpeechView]) -> bool:
        try:
            known = await in_thread(ask, viewer_of(self), self._id())
        except JhalakError as error:
            self.save_problem = error.told(self.locale)
            return False
        self.is_listening = known.is_listening
        self.heard = self._say(HEARD[known.heard]) if known.heard in HEARD else ""
        return True

    @rx.event
    async def write(self, text: str) -> None:
        """The open language's captions of a draft, as they are typed."""
        if self.clip.is_live or text == self._written:
            return
        if await self._save(text):
            self._written = text
            if self.rows:  # An empty list waits, so that the field stays open while one types.
                await self._redraw()

    @rx.event
    async def read_file(self, text: str) -> None:
        """Captions out of a file."""
        self.typed, self.opened = text[:MAX_TEXT], self.opened + 1
        if not self.clip.is_live and await self._save(text):
            await self._open(self.language)

    @rx.event
    async def save(self, form: dict[str, str]) -> EventSpec:
        """Captions of a live clip: screened before anybody sees them."""
        if await self._save(form.get("captions", "")):
            return toast(self._say(CAPTIONS["saved"]))
        return toast(self.save_problem, tone="danger")

    @rx.event
    def take_away(self, kind: str) -> EventSpec:
        """The open track as a WebVTT or SRT file."""
        cues = parse_captions(self.typed) if self.typed else ()
        is_srt = kind == "srt"
        return rx.download(
            data=write_srt(cues) if is_srt else write_webvtt(cues),
            filename=f"captions.{self.language}.{'srt' if is_srt else 'vtt'}",
        )

    @rx.event
    async def remove(self) -> EventSpec:
        """Takes the open language away."""
        if not await self._save(""):
            return toast(self.save_problem, tone="danger")
        await self._open(self.language)
        return toast(self._say(CAPTIONS["gone"]))

    async def _save(self, text: str) -> bool:
        language = self.language

        def change(viewer: Viewer, video_id: UUID) -> StudioVideo:
            return service.set_captions(viewer, video_id, language, text[:MAX_TEXT])

        kept = await self._keep(change)
        self.refusal = "" if kept else self.save_problem
        return kept
