"""The product's own feed: the real pipeline on a scratch database and a real Valkey, with its state
kept by the real consumer, on simulated time.
"""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import numpy as np
import orjson

from bench.simulation.chance import Ints, Lot
from bench.simulation.days import PAGE, Asked
from bench.simulation.learning import learn_model
from bench.simulation.log import Log, taken
from bench.simulation.patience import DEFAULTS, PATIENCE_MS, PatientLink, override
from bench.simulation.pending import fresh_reader, hand_out
from bench.simulation.shop import Rows, Shop, insert, moment, write_totals
from bench.simulation.told import Teller
from bench.simulation.world import START_MS, World
from catalog.ids import ViewerId
from catalog.viewer import Viewer
from community.models import Follow, Like, NegativeScope, NotInterested, Save
from core.redis import get_redis
from core.settings import get_settings
from events.counters import counts_of
from events.lake.schema import Stored, place_of
from events.mirror import queue_drop
from events.schemas import Event
from events.stream import Delivered
from feed.catalogue.keeper import Keeper
from feed.features.worker import BATCH, TasteWorker
from feed.hydrators.viewer_state import ViewerStates
from feed.maker import Deps, Feed, PageRequest
from feed.model.promise import promising
from feed.params.heads import MODEL_USED
from feed.warm import warm

TOTALS_EVERY_MS = 300_000  # The product counts once a second.
# As the product does it. Similar clips are not learned: that takes longer, and gives them no place.
LEARN_EVERY_MS = 6 * 3_600_000
COUNTED = {Lot.LIKE: "likes", Lot.SAVE: "saves", Lot.SHARE: "shares", Lot.COMMENT: "comments"}


