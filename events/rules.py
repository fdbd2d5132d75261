"""What an event must satisfy to be remembered. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from core.clock import epoch_ms
from events.schemas import SERVER_ONLY, WITHOUT_VIDEO, Event, EventIn, EventType

MAX_BODY_BYTES = 4 * 1024 * 1024  # Room for one absurd item beside a full batch of good ones.
MAX_ITEM_BYTES = 16 * 1024  # A watch with 200 ranges is about 5 kB.
PLAIN_BODY_BYTES = 256 * 1024  # What a well-behaved client stays below.
MAX_BATCH = 500
MAX_AHEAD_MS = 5 * 60_000  # Phones are seconds off; minutes ahead is a wrong clock.
MAX_AGE_MS = 7 * 24 * 3600_000  # A phone that was offline for a week still tells.
MAX_WATCH_MS = 3600_000  # Longer than any sitting with one clip.


class Rejected(Exception):
    """The event is not accepted; `reason` is a stable name."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def accepted_at(at_ms: int, now_ms: int) -> int:
    """When the event happened by the server's reckoning.

    A clock that runs a little ahead is taken as now.

    Raises:
        Rejected: The event is from the future or too old to matter.
    """
    if at_ms > now_ms + MAX_AHEAD_MS:
        raise Rejected("from_the_future")
    if at_ms < now_ms - MAX_AGE_MS:
        raise Rejected("too_old")
    return min(at_ms, now_ms)


def accepted(item: EventIn, viewer_id: UUID, now_ms: int) -> Event:
    """The stored form of a well-formed `item` of `viewer_id`.

    Raises:
        Rejected: A rule says no.
    """
    if item.type in SERVER_ONLY:
        raise Rejected("server_only")
    if item.video_id is None and item.type not in WITHOUT_VIDEO:
        raise Rejected("video_id_missing")
    if item.type is EventType.WATCH and item.watch_ms is None:
        raise Rejected("watch_ms_missing")
    if any(end < start for start, end in item.ranges or ()):
        raise Rejected("bad_ranges")
    return Event(
        id=item.event_id,
        type=item.type,
        viewer_id=viewer_id,
        at_ms=accepted_at(epoch_ms(item.at), now_ms),
        received_ms=now_ms,
        origin="client",
        video_id=item.video_id,
        request_id=item.request_id,
        position=item.position,
        watch_ms=None if item.watch_ms is None else min(item.watch_ms, MAX_WATCH_MS),
        ranges=None if item.ranges is None else tuple(item.ranges),
        duration_ms=item.duration_ms,
        product_id=item.product_id,
        surface=item.surface,
        moment_ms=item.moment_ms,
        session=item.session,
        seq=item.seq,
        app=item.app,
    )


def clock_day(at_ms: int) -> int:
    """The day, since 1970, that the client's clock showed; the same each time an event is sent."""
    return at_ms // 86_400_000


def days_accepted(now_ms: int) -> range:
    """The days that a client's clock may show for its event to be accepted."""
    return range(clock_day(now_ms - MAX_AGE_MS), clock_day(now_ms + MAX_AHEAD_MS) + 1)


def reason_of(error: Mapping[str, object]) -> str:
    """A stable reason from one Pydantic error, e.g. `invalid:watch_ms`."""
    place = error.get("loc")
    field = place[0] if isinstance(place, tuple) and place else ""
    if field == "type" and error.get("type") == "enum":
        return "unknown_type"
    return f"invalid:{field}" if field else "invalid"
