"""The state of the editor: what the server keeps of one clip, and each change to it.

The database is the truth: a handler reads what it changes, because this state may be older than
it, and every handler passes the viewer to the studio's service, which checks the owner.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import reflex as rx
from reflex.event import EventSpec

from app.components.states import toast
from app.pages.studio_clip.drawn import (
    Clip,
    Pin,
    Track,
    clip_of,
    pin_of,
    track_of,
)
from app.session import in_thread, viewer_of
from catalog.kinds import Disclosure, VideoKind
from catalog.viewer import Viewer
from core.errors import Forbidden, JhalakError, NotSignedIn
from core.ids import parse_id
from studio import service
from studio.edl import Edl, trimmed
from studio.schemas import MAX_CAPTION, EdlBody, StudioVideo, VideoChange

TABS = ("trim", "words", "products", "captions", "disclosure")
Change = Callable[[Viewer, UUID], StudioVideo]


class Editor(rx.State):
    """One clip of the viewer."""

    is_loaded: bool = False
    is_allowed: bool = False
    problem: str = ""
    clip: Clip = Clip()
    pins: list[Pin] = []
    tracks: list[Track] = []
    covers: list[dict[str, int | str]] = []
    tab: str = "trim"
    answers: int = 0  # Grows with each answer to a change, for the badge.
    revision: int = 0  # Grows when trim, cover or tags were answered, for preview and timeline.
    save_problem: str = ""

    @rx.var
    def is_moving(self) -> bool:
        """Whether the clip may change without its creator."""
        return self.clip.state in ("processing", "screening", "held")

    @rx.event
    async def load(self) -> None:
        """Everything of the clip in the address."""
        self.problem, self.save_problem, self.is_loaded, self.tab = "", "", False, "trim"
        self.clip, self.pins, self.tracks, self.covers = Clip(), [], [], []
        try:
            viewer = viewer_of(self)
            viewer.require_creator()
            self.is_allowed = True
            self._show(await in_thread(service.get_video, viewer, self._id()))
        except (NotSignedIn, Forbidden):
            self.is_allowed = False
        except JhalakError as error:
            self.problem = error.detail
        self.is_loaded = True

    @rx.event
    async def load_covers(self) -> None:
        """The moments for the timeline; made on the first question, so asked for after the rest."""
        try:
            found = await in_thread(service.covers, viewer_of(self), self._id())
        except JhalakError:
            return  # The timeline works without pictures.
        self.covers = [{"time_ms": c.time_ms, "url": c.url} for c in found]

    def _id(self) -> UUID:
        return parse_id(str(self.clip_id))

    def _show(self, video: StudioVideo) -> None:
        self.clip = clip_of(video)
        self.pins = [pin_of(p, self.clip.in_ms) for p in video.pins]
        self.tracks = [track_of(c) for c in video.captions]

    async def _keep(self, change: Change) -> bool:
        """Makes one change and shows what is kept; its refusal goes to the badge."""
        try:
            self._show(await in_thread(change, viewer_of(self), self._id()))
            self.save_problem = ""
            return True
        except JhalakError as error:
            self.save_problem = error.detail
            return False
        finally:
            self.answers += 1
            self.revision += 1

    async def _edit(self, **change: object) -> bool:
        try:
            wanted = VideoChange.model_validate(change)
        except ValueError:
            self.save_problem, self.answers = "that value is not possible.", self.answers + 1
            return False
        return await self._keep(lambda viewer, id_: service.edit_video(viewer, id_, wanted))

    @rx.event
    def open_tab(self, tab: str) -> None:
        """Shows one panel."""
        self.tab = tab if tab in TABS else "trim"

    @rx.event
    async def trim(self, in_ms: int, out_ms: int, cover_ms: int) -> EventSpec | None:
        """The part that is kept; the cover moves into it. A negative cover is the program's own."""
        return await self._trim(in_ms, out_ms, None if cover_ms < 0 else cover_ms)

    @rx.event
    async def trim_start(self, seconds: float) -> EventSpec | None:
        """The start, as typed."""
        return await self._trim_to(round(seconds * 1000), self.clip.out_ms)

    @rx.event
    async def trim_end(self, seconds: float) -> EventSpec | None:
        """The end, as typed; a hair beyond the source is its end."""
        wanted = min(round(seconds * 1000), self.clip.source_ms)
        return await self._trim_to(self.clip.in_ms, wanted)

    async def _trim_to(self, in_ms: int, out_ms: int) -> EventSpec | None:
        cover = self.clip.cover_ms
        within = None if cover is None else max(in_ms, min(cover, out_ms - 1))
        return await self._trim(in_ms, out_ms, within)

    async def _trim(self, in_ms: int, out_ms: int, cover_ms: int | None) -> EventSpec | None:
        before = len(self.pins)
        kept = await self._keep(
            lambda v, i: _edited(v, i, lambda e: trimmed(in_ms, out_ms, cover_ms, muted=e.muted))
        )
        if kept and (gone := before - len(self.pins)) > 0:
            what = "A product tag" if gone == 1 else f"{gone} product tags"
            return toast(f"{what} lay outside and went with the rest")
        return None

    @rx.event
    async def choose_cover(self, ms: int) -> None:
        """The moment of the cover; a negative one leaves it to the program."""
        cover = None if ms < 0 else ms
        await self._keep(lambda v, i: _edited(v, i, lambda e: _with_cover(e, cover)))

    @rx.event
    async def set_mute(self, mute: bool) -> None:
        """Silence instead of the clip's own sound."""
        await self._keep(lambda v, i: _edited(v, i, lambda e: replace(e, muted=bool(mute))))

    @rx.event
    async def set_caption(self, text: str) -> None:
        """New words of a draft, as they are typed; those of a live clip are saved on purpose."""
        if self.clip.is_live:
            return
        if text == self.clip.caption:
            self.answers += 1
        else:
            await self._edit(caption=text[:MAX_CAPTION])

    @rx.event
    async def save_caption(self, form: dict[str, str]) -> EventSpec:
        """New words of a live clip: screened before anybody sees them."""
        if form.get("caption", "") == self.clip.caption:
            return toast("People see these words already")
        if await self._edit(caption=form.get("caption", "")[:MAX_CAPTION]):
            return toast("Saved. Your new words are being checked")
        return toast(self.save_problem, tone="danger")

    @rx.event
    async def set_sound(self, text: str) -> None:
        """What the sound is called."""
        if text.strip() == self.clip.sound:
            self.answers += 1
        else:
            await self._edit(audio_title=text.strip()[:120])

    @rx.event
    async def set_kind(self, kind: str) -> None:
        """What sort of clip it is."""
        if kind in set(VideoKind):
            await self._edit(kind=kind)

    @rx.event
    async def set_language(self, language: str) -> None:
        """The language of the words."""
        if language:
            await self._edit(language=language)

    @rx.event
    async def set_disclosure(self, label: str) -> None:
        """What stands between creator and brand."""
        if label in set(Disclosure):
            await self._edit(disclosure=label)


def _with_cover(edit: Edl, cover_ms: int | None) -> Edl:
    return trimmed(edit.in_ms, edit.out_ms, cover_ms, muted=edit.muted)


def _edited(viewer: Viewer, video_id: UUID, change: Callable[[Edl], Edl]) -> StudioVideo:
    """The stored edit, changed."""
    stored = service.get_video(viewer, video_id).edl.edit()
    wanted = EdlBody.of(change(stored))
    return service.edit_video(viewer, video_id, VideoChange(edl=wanted))
