"""Remembering events: a batch from a client, or one that the server itself vouches for."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence
from datetime import datetime
from typing import Any, cast
from uuid import UUID

import orjson
import redis.exceptions
import structlog
from pydantic import ValidationError

from core.clock import epoch_ms, utc_now
from core.errors import Unavailable
from core.ids import new_id
from core.redis import (
    EVENTS_STREAM,
    NEGATIVES,
    get_async_redis,
    get_redis,
)
from events.batches import Malformed, items_of
from events.known import KnownVideos
from events.mirror import note_dropped, note_stale, queue_drop, stale_viewers
from events.once import queue_append
from events.rules import (
    MAX_BATCH,
    MAX_ITEM_BYTES,
    PLAIN_BODY_BYTES,
    Rejected,
    accepted,
    clock_day,
    reason_of,
)
from events.schemas import (
    CHANGES_PROFILE,
    Event,
    EventIn,
    EventType,
    IngestResult,
    RejectedEvent,
)
from events.written import until_written

log = structlog.get_logger(__name__)

_HIDES_VIDEO = frozenset({EventType.NOT_INTERESTED, EventType.REPORT})

_known = KnownVideos()


class EventsUnavailable(Unavailable):
    """The stream does not answer, or has not written: nothing is promised, so the client keeps the
    batch; what was taken all the same counts once when it comes again.
    """

    code = "events_unavailable"


async def ingest(
    body: bytes, viewer_id: UUID, *, known: KnownVideos | None = None, now: datetime | None = None
) -> IngestResult:
    """Accepts what is sound in a batch; each item is judged for itself.

    Args:
        body: The request's JSON, at most `MAX_BODY_BYTES`.

    Raises:
        TooLarge: The whole body is too large.
        NotABatch: The body is not a batch.
        EventsUnavailable: Redis does not answer, or has not written what it took.
    """
    videos = known or _known
    items = await _items_of(body)
    now_ms = epoch_ms(now or utc_now())
    sound: list[tuple[int, int, Event]] = []
    rejected: list[RejectedEvent] = []

    def refuse(index: int, reason: str) -> None:
        rejected.append(RejectedEvent(event_id=_id_of(items[index]), index=index, reason=reason))

    for index, item in enumerate(items):
        try:
            sound.append((index, *_checked(item, index, len(body), viewer_id, now_ms)))
        except Rejected as error:
            refuse(index, error.reason)
    asked = {e.video_id for *_, e in sound if e.video_id is not None}
    if undecided := videos.undecided(asked):
        await asyncio.to_thread(videos.look_up, undecided)
    good: list[tuple[int, Event]] = []
    for index, day, event in sound:
        if event.video_id is None or event.video_id in videos:
            good.append((day, event))
        else:
            refuse(index, "unknown_video")
    fresh = await _append_once(good, now_ms) if good else 0
    rejected.sort(key=lambda r: r.index)
    return IngestResult(accepted=fresh, duplicates=len(good) - fresh, rejected=rejected)


async def _items_of(body: bytes) -> list[Any]:
    # A large body that has to be taken apart would hold up everybody else.
    is_large = len(body) > PLAIN_BODY_BYTES
    return await asyncio.to_thread(items_of, body) if is_large else items_of(body)


def _checked(
    item: Any, index: int, body_bytes: int, viewer_id: UUID, now_ms: int
) -> tuple[int, Event]:
    """The day of the item's clock, and its stored form."""
    if index >= MAX_BATCH:
        raise Rejected("batch_full")
    if isinstance(item, Malformed):
        raise Rejected("malformed")
    if not isinstance(item, dict):
        raise Rejected("not_an_object")
    if body_bytes > MAX_ITEM_BYTES and len(orjson.dumps(item)) > MAX_ITEM_BYTES:
        raise Rejected("too_large")
    try:
        parsed = EventIn.model_validate(item)
    except ValidationError as error:
        raise Rejected(reason_of(cast(dict[str, object], error.errors()[0]))) from None
    return clock_day(epoch_ms(parsed.at)), accepted(parsed, viewer_id, now_ms)


def _id_of(item: Any) -> str | None:
    if isinstance(item, Malformed):
        return item.event_id
    value = item.get("event_id") if isinstance(item, dict) else None
    return value[:64] if isinstance(value, str) else None


async def _append_once(dated: Sequence[tuple[int, Event]], now_ms: int) -> int:
    """Appends those not seen before, and waits until they outlive any process. Returns how many
    were fresh.
    """
    pipe = get_async_redis().pipeline(transaction=False)
    queue_append(pipe, dated, now_ms)
    events = [event for _, event in dated]
    for event in events:
        if event.type in CHANGES_PROFILE:
            queue_drop(pipe, event.viewer_id)
        if event.type in _HIDES_VIDEO:
            # The durable promise is the community's row; this hides the clip even without one.
            pipe.sadd(NEGATIVES(event.viewer_id), f"video:{event.video_id}")
            pipe.expire(NEGATIVES(event.viewer_id), NEGATIVES.ttl_s or 0)
    try:
        answers = await cast(Awaitable[list[Any]], pipe.execute())
        await until_written(get_async_redis())
    except (redis.exceptions.RedisError, OSError) as error:
        log.warning("events_not_stored", events=len(events), error=type(error).__name__)
        raise EventsUnavailable() from None
    return len(answers[0])


def append(
    event_type: EventType,
    viewer_id: UUID,
    video_id: UUID | None = None,
    *,
    product_id: UUID | None = None,
    creator_id: UUID | None = None,
    request_id: str | None = None,
    position: int | None = None,
    surface: str | None = None,
    value: str | None = None,
    amount_paise: int | None = None,
    commission_paise: int | None = None,
    at: datetime | None = None,
) -> bool:
    """Appends an event that the server vouches for; call it after the commit.

    What the event tells of is durable already, so trouble with Redis is logged and answered
    with `False`; the viewer's mirrored profile is then dropped as soon as Redis answers.

    Args:
        value: A negative's `scope:value`; an exposure's `experiment=arm`; the id of a guest
            whom the viewer's account adopts; the order line of a purchase.
    """
    now_ms = epoch_ms(at or utc_now())
    event = Event(
        id=new_id(),
        type=EventType(event_type),
        viewer_id=viewer_id,
        at_ms=now_ms,
        received_ms=now_ms,
        origin="server",
        video_id=video_id,
        request_id=request_id,
        position=position,
        product_id=product_id,
        creator_id=creator_id,
        surface=surface,
        value=value,
        amount_paise=amount_paise,
        commission_paise=commission_paise,
    )
    pipe = get_redis().pipeline(transaction=True)
    pipe.xadd(EVENTS_STREAM(), {"e": event.to_bytes()})
    stale = set(stale_viewers())
    if event.type in CHANGES_PROFILE:
        stale.add(viewer_id)
    for viewer in stale:
        queue_drop(pipe, viewer)
    try:
        pipe.execute()
    except (redis.exceptions.RedisError, OSError) as error:
        log.warning("event_not_stored", type=event.type, error=type(error).__name__)
        if event.type in CHANGES_PROFILE:
            note_stale(viewer_id)
        return False
    note_dropped(stale)
    return True
