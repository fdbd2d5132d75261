"""Totals of approval and follows as the log tells them, for replays; services keep the real ones.

A service writes one event for each change it has made, so the server's own events add up to its
totals. What a log cannot know stays counted: a comment that was taken away, or a like that guest
and account both had when one became the other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from uuid import UUID

from events.schemas import Event, EventType
from feed.features.adoption import guest_of
from feed.features.definitions import Subject, declared

_END_FOLLOWS = frozenset({EventType.UNFOLLOW, EventType.BLOCK})
_ADDS = {
    kind: (declared(Subject.VIDEO, column).name, by)
    for kind, column, by in (
        (EventType.LIKE, "likes", 1),
        (EventType.UNLIKE, "likes", -1),
        (EventType.SAVE, "saves", 1),
        (EventType.UNSAVE, "saves", -1),
        (EventType.SHARE, "shares", 1),
        (EventType.COMMENT, "comments", 1),
    )
}


def approvals_of(events: Iterable[Event]) -> dict[UUID, Counter[str]]:
    """What `events` add to the likes, saves, shares and comments of each clip."""
    counts: dict[UUID, Counter[str]] = defaultdict(Counter)
    for event in events:
        if event.origin == "server" and event.video_id is not None and event.type in _ADDS:
            column, by = _ADDS[event.type]
            counts[event.video_id][column] += by
    return dict(counts)


class Follows:
    """Whom each viewer follows, by the server's own events."""

    def __init__(self) -> None:
        self._of: dict[UUID, frozenset[UUID]] = {}

    def of(self, viewer_id: UUID) -> frozenset[UUID]:
        """The creators that one viewer follows."""
        return self._of.get(viewer_id, frozenset())

    def take(self, events: Iterable[Event]) -> None:
        """Follows, unfollows, blocks, and sign-ins, which bring the guest's along."""
        for event in events:
            if event.origin != "server":
                continue
            known, creator = self.of(event.viewer_id), event.creator_id
            if event.type is EventType.ADOPTION and (guest := guest_of(event)):
                self._of[event.viewer_id] = known | self._of.pop(guest, frozenset())
            elif event.type is EventType.FOLLOW and creator:
                self._of[event.viewer_id] = known | {creator}
            elif event.type in _END_FOLLOWS and creator:
                self._of[event.viewer_id] = known - {creator}
