"""The state of the editor: what the server keeps of one clip, and each change to it.

The database is the truth: a handler reads what it changes, because this state may be older than
it, and every handler passes the viewer to the studio's service, which checks the owner.
"""

from __future__ import annotations

from collections.abc import Callable
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
from app.pages.studio_clip.words import KEPT
from app.session import in_thread, reader_of, viewer_of
from catalog.kinds import AiPart, Audience, Disclosure, VideoKind
from catalog.viewer import Viewer
from core.errors import Forbidden, JhalakError, NotSignedIn
from core.ids import parse_id
from core.languages import Pair, in_language
from studio import service
from studio.schemas import MAX_CAPTION, StudioVideo, VideoChange

TABS = (
    *("clip", "frame", "text", "sound", "look", "stickers", "cover"),
    *("words", "products", "captions", "disclosure", "history"),
)
Change = Callable[[Viewer, UUID], StudioVideo]


class Editor(rx.State):
    """One clip of the viewer."""

    is_loaded: bool = False
    is_allowed: bool = False
    problem: str = ""
    locale: str = "en"
    clip: Clip = Clip()
    pins: list[Pin] = []
    tracks: list[Track] = []
    tab: str = "clip"
    is_tray_open: bool = False  # On a phone the panels are a tray; on a desk they always show.
    revision: int = 0  # Grows when tags were answered, for number fields and timeline.
    save_problem: str = ""

    @rx.var
    def is_moving(self) -> bool:
        """Whether the clip may change without its creator."""
        return self.clip.state in ("processing", "screening", "held", "scheduled")

    @rx.event
    async def load(self) -> None:
        """Everything of the clip in the address; one that was open stays at its panel."""
        if self.clip.id != str(self.clip_id):
            self.tab, self.is_tray_open = "clip", False
        self.problem, self.save_problem, self.is_loaded = "", "", False
        self.locale = reader_of(self)
        self.clip, self.pins, self.tracks = Clip(), [], []
        try:
            viewer = viewer_of(self)
            viewer.require_creator()
            self.is_allowed = True
            self._show(await in_thread(service.get_video, viewer, self._id()))
        except (NotSignedIn, Forbidden):
            self.is_allowed = False
        except JhalakError as error:
            self.problem = error.told(self.locale)
        self.is_loaded = True

    @rx.event
    async def refresh(self) -> EventSpec | None:
        """The server has kept an edit: length, tags and captions follow it."""
        before = len(self.pins)
        try:
            self._show(await in_thread(service.get_video, viewer_of(self), self._id()))
        except JhalakError:
            return None  # The page says by itself when the clip is gone.
        self.revision += 1
        if (gone := before - len(self.pins)) > 0:
            return toast(self._say(KEPT["lost_tag" if gone == 1 else "lost_tags"], count=gone))
        return None

    def _id(self) -> UUID:
        return parse_id(str(self.clip_id))

    def _say(self, pair: Pair, **facts: object) -> str:
        return in_language(pair, self.locale).format(**facts)

    def _show(self, video: StudioVideo) -> None:
        self.clip = clip_of(video, self.locale)
        self.pins = [pin_of(p, self.locale) for p in video.pins]
        self.tracks = [track_of(c) for c in video.captions]

    async def _keep(self, change: Change) -> bool:
        """Makes one change and shows what is kept; its refusal goes to the badge."""
        try:
            self._show(await in_thread(change, viewer_of(self), self._id()))
            self.save_problem = ""
            return True
        except JhalakError as error:
            self.save_problem = error.told(self.locale)
            return False
        finally:
            self.revision += 1

    async def _edit(self, **change: object) -> bool:
        try:
            wanted = VideoChange.model_validate(change)
        except ValueError:
            self.save_problem = self._say(KEPT["no_value"])
            return False
        return await self._keep(lambda viewer, id_: service.edit_video(viewer, id_, wanted))

    @rx.event
    def open_tab(self, tab: str) -> None:
        """Shows one panel."""
        self.tab, self.is_tray_open = tab if tab in TABS else "clip", True

    @rx.event
    def tap_tab(self, tab: str) -> None:
        """Shows one panel; on a phone the tab of an open one shuts the tray."""
        self.is_tray_open = tab != self.tab or not self.is_tray_open
        self.tab = tab if tab in TABS else "clip"

    @rx.event
    async def set_caption(self, text: str) -> None:
        """New words of a draft, as they are typed; those of a live clip are saved on purpose."""
        if self.clip.is_live:
            return
        if text != self.clip.caption:
            await self._edit(caption=text[:MAX_CAPTION])

    @rx.event
    async def save_caption(self, form: dict[str, str]) -> EventSpec:
        """New words of a live clip: screened before anybody sees them."""
        if form.get("caption", "") == self.clip.caption:
            return toast(self._say(KEPT["same_words"]))
        if await self._edit(caption=form.get("caption", "")[:MAX_CAPTION]):
            return toast(self._say(KEPT["new_words"]))
        return toast(self.save_problem, tone="danger")

    @rx.event
    async def set_sound(self, text: str) -> None:
        """What the sound is called."""
        if text.strip() != self.clip.sound:
            await self._edit(audio_title=text.strip()[:120])

    @rx.event
    async def set_kind(self, kind: str) -> None:
        """What sort of clip it is."""
        if kind in set(VideoKind):
            await self._edit(kind=kind)

    @rx.event
    async def set_language(self, language: str) -> None:
        """The language of the words; empty for what the caption is found to be."""
        await self._edit(language=language)

    @rx.event
    async def set_disclosure(self, label: str) -> None:
        """What stands between creator and brand."""
        if label in set(Disclosure):
            await self._edit(disclosure=label)

    @rx.event
    async def set_audience(self, audience: str) -> None:
        """Whom the clip is for. The page says beside the choice whether a brand counts on it."""
        if audience in set(Audience):
            sure = self.clip.leaving != ""
            await self._edit(audience=audience, despite_agreement=sure)

    @rx.event
    async def set_ai(self, part: str, is_made: bool) -> EventSpec | None:
        """What of the clip a machine made."""
        parts = set(self.clip.ai_made) - {part} | ({part} if is_made else set())
        if part in set(AiPart) and not await self._edit(ai_made=sorted(parts)):
            return toast(self.save_problem, tone="danger")
        return None
