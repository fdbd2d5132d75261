"""What the editor says of labels, hours and stand-ins of one clip. Pure."""

from __future__ import annotations

from app.pages.studio_clip.label_words import LABEL
from app.pages.studio_clip.tag_words import TAGS
from core.languages import in_language
from studio.publishing.schemas import LabelView, ScheduleView
from studio.publishing.views import REPLACED
from studio.publishing.zones import zone_of
from studio.schemas import PinView


def label_text(label: LabelView | None, locale: str = "en") -> str:
    """`On screen for all 12.0 s. ASCI asks for 3.0 s.`"""
    if label is None:
        return ""
    shown, asked = (label.end_ms - label.start_ms) / 1000, label.least_ms / 1000
    told = in_language(LABEL["span"], locale)
    return told.format(shown=f"{shown:.1f}", rule=label.rule, asked=f"{asked:.1f}")


def hour_value(hour: ScheduleView | None) -> str:
    """What a field for date and hour shows, on a clock of the creator's zone."""
    if hour is None or hour.publish_at is None:
        return ""
    return f"{hour.publish_at.astimezone(zone_of(hour.time_zone)):%Y-%m-%dT%H:%M}"


def instead_text(pin: PinView, locale: str = "en") -> str:
    """`Rose lipstick is sold out: viewers see Coral instead.`; empty while it is there."""
    if pin.stand_in is None:
        return ""
    if pin.stand_in.product_id is None:
        return in_language(TAGS["hidden"], locale).format(product=pin.title)
    return in_language(REPLACED, locale).format(product=pin.title, other=pin.stand_in.title)
