"""What the analytics pages hold; each handler asks the service, which checks who asks."""

from __future__ import annotations

from typing import Any

import reflex as rx

from app.pages.studio_analytics.days import best_hours, day_bars, hours_of
from app.pages.studio_analytics.drawn import (
    Bar,
    ClipLine,
    Figure,
    Place,
    ProductRow,
    SecondRow,
    clip_line,
    figure,
    freshness_text,
    funnel_of,
    is_behind,
    place_of,
    points_of,
    product_row,
    seconds_of,
    sources_of,
)
from app.pages.studio_analytics.promise import promise_bar
from app.pages.studio_analytics.rows import Hour
from app.session import in_thread, reader_of, viewer_of
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import read_scope
from core.errors import Forbidden, JhalakError, NotSignedIn
from core.ids import parse_id
from feed.exposure import NoExposure, exposure_of
from feed.schemas import Exposure
from studio.analytics import service
from studio.analytics.schemas import ClipAnalytics, CreatorAnalytics


class Numbers(rx.State, mixin=True):
    """What both pages share."""

    is_loaded: bool = False
    is_allowed: bool = True
    problem: str = ""
    headline: str = ""
    fresh: str = ""
    is_behind: bool = False
    figures: list[Figure] = []

    def _failed(self, error: JhalakError) -> None:
        self.is_allowed = not isinstance(error, NotSignedIn | Forbidden)
        self.problem, self.is_loaded = error.told(reader_of(self)), True


class ClipPage(Numbers, rx.State):
    """One clip."""

    id: str = ""
    caption: str = ""
    duration_ms: int = 1
    poster_url: str = ""
    sprite_url: str = ""
    sprite_vtt_url: str = ""
    video_url: str = ""
    viewers: int = 0
    floor: int = 0
    is_withheld: bool = True
    curve_note: str = ""
    points: list[dict[str, Any]] = []
    moments: list[dict[str, Any]] = []
    seconds: list[SecondRow] = []
    sources: list[Bar] = []
    funnel: list[Bar] = []
    products: list[ProductRow] = []
    places: list[Place] = []
    places_note: str = ""
    promise: list[Bar] = []

    @rx.event
    async def load(self) -> None:
        """A fresh page."""
        if self.id != self.clip_id:
            self.is_loaded, self.points, self.moments = False, [], []
        await self._read()

    @rx.event
    async def refresh(self) -> None:
        """A beat: numbers change in place."""
        await self._read()

    async def _read(self) -> None:
        wanted = str(self.clip_id)
        try:
            viewer = viewer_of(self)
            report, exposure = await in_thread(_clip, viewer, wanted)
        except JhalakError as error:
            if not self.is_loaded or self.id != wanted:
                self._failed(error)
            return  # What is shown stays; the next beat asks again.
        self.id, self.problem, self.is_allowed = wanted, "", True
        self._show(report, viewer.locale)
        self.promise = [promise_bar(exposure, viewer.locale)] if exposure else []
        self.is_loaded = True

    def _show(self, report: ClipAnalytics, locale: str) -> None:
        self.headline, self.caption = report.headline, report.caption
        self.fresh = freshness_text(report.freshness, locale)
        self.is_behind = is_behind(report.freshness)
        self.figures = [figure(n, locale) for n in report.numbers]
        self.duration_ms = report.duration_ms
        self.poster_url, self.video_url = report.poster_url or "", report.video_url or ""
        self.sprite_url = report.sprite_url or ""
        self.sprite_vtt_url = report.sprite_vtt_url or ""
        curve = report.retention
        self.viewers, self.floor = curve.viewers, curve.floor
        self.is_withheld, self.curve_note = curve.is_withheld, curve.note
        self.points = points_of(curve.points)
        self.moments = [m.model_dump() for m in report.moments]
        self.seconds = seconds_of(report, locale)
        self.sources, self.funnel = sources_of(report), funnel_of(report.funnel, locale)
        self.products = [product_row(p) for p in report.products]
        self.places = [place_of(m, locale) for m in report.comparison.measures]
        self.places_note = report.comparison.note


class AllPage(Numbers, rx.State):
    """All clips together."""

    followers: int = 0
    days: list[dict[str, Any]] = []
    clips: list[ClipLine] = []
    hours: list[Hour] = []
    hours_note: str = ""
    hours_best: str = ""

    @rx.event
    async def load(self) -> None:
        """The page, and each beat after it."""
        try:
            viewer = viewer_of(self)
            report = await in_thread(service.creator_analytics, viewer)
        except JhalakError as error:
            if not self.is_loaded:
                self._failed(error)
            return
        self.problem, self.is_allowed = "", True
        self._show(report, viewer.locale)
        self.is_loaded = True

    def _show(self, report: CreatorAnalytics, locale: str) -> None:
        self.headline, self.followers = report.headline, report.followers
        self.fresh = freshness_text(report.freshness, locale)
        self.is_behind = is_behind(report.freshness)
        self.figures = [figure(n, locale) for n in report.numbers]
        self.days = day_bars(report.days, locale)
        self.clips = [clip_line(c, locale) for c in report.clips]
        self.hours, self.hours_note = hours_of(report.hours, locale), report.hours_note
        self.hours_best = best_hours(report.hours, locale)


def _clip(viewer: Viewer, clip_id: str) -> tuple[ClipAnalytics, Exposure | None]:
    """The clip's numbers; the promise is nothing before it is published."""
    video_id = parse_id(clip_id)
    report = service.clip_analytics(viewer, video_id)
    try:
        with read_scope() as session:
            return report, exposure_of(session, video_id, viewer, utc_now())
    except NoExposure:
        return report, None
