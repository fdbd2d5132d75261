"""Totals of approval as the log tells them, for replays; the services that promise them keep them.

A service writes one event for each change it has made, so the server's own events add up to its
totals. What a log cannot know stays counted: a comment that was taken away, or a like that guest
and account both had when one became the other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from uuid import UUID

from events.schemas import Event, EventType

_ADDS = {
    EventType.LIKE: ("likes", 1),
    EventType.UNLIKE: ("likes", -1),
    EventType.SAVE: ("saves", 1),
    EventType.UNSAVE: ("saves", -1),
    EventType.SHARE: ("shares", 1),
    EventType.COMMENT: ("comments", 1),
}


def approvals_of(events: Iterable[Event]) -> dict[UUID, Counter[str]]:
    """What `events` add to the likes, saves, shares and comments of each clip."""
    counts: dict[UUID, Counter[str]] = defaultdict(Counter)
    for event in events:
        if event.origin == "server" and event.video_id is not None and event.type in _ADDS:
            column, by = _ADDS[event.type]
            counts[event.video_id][column] += by
    return dict(counts)
