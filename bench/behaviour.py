"""A log of what invented viewers do, as their browsers would tell it. For benchmarks only.

Visits of a dozen clips, spread over five days; each view is an impression, a play and a watch or
skip, some with a like, a bag, an undoing. Batches of one visit leave in order; some come hours
late, some twice, a few items break the rules, and now and then somebody has their taste forgotten.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import orjson

from core.clock import rfc3339
from events.schemas import EventType

DAY_MS = 86_400_000
VIEWS = (4, 20)
BATCH = 40
LATE, TWICE, BAD, SIGNS_IN, RESETS = 0.04, 0.01, 0.002, 0.003, 0.002
_HELD = 300  # So many batches later a late one arrives.


@dataclass(frozen=True)
class Batch:
    """One request of a browser."""

    viewer_id: UUID
    body: bytes
    events: int


@dataclass(frozen=True)
class ServerEvent:
    """Something that the server itself vouches for."""

    kind: EventType
    viewer_id: UUID
    video_id: UUID | None = None
    value: str | None = None
    at_ms: int | None = None


Told = Batch | ServerEvent


def told(
    events: int, viewers: list[UUID], videos: list[UUID], now_ms: int, seed: int = 1
) -> Iterator[Told]:
    """About `events` events in the order in which a server hears of them."""
    draw = random.Random(seed)
    weights = [1 / (rank + 10) for rank in range(len(videos))]
    held: list[tuple[int, Batch]] = []
    made = sent = 0
    while made < events:
        at_ms = now_ms - 5 * DAY_MS + int(5 * DAY_MS * min(1.0, made / events))
        viewer = draw.choice(viewers)
        seen = draw.choices(videos, weights, k=draw.randint(*VIEWS))
        items: list[dict[str, Any]] = []
        for video in seen:
            at_ms = _view(items, video, at_ms, draw)
        for start in range(0, len(items), BATCH):
            part = items[start : start + BATCH]
            made += len(part)
            sent += 1
            batch = Batch(viewer, orjson.dumps({"events": part}), len(part))
            if draw.random() < LATE:
                held.append((sent + _HELD, batch))
                continue
            yield batch
            if draw.random() < TWICE:
                yield batch
        while held and held[0][0] <= sent:
            yield held.pop(0)[1]
        if draw.random() < 0.02:
            yield ServerEvent(EventType.PURCHASE, viewer, seen[-1], at_ms=min(at_ms, now_ms))
        if draw.random() < SIGNS_IN:
            yield ServerEvent(EventType.ADOPTION, draw.choice(viewers), value=str(viewer))
        if draw.random() < RESETS:
            yield ServerEvent(EventType.TASTE_RESET, viewer, at_ms=min(at_ms, now_ms))
    yield from (batch for _, batch in held)


def _view(items: list[dict[str, Any]], video: UUID, at_ms: int, draw: random.Random) -> int:
    """Adds the events of one view. Returns when it ended."""
    clip = str(video)

    def happened(kind: EventType, **more: object) -> None:
        items.append(
            {"event_id": _new_id(draw), "type": kind, "video_id": clip, "at": _time(at_ms)} | more
        )

    length_ms = 6000 + video.int % 14_000
    happened(EventType.IMPRESSION, position=len(items) % 10, surface="for_you")
    happened(EventType.PLAY)
    watched_ms = int(length_ms * min(1.2, draw.expovariate(1.6)))
    at_ms += watched_ms + 200
    kind = EventType.SKIP if watched_ms < 0.25 * length_ms else EventType.WATCH
    ranges = [[0, min(watched_ms, length_ms)]]
    happened(kind, watch_ms=watched_ms, duration_ms=length_ms, ranges=ranges)
    if watched_ms > length_ms:
        happened(EventType.LOOP)
    for action, chance, undoing in _ACTS:
        if draw.random() < chance:
            happened(action)
            if undoing and draw.random() < 0.2:
                at_ms += 1500
                happened(undoing)
    if draw.random() < BAD:
        items.append(
            {
                "event_id": _new_id(draw),
                "type": "like",
                "video_id": _new_id(draw),
                "at": _time(at_ms),
            }
        )
    if draw.random() < BAD:
        happened(EventType.LIKE, at=_time(at_ms + 30 * DAY_MS))
    return at_ms


_ACTS: tuple[tuple[EventType, float, EventType | None], ...] = (
    (EventType.LIKE, 0.06, EventType.UNLIKE),
    (EventType.SAVE, 0.02, EventType.UNSAVE),
    (EventType.FOLLOW, 0.01, EventType.UNFOLLOW),
    (EventType.SHARE, 0.01, None),
    (EventType.COMMENT, 0.005, None),
    (EventType.PRODUCT_IMPRESSION, 0.15, None),
    (EventType.PRODUCT_VIEW, 0.03, None),
    (EventType.ADD_TO_CART, 0.01, None),
    (EventType.NOT_INTERESTED, 0.005, None),
    (EventType.REPORT, 0.001, None),
)


def _new_id(draw: random.Random) -> str:
    return str(UUID(int=draw.getrandbits(128), version=4))


def _time(at_ms: int) -> str:
    return rfc3339(datetime.fromtimestamp(at_ms / 1000, UTC))
