"""The clips that a viewer watched last, and how long; kept raw, so that whoever reads them judges.

A taste sums evidence up, which blurs several interests into one; these keep it apart.
"""

from __future__ import annotations

import numpy as np

from events.schemas import Event, EventType
from feed.features.taste import VIEW, Views

KEPT = 128
# A phone put down does not say more than this.
MOST_WATCH_MS = 600_000
_WATCHING = frozenset({EventType.WATCH, EventType.SKIP, EventType.LOOP})


class Watching:
    """Views that change event by event."""

    def __init__(self, views: Views) -> None:
        self._views: dict[int, tuple[int, int, float]] = {
            key: (at_ms, watch_ms, points) for key, at_ms, watch_ms, points in views.tolist()
        }
        self.has_changed = False

    def note(self, event: Event, points: float) -> None:
        """Counts `event`, which is about a clip that is known.

        A skip tells again what watches tell, so it only says that the clip was met.

        Args:
            points: What it says beside the time watched; of watches and skips it is left out.
        """
        kind = event.type
        if event.video_id is None or (kind not in _WATCHING and not points):
            return
        watch_ms = (event.watch_ms or 0) if kind is EventType.WATCH else 0
        points = 0.0 if kind in _WATCHING else points
        key = event.video_id.int & (1 << 64) - 1
        at_ms, watched_ms, had = self._views.get(key, (event.at_ms, 0, 0.0))
        watched_ms = min(MOST_WATCH_MS, watched_ms + max(0, watch_ms))
        # As precise as what is stored, or it would matter which events are folded together.
        self._views[key] = (at_ms, watched_ms, float(np.float32(had + points)))
        if len(self._views) > KEPT:
            del self._views[next(iter(self._views))]
        self.has_changed = True

    def views(self) -> Views:
        """As they are now."""
        return np.array([(key, *rest) for key, rest in self._views.items()], VIEW)


def joined(views: Views, others: Views) -> Views:
    """The last of both, by time; of a clip in both that of `views` counts."""
    fresh = others[~np.isin(others["key"], views["key"])]
    both = np.concatenate([views, fresh])
    return both[np.argsort(both["at_ms"], kind="stable")][-KEPT:]
