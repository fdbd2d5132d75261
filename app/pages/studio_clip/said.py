"""What the editor says of labels, hours, audiences and stand-ins. Pure."""

from __future__ import annotations

from catalog.kinds import AiPart, Audience
from studio.publishing.schemas import LabelView, ScheduleView
from studio.publishing.zones import zone_of
from studio.schemas import PinView

AUDIENCES = (
    (Audience.EVERYONE, "Everyone", "In feeds, search and on your page."),
    (Audience.FOLLOWERS, "Followers only", "Who follows you sees it; it is in nobody else's feed."),
    (Audience.LINK, "Only with the link", "It is in no list. Whoever has its address can watch."),
)
AI_PARTS = (
    (AiPart.VOICE, "A voice", "Somebody is heard who did not say this."),
    (AiPart.FACE, "A face or a body", "Somebody is seen who did not do this."),
    (AiPart.WHOLE, "The whole clip", "Its pictures were made by a machine."),
)


def label_text(label: LabelView | None) -> str:
    """`On screen for all 12.0 s. ASCI asks for 3.0 s.`"""
    if label is None:
        return ""
    shown, asked = (label.end_ms - label.start_ms) / 1000, label.least_ms / 1000
    return f"On screen for all {shown:.1f} s. {label.rule} asks for {asked:.1f} s."


def hour_value(hour: ScheduleView | None) -> str:
    """What a field for date and hour shows, on a clock of the creator's zone."""
    if hour is None or hour.publish_at is None:
        return ""
    return f"{hour.publish_at.astimezone(zone_of(hour.time_zone)):%Y-%m-%dT%H:%M}"


def instead_text(pin: PinView) -> str:
    """`Rose lipstick is sold out: viewers see Coral instead.`; empty while it is there."""
    if pin.stand_in is None:
        return ""
    if pin.stand_in.product_id is None:
        return f"{pin.title} is sold out: its tag is hidden until it is back."
    return f"{pin.title} is sold out: viewers see {pin.stand_in.title} instead."
