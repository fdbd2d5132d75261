"""Which events answer which impression."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from events.schemas import Event, EventType
from experiments.values import Values
from feed.features.fold import UNDOES
from feed.model.heads import Answers, bits_of, windows_ms

# Clocks of server and browser are reconciled to within this.
EARLY_MS = 2_000


@dataclass(frozen=True, slots=True)
class Impression:
    """A clip was shown.

    Args:
        duration_ms: The clip's length; 0 when not known.
    """

    viewer_id: UUID
    video_id: UUID
    creator_id: UUID
    at_ms: int
    duration_ms: int


class Answering:
    """Collects what answers `impressions`."""

    def __init__(self, impressions: Sequence[Impression], values: Values) -> None:
        n = len(impressions)
        self._at_ms = [one.at_ms for one in impressions]
        self._acts, self._watch = [0] * n, [0] * n
        self._skipped_ms = [0] * n
        self._duration = [one.duration_ms for one in impressions]
        self._windows = windows_ms(values)
        # An undoing counts for as long as what it undoes.
        self._windows |= {u: self._windows[t] for u, t in UNDOES.items() if t in self._windows}
        self._of_clip: dict[tuple[UUID, UUID], list[int]] = defaultdict(list)
        self._of_creator: dict[tuple[UUID, UUID], list[int]] = defaultdict(list)
        for i in sorted(range(n), key=self._at_ms.__getitem__):
            one = impressions[i]
            self._of_clip[one.viewer_id, one.video_id].append(i)
            self._of_creator[one.viewer_id, one.creator_id].append(i)

    @property
    def types(self) -> frozenset[EventType]:
        """The kinds of events that may answer."""
        return frozenset(self._windows)

    def take(self, events: Iterable[Event]) -> None:
        """Notes what answers; an event belongs to the last impression before it."""
        for event in events:
            window_ms = self._windows.get(event.type)
            if window_ms is None:
                continue
            shown = self._shown(event)
            for i in reversed(shown):
                if self._at_ms[i] - EARLY_MS <= event.at_ms:
                    if event.at_ms <= self._at_ms[i] + window_ms:
                        self._note(i, event)
                    break

    def _shown(self, event: Event) -> Sequence[int]:
        if event.video_id is not None:
            return self._of_clip.get((event.viewer_id, event.video_id), ())
        if event.type in (EventType.FOLLOW, EventType.UNFOLLOW) and event.creator_id is not None:
            return self._of_creator.get((event.viewer_id, event.creator_id), ())
        return ()

    def _note(self, i: int, event: Event) -> None:
        undone = UNDOES.get(event.type)
        if undone is not None:
            self._acts[i] &= ~bits_of(undone)
            return
        self._acts[i] |= bits_of(event.type)
        if event.type is EventType.WATCH:
            self._watch[i] += event.watch_ms or 0
        elif event.type is EventType.SKIP:
            # A skip tells the whole time again that its view's watches have told in parts.
            self._skipped_ms[i] = max(self._skipped_ms[i], event.watch_ms or 0)
        self._duration[i] = self._duration[i] or event.duration_ms or 0

    def answers(self) -> Answers:
        """What was noted, one entry an impression."""
        watch = np.maximum(np.array(self._watch, np.int64), np.array(self._skipped_ms, np.int64))
        return Answers(np.array(self._acts, np.int64), watch, np.array(self._duration, np.int64))