class Ours:
    """The feed. Its process's settings must point at a scratch installation."""

    name = "ours"

    def __init__(self, world: World, overrides: dict[str, float] | None = None) -> None:
        """
        Args:
            overrides: Parameter → another default.
        """
        self._before = override(DEFAULTS | (overrides or {}))
        warm()
        self._world = world
        self._now_ms = START_MS
        self._draw = np.random.default_rng(world.seed + 5)
        self._shop = Shop(world)
        self._teller = Teller(world, self._shop)
        self._totals: dict[UUID, Counter[str]] = defaultdict(Counter)
        self._changed: set[UUID] = set()
        self._shown: dict[tuple[int, int], tuple[UUID, int]] = {}
        self._published = 0
        self._totalled_ms = START_MS - TOTALS_EVERY_MS
        self._log: list[Stored] = []
        self._stream_ms, self._stream_seq = 0, 0
        self._worker = TasteWorker()
        self._reader = fresh_reader()
        self._loop = asyncio.new_event_loop()
        link = PatientLink(lambda: get_settings().resolved_redis_url)
        self._keeper = Keeper(clock=self._clock, promising=promising)
        self._states = ViewerStates(link)
        deps = Deps(self._keeper, link, self._states, clock=self._clock, ids=self._new_id)
        self._feed = Feed(deps)
        self.events = 0

    @property
    def viewer_ids(self) -> list[UUID]:
        """The product's id of each viewer."""
        return self._shop.viewer_ids

    @property
    def log(self) -> list[Stored]:
        """All that was told so far."""
        return self._log

    def close(self) -> None:
        """Sends what is still to be sent, ends the loop and gives the defaults back."""
        self._loop.run_until_complete(self._feed.link.settle())
        self._loop.close()
        override(self._before)

    def tick(self, now_ms: int) -> None:
        self._now_ms = now_ms
        self._learn(now_ms - START_MS)
        if now_ms - self._totalled_ms < TOTALS_EVERY_MS:
            return
        self._totalled_ms = now_ms
        here = int(np.searchsorted(self._world.clips.born_ms, now_ms, side="right"))
        if here > self._published:
            born = self._shop.publish(np.arange(self._published, here))
            self._keeper.reload(born)
            self._published = here
            self._keeper.has_some.set()
        write_totals({video_id: self._totals[video_id] for video_id in self._changed})
        self._keeper.refresh_totals(sorted(self._changed))
        self._keeper.foresee()
        self._changed.clear()

    def _learn(self, elapsed_ms: int) -> None:
        if elapsed_ms == 0 or elapsed_ms % LEARN_EVERY_MS:
            return
        if self._now_ms < self._world.end_ms and MODEL_USED.default:
            # Learning blocks this process, which the product never does: nothing may be on its way.
            self._loop.run_until_complete(self._feed.link.settle())
            learn_model(self._log, self._clock())

    def pages(self, asked: Asked) -> list[Ints]:
        return self._loop.run_until_complete(self._pages(asked))

    async def _pages(self, asked: Asked) -> list[Ints]:
        viewers = asked.viewer.tolist()
        ids = [ViewerId(self._shop.viewer_ids[viewer]) for viewer in viewers]
        # Mirrors that have to be made again are made before, so that pages come in this order.
        await asyncio.gather(*(self._states.read(one, PATIENCE_MS) for one in ids))
        requests = (PageRequest(Viewer(one), limit=PAGE) for one in ids)
        made = []
        pages = await asyncio.gather(*(self._feed.page(request) for request in requests))
        for viewer, page in zip(viewers, map(orjson.loads, pages), strict=True):
            clips = [self._shop.clip_of[UUID(item["id"])] for item in page["items"]]
            request_id = UUID(page["request_id"])
            for position, clip in enumerate(clips):
                self._shown[viewer, clip] = (request_id, position)
            made.append(np.array(clips, np.int64))
        # The loop stands still until the next pages, and what is on its way would be sent twice.
        await self._feed.link.settle()
        return made

    def heard(self, log: Log) -> None:
        self._mark(log)
        order = np.argsort(log.at_ms, kind="stable")
        events = list(self._teller.events(taken(log, order), self._shown))
        self.events += len(events)
        for video_id, counts in counts_of(events).items():
            self._totals[video_id].update(counts)
            self._changed.add(video_id)
        delivered = self._delivered(events)
        self._log += [Stored(*place_of(d.stream_id), d.event) for d in delivered]
        for start in range(0, len(delivered), BATCH):
            batch = delivered[start : start + BATCH]
            hand_out(self._reader, batch)
            self._worker.handle(self._reader, batch)

    def _mark(self, log: Log) -> None:
        """Rows and totals as the services leave them, and the mirrors that they drop."""
        acts = log.outcome.acts
        rows: Rows = {Like: [], Save: [], Follow: [], NotInterested: []}
        touched: set[int] = set()
        for lot, flags in acts.items():
            for i in np.flatnonzero(flags).tolist():
                viewer, clip = int(log.viewer[i]), int(log.clip[i])
                viewer_id, video_id = self._shop.viewer_ids[viewer], self._shop.clip_ids[clip]
                row = {"viewer_id": viewer_id, "created_at": moment(int(log.at_ms[i]))}
                if lot in COUNTED:
                    self._totals[video_id][COUNTED[lot]] += 1
                    self._changed.add(video_id)
                if lot is Lot.LIKE:
                    rows[Like].append(row | {"video_id": video_id})
                elif lot is Lot.SAVE:
                    rows[Save].append(row | {"video_id": video_id})
                elif lot is Lot.FOLLOW:
                    creator = self._world.clips.creator[clip]
                    rows[Follow].append(row | {"creator_id": self._shop.creator_ids[creator]})
                elif lot is Lot.TURN_DOWN:
                    scope = {"scope": NegativeScope.VIDEO, "value": str(video_id)}
                    rows[NotInterested].append(row | scope)
                else:
                    continue
                touched.add(viewer)
        if not touched:
            return
        insert(rows)
        pipe = get_redis().pipeline(transaction=False)
        for viewer in touched:
            queue_drop(pipe, self._shop.viewer_ids[viewer])
        pipe.execute()

    def _delivered(self, events: Sequence[Event]) -> list[Delivered]:
        """Events with places in a stream whose clock is the simulated one."""
        made = []
        for event in events:
            if self._now_ms > self._stream_ms:
                self._stream_ms, self._stream_seq = self._now_ms, 0
            made.append(Delivered(f"{self._stream_ms}-{self._stream_seq}".encode(), event))
            self._stream_seq += 1
        return made

    def _clock(self) -> datetime:
        return moment(self._now_ms)

    def _new_id(self) -> UUID:
        """A UUIDv7 of the simulated moment."""
        random = int(self._draw.integers(1 << 62))
        low = int(self._draw.integers(1 << 12))
        return UUID(int=self._now_ms << 80 | 7 << 76 | low << 64 | 2 << 62 | random)
