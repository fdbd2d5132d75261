"""The features as they were at any moment: the lake's events folded again, in the stream's order.

The fold, the counting and the merging are the very functions that the consumer runs. Clips are
taken as the database describes them now, and parameters as they are now.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Protocol
from uuid import UUID

from events.counters import counts_of
from events.lake.reader import Lake
from events.lake.schema import Stored
from events.schemas import Event, EventType
from experiments.service import values_for
from experiments.values import Values
from feed.features.adoption import guest_of, merge
from feed.features.approvals import Follows, approvals_of
from feed.features.content import ContentsOf, ContentStore, with_content
from feed.features.definitions import TASTE_WINDOW_S
from feed.features.fold import FOLDED, fold_all
from feed.features.taste import Taste

ValuesOf = Callable[[UUID], Values]
_END_MS = 2**62
CHUNK = 5_000
LONGEST_VISIT_MS = 24 * 3600_000  # A page is not looked at for longer.


class EventLog(Protocol):
    """Stored events in the stream's order; a `Lake` is one."""

    def events(
        self, *, since_ms: int = 0, until_ms: int = _END_MS, types: Collection[EventType] = ()
    ) -> Iterator[Stored]:
        """Those that the stream took in [`since_ms`, `until_ms`); `types` chooses kinds."""
        ...


class Replay:
    """Tastes and totals after the events taken so far."""

    def __init__(
        self, contents: ContentsOf | None = None, values_of: ValuesOf = values_for
    ) -> None:
        self.tastes: dict[UUID, Taste] = {}
        self.totals: dict[UUID, Counter[str]] = defaultdict(Counter)
        self.follows = Follows()
        self._contents = contents or ContentStore().get_many
        self._values_of = values_of
        self._written_ms: dict[UUID, int] = {}

    def take(self, events: Iterable[Stored]) -> None:
        """Folds `events`, which follow those taken before in the stream."""
        chunk = list(events)
        for counted in (counts_of(s.event for s in chunk), approvals_of(s.event for s in chunk)):
            for video_id, counts in counted.items():
                self.totals[video_id].update(counts)
        self.follows.take(s.event for s in chunk)
        waiting: dict[UUID, list[Event]] = defaultdict(list)
        for stored in chunk:
            event = stored.event
            if event.type is EventType.ADOPTION:
                self._fold(waiting)
                waiting.clear()
                self._adopt(event, stored.stream_ms)
            elif event.type is EventType.TASTE_RESET:
                waiting.pop(event.viewer_id, None)
                self.tastes[event.viewer_id] = Taste()
                self._written_ms[event.viewer_id] = stored.stream_ms
            elif event.type in FOLDED:
                if self._is_forgotten(event.viewer_id, stored.stream_ms):
                    self.tastes.pop(event.viewer_id, None)
                    waiting.pop(event.viewer_id, None)
                self._written_ms[event.viewer_id] = stored.stream_ms
                waiting[event.viewer_id].append(event)
        self._fold(waiting)

    def _fold(self, waiting: Mapping[UUID, list[Event]]) -> None:
        videos = {e.video_id for events in waiting.values() for e in events if e.video_id}
        contents = self._contents(videos)
        for viewer_id, events in waiting.items():
            before = self.tastes.get(viewer_id) or Taste()
            happened = with_content(events, contents)
            self.tastes[viewer_id] = fold_all(before, happened, self._values_of(viewer_id))

    def _adopt(self, event: Event, stream_ms: int) -> None:
        guest_id, viewer_id = guest_of(event), event.viewer_id
        guest = self.tastes.pop(guest_id, None) if guest_id else None
        if guest_id is None or guest is None or self._is_forgotten(guest_id, stream_ms):
            return
        known = None if self._is_forgotten(viewer_id, stream_ms) else self.tastes.get(viewer_id)
        self.tastes[viewer_id] = merge(known or Taste(), guest, self._values_of(viewer_id))
        self._written_ms[viewer_id] = stream_ms

    def _is_forgotten(self, viewer_id: UUID, now_ms: int) -> bool:
        written_ms = self._written_ms.get(viewer_id, now_ms)
        return now_ms - written_ms > TASTE_WINDOW_S * 1000

    def known_at(self, viewer_id: UUID, now_ms: int) -> Taste:
        """The viewer's taste at a moment after the last event taken."""
        if self._is_forgotten(viewer_id, now_ms):
            return Taste()
        return self.tastes.get(viewer_id) or Taste()


@dataclass(frozen=True, slots=True)
class Shown:
    """An impression with what was known when its page was made.

    Args:
        decided_ms: When the page was made.
        taste: As stored then; readers decay it to `decided_ms`.
        totals: Column of `VideoStats` → count, of the clip that was shown.
        followed: Creators whom the viewer followed.
    """

    event: Event
    decided_ms: int
    taste: Taste
    totals: Mapping[str, int]
    followed: frozenset[UUID] = frozenset()


def features_at(
    moment_ms: int, lake: EventLog | None = None, replay: Replay | None = None
) -> Replay:
    """Everything as it was when the stream's clock showed `moment_ms`."""
    made = replay or Replay()
    events = (lake or Lake()).events(until_ms=moment_ms)
    while chunk := list(islice(events, CHUNK)):
        made.take(chunk)
    return made


def shown_with_features(
    since_ms: int, until_ms: int, lake: EventLog | None = None, replay: Replay | None = None
) -> Iterator[Shown]:
    """Each impression taken in [`since_ms`, `until_ms`), in the order of their pages.

    An event counts as known only from the moment the stream had it: what the viewer did with the
    clip, and what was on its way while the page was made, cannot leak into its features.
    """
    source: EventLog = lake or Lake()
    made = replay or Replay()
    impressions = sorted(
        (
            (decided_ms(s.event), s.event)
            for s in source.events(
                since_ms=since_ms, until_ms=until_ms, types={EventType.IMPRESSION}
            )
        ),
        key=lambda one: one[0],
    )
    events = source.events(until_ms=until_ms)
    following: list[Stored] = list(islice(events, 1))
    for at_ms, impression in impressions:
        known: list[Stored] = []
        while following and following[0].stream_ms < at_ms:
            known += following
            following = list(islice(events, 1))
        made.take(known)
        totals = made.totals.get(impression.video_id) if impression.video_id else None
        viewer_id = impression.viewer_id
        taste, followed = made.known_at(viewer_id, at_ms), made.follows.of(viewer_id)
        yield Shown(impression, at_ms, taste, dict(totals or {}), followed)


def decided_ms(impression: Event) -> int:
    """When the page of an impression was made: its request id tells, else when it was seen."""
    try:
        request = UUID(impression.request_id or "")
    except ValueError:
        return impression.at_ms
    made_ms = request.int >> 80
    is_plausible = request.version == 7 and 0 <= impression.at_ms - made_ms <= LONGEST_VISIT_MS
    return made_ms if is_plausible else impression.at_ms
