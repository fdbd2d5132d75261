"""What the page of promised audiences holds; `feed.exposure` checks who asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import reflex as rx

from app.pages.console.room_state import RoomState
from app.pages.console.rows import age_text
from app.pages.console_promises.words import PROMISES
from app.pages.studio.drawn import script_of
from app.session import in_thread
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import read_scope
from core.languages import in_language
from core.moments import hour_text
from feed.exposure import late_of
from feed.params.places import EXPOSURE_HOURS, EXPOSURE_IMPRESSIONS
from feed.schemas import LateClip, LateClips

SHOWN = 100


@dataclass
class LateLine:
    """A late clip in the table."""

    id: str
    link: str
    caption: str
    lang: str
    creator: str
    shown: str
    due: str
    over: str


class Promises(RoomState, rx.State):
    """Which clips are late."""

    meaning: str = ""
    counts: str = ""
    first: str = ""
    clips: list[LateLine] = []

    async def _list(self, viewer: Viewer) -> None:
        self._show(await in_thread(_late, viewer), viewer.locale)

    def _show(self, found: LateClips, locale: str) -> None:
        now = utc_now()
        self.meaning = in_language(PROMISES["meaning"], locale).format(
            promised=EXPOSURE_IMPRESSIONS.default, hours=f"{EXPOSURE_HOURS.default:g}"
        )
        self.counts = in_language(PROMISES["counts"], locale).format(
            late=f"{found.late:,}", owed=f"{found.owed:,}"
        )
        self.clips = [line_of(clip, now, locale) for clip in found.clips]
        more = in_language(PROMISES["first"], locale).format(count=len(found.clips))
        self.first = more if found.late > len(found.clips) else ""


def line_of(clip: LateClip, now: datetime, locale: str = "en") -> LateLine:
    """A late clip's line; times in India."""
    exposure = clip.exposure
    caption = clip.caption or in_language(PROMISES["no_caption"], locale)
    return LateLine(
        id=str(exposure.video_id),
        link=f"/v/{exposure.video_id}",
        caption=caption,
        lang=script_of(caption),
        creator=f"@{clip.creator_handle}",
        shown=f"{exposure.impressions}/{exposure.promised}",
        due=hour_text(exposure.due_at, locale),
        over=age_text(int((now - exposure.due_at).total_seconds()), locale),
    )


def _late(viewer: Viewer) -> LateClips:
    with read_scope() as session:
        return late_of(session, viewer, utc_now(), SHOWN)
