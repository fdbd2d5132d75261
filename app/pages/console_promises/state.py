"""What the page of promised audiences holds; `feed.exposure` checks who asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import reflex as rx

from app.pages.console.rows import age_text
from app.pages.console_promises.words import PROMISES
from app.pages.studio.drawn import script_of
from app.session import in_thread, reader_of, viewer_of
from catalog.kinds import Role
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import read_scope
from core.errors import Forbidden, JhalakError, NotSignedIn
from core.languages import in_language
from core.moments import hour_text
from feed.exposure import late_of
from feed.params import EXPOSURE_HOURS, EXPOSURE_IMPRESSIONS
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


class Promises(rx.State):
    """Which clips are late."""

    is_loaded: bool = False
    is_allowed: bool = False
    is_lead: bool = False
    problem: str = ""
    meaning: str = ""
    counts: str = ""
    first: str = ""
    clips: list[LateLine] = []

    @rx.event
    async def load(self) -> None:
        """The clips as they are at this moment."""
        try:
            viewer = viewer_of(self)
            found = await in_thread(_late, viewer)
            self.is_allowed, self.is_lead = True, viewer.role is Role.ADMIN
            self._show(found, viewer.locale)
            self.problem = ""
        except (NotSignedIn, Forbidden):
            self.is_allowed, self.clips, self.counts = False, [], ""
        except JhalakError as error:
            self.problem = error.told(reader_of(self))
        self.is_loaded = True

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
