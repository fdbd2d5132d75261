"""Schedules, labels and stand-ins as their creator sees them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.card_facts import among
from catalog.models import PublishSchedule, Video
from catalog.product_pictures import pictures_of
from catalog.stand_ins import Replaced, replaced_pins
from core.clock import utc_now
from core.languages import Pair, in_language
from core.moments import coming_text
from studio.publishing.labels import shown_span
from studio.publishing.schemas import LabelView, ScheduleView, StandInView
from studio.publishing.zones import zone_of
from studio.repository import pins_of

HIDDEN: Pair = (
    "{product} is sold out: its tag is hidden.",
    "{product} का स्टॉक ख़त्म है: इसका टैग छिपा है।",
)
REPLACED: Pair = (
    "{product} is sold out: viewers see {other} instead.",
    "{product} का स्टॉक ख़त्म है: दर्शकों को इसकी जगह {other} दिखता है।",
)


def schedules(
    session: Session,
    video_ids: Iterable[UUID],
    now: datetime | None = None,
    *,
    locale: str = "en",
) -> dict[UUID, ScheduleView]:
    """The chosen hours of those clips that have one."""
    rows = session.exec(
        select(PublishSchedule).where(col(PublishSchedule.video_id).in_(list(video_ids)))
    )
    now = now or utc_now()
    return {
        row.video_id: ScheduleView(
            publish_at=row.publish_at,
            time_zone=row.time_zone,
            text=(
                coming_text(row.publish_at, now, zone_of(row.time_zone), locale)
                if row.publish_at
                else ""
            ),
        )
        for row in rows
    }


def label_of(session: Session, video: Video) -> LabelView | None:
    """The clip's disclosure on its timeline."""
    hour = session.get(PublishSchedule, video.id)
    day = video.published_at or (hour.publish_at if hour else None) or utc_now()
    span = shown_span(
        video.disclosure,
        video.duration_ms,
        [(pin.start_ms, pin.end_ms) for pin in pins_of(session, video.id)],
        day.date(),
        is_sponsored=video.is_sponsored,
    )
    if span is None:
        return None
    return LabelView(
        start_ms=span.start_ms, end_ms=span.end_ms, least_ms=span.least_ms, rule=span.rule
    )


def stand_in_views(session: Session, video_id: UUID) -> dict[UUID, StandInView]:
    """By tag: what viewers see of a sold-out product that has a rule."""
    replaced = replaced_pins(session, among([video_id]))
    pictures = pictures_of(session, {r.by.product_id for r in replaced if r.by})
    return {
        r.pin_id: StandInView(
            product_id=r.by.product_id if r.by else None,
            title=r.by.title if r.by else "",
            image_url=pictures.get(r.by.product_id) if r.by else None,
        )
        for r in replaced
    }


def stock_notes(
    session: Session, video_ids: Iterable[UUID], locale: str = "en"
) -> Mapping[UUID, str]:
    """For clips with a sold-out product: one sentence on what viewers see instead."""
    found: dict[UUID, Replaced] = {}
    for one in replaced_pins(session, among(video_ids)):
        found.setdefault(one.video_id, one)
    return {video_id: note_of(one, locale) for video_id, one in found.items()}


def note_of(one: Replaced, locale: str = "en") -> str:
    """`Rose lipstick is sold out: viewers see Coral lipstick instead.`"""
    if one.by is None:
        return in_language(HIDDEN, locale).format(product=one.product.title)
    told = in_language(REPLACED, locale)
    return told.format(product=one.product.title, other=one.by.title)
