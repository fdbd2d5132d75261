"""Views as the events that players and services tell of them."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import numpy as np

from bench.simulation.chance import Lot
from bench.simulation.log import Log
from bench.simulation.shop import Shop
from bench.simulation.world import World
from events.schemas import Event, EventType

# The player calls it a skip when both hold, and says so beside the watch itself.
SKIPPED_BELOW, SKIPPED_BELOW_MS = 0.25, 2_000  # Of the clip; of time.
TYPE_OF = {
    Lot.LIKE: EventType.LIKE,
    Lot.SAVE: EventType.SAVE,
    Lot.SHARE: EventType.SHARE,
    Lot.COMMENT: EventType.COMMENT,
    Lot.FOLLOW: EventType.FOLLOW,
    Lot.TURN_DOWN: EventType.NOT_INTERESTED,
}


class Teller:
    """Makes events with ids of their own, always the same for the same views."""

    def __init__(self, world: World, shop: Shop) -> None:
        self._world, self._shop = world, shop
        self._draw = np.random.default_rng(world.seed + 4)

    def events(self, log: Log, shown: dict[tuple[int, int], tuple[UUID, int]]) -> Iterator[Event]:
        """The events of `log`, in the order of its views.

        Args:
            shown: (viewer, clip) → the page's request id and the place on it.
        """
        durations = (1000 * self._world.clips.duration_s[log.clip]).astype(int).tolist()
        watched = (1000 * log.outcome.watch_s).astype(int).tolist()
        acts = {TYPE_OF[a]: f.tolist() for a, f in log.outcome.acts.items()}
        acts[EventType.PRODUCT_VIEW] = log.outcome.tapped.tolist()
        acts[EventType.ADD_TO_CART] = log.outcome.bagged.tolist()
        acts[EventType.PURCHASE] = log.outcome.ordered.tolist()
        pairs = zip(log.viewer.tolist(), log.clip.tolist(), strict=True)
        for i, (viewer, clip) in enumerate(pairs):
            request_id, position = shown[viewer, clip]
            began_ms, duration_ms, watch_ms = int(log.at_ms[i]), durations[i], watched[i]

            def event(kind: EventType, at_ms: int, **more: object) -> Event:
                return Event(
                    id=UUID(bytes=self._draw.bytes(16), version=4),
                    type=kind,
                    viewer_id=self._shop.viewer_ids[viewer],  # noqa: B023
                    at_ms=at_ms,
                    received_ms=at_ms,
                    origin="client",
                    video_id=self._shop.clip_ids[clip],  # noqa: B023
                    request_id=str(request_id),  # noqa: B023
                    position=position,  # noqa: B023
                    surface="for_you",
                    **more,  # type: ignore[arg-type]
                )

            yield event(EventType.IMPRESSION, began_ms)
            yield event(EventType.PLAY, began_ms)
            for kind, happened in acts.items():
                if happened[i]:
                    yield event(kind, began_ms + watch_ms // 2)
            if watch_ms > duration_ms:
                yield event(EventType.LOOP, began_ms + duration_ms)
            seen = {"watch_ms": watch_ms, "duration_ms": duration_ms}
            if watch_ms < min(SKIPPED_BELOW_MS, SKIPPED_BELOW * duration_ms):
                yield event(EventType.SKIP, began_ms + watch_ms, **seen)
            yield event(EventType.WATCH, began_ms + watch_ms, **seen)
