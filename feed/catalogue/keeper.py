"""Keeps the in-memory catalogue current: a thread that loads, listens and looks again.

It listens to the lifecycle stream, so that a publication or removal counts within milliseconds,
and also compares fingerprints with the database every few seconds, so that nothing depends on
Redis. What is shown on cards but has no event (a price, a stock flag) comes with a slow round.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterable
from time import monotonic
from typing import Any, cast
from uuid import UUID

import redis
import redis.exceptions
import structlog
from sqlalchemy import Engine

from core.clock import Clock, epoch_ms, utc_now
from core.db import read_scope
from core.redis import LIFECYCLE_STREAM, STATS_STREAM, get_redis
from experiments.values import Values
from feed.catalogue.columns import NONE, Columns
from feed.catalogue.rows import (
    Fingerprint,
    fingerprint,
    published_revisions,
    read_rows,
    read_totals,
)
from feed.catalogue.snapshot import Snapshot
from feed.popularity import rule_of

log = structlog.get_logger(__name__)

LISTEN_MS = 500
LOOK_EVERY_S = 3.0
TOTALS_EVERY_S = 30.0
ROUND_EVERY_S = 5.0
ROUND_CARDS = 25  # A few milliseconds of work, so that requests beside it do not wait.
LOAD_CHUNK = 250
# A page makes some hundred objects and no cycles; looking for some every few pages is wasted.
GC_THRESHOLD = (20_000, 20, 100)
PAUSE_S = 0.0005  # Between chunks: lets a request in.
_NOBODY = UUID(int=0)


class Keeper:
    """Owns the columns and publishes snapshots of them.

    Args:
        client: Gives the Redis client; injected so that tests can take it away.
    """

    def __init__(
        self,
        engine: Engine | None = None,
        client: Callable[[], redis.Redis] = get_redis,
        clock: Clock = utc_now,
    ) -> None:
        self._engine = engine
        self._client = client
        self._clock = clock
        self._columns = Columns()
        self._rule = rule_of(Values(_NOBODY))
        self._seen: Fingerprint | None = None
        self._positions: dict[Any, Any] = {}
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._looked_at = self._totalled_at = self._rounded_at = float("-inf")
        self._round_at = 0
        self.checked_at = float("-inf")
        self.has_some = threading.Event()  # Enough to serve: the newest, or all there is.
        self.is_loaded = threading.Event()
        self.snapshot = Snapshot(self._columns, self._now_ms(), self._rule)

    def start(self) -> None:
        """Starts the thread; once."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="catalogue", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Ends the thread and waits for it."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(timeout=10)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self.keep()
            except Exception:  # The database may be away; what is in memory stays in use.
                log.warning("catalogue_not_refreshed", exc_info=True)
                self._stop.wait(1.0)

    def keep(self) -> None:
        """One round: loads at first, then listens for a moment and looks where it is due."""
        if not self.is_loaded.is_set():
            self._positions = self._ends()
            self.look()
            self.refresh_totals()
            self.has_some.set()
            self.is_loaded.set()
            # What is loaded stays: the collector need not walk it while requests wait.
            gc.collect()
            gc.freeze()
            gc.set_threshold(*GC_THRESHOLD)
            log.info("catalogue_loaded", videos=self.snapshot.count)
        changed, counted = self._listen()
        if changed:
            self.reload(changed)
        if counted:
            self.refresh_totals(sorted(counted))
        now = monotonic()
        if now - self._looked_at > LOOK_EVERY_S:
            self.look()
        if now - self._totalled_at > TOTALS_EVERY_S:
            self.refresh_totals()
        if now - self._rounded_at > ROUND_EVERY_S:
            self._rounded_at = now
            self.refresh_cards(ROUND_CARDS)

    def look(self) -> None:
        """Compares with the database and takes over what differs."""
        self._looked_at = monotonic()
        with read_scope(self._engine) as session:
            present = fingerprint(session)
            if present == self._seen:
                self.checked_at = monotonic()
                return
            published = published_revisions(session)
        known = self._columns.row_of
        revisions = self._columns.revisions
        different = [v for v, r in published.items() if v not in known or revisions[known[v]] != r]
        gone = [v for v, at in known.items() if revisions[at] != NONE and v not in published]
        for video_id in gone:
            self._columns.withdraw(video_id)
        self.reload(different)
        self._seen = present
        self.checked_at = monotonic()

    def reload(self, video_ids: Iterable[UUID]) -> None:
        """Reads `video_ids` again; those that are not published any more are withdrawn."""
        ids = list(video_ids)
        for start in range(0, len(ids), LOAD_CHUNK):
            chunk = ids[start : start + LOAD_CHUNK]
            with read_scope(self._engine) as session:
                rows = read_rows(session, chunk)
            found = {row.video_id for row in rows}
            for video_id in chunk:
                if video_id not in found:
                    self._columns.withdraw(video_id)
            for row in rows:
                self._columns.put(row)
            if not self.is_loaded.is_set() and self._columns.count >= 2 * self.snapshot.count:
                # The newest can be shown while the rest still loads.
                self.snapshot = self._made_snapshot()
                self.has_some.set()
            self._stop.wait(PAUSE_S)
        if ids:
            self.snapshot = self._made_snapshot()

    def refresh_totals(self, video_ids: list[UUID] | None = None) -> None:
        """Reads the totals of `video_ids`, or of all clips, and orders by them."""
        if video_ids is None:
            self._totalled_at = monotonic()
        with read_scope(self._engine) as session:
            totals = read_totals(session, video_ids)
        for video_id, counted in totals.items():
            at = self._columns.row_of.get(video_id)
            if at is not None:
                self._columns.put_totals(at, counted)
        self.snapshot = self.snapshot.reordered(self._now_ms(), self._rule)

    def refresh_cards(self, count: int) -> None:
        """Encodes the next `count` cards of the round again."""
        total = self._columns.count
        if total == 0:
            return
        start = self._round_at % total
        self._round_at = start + count
        rows = range(start, min(start + count, total))
        ids = [self._columns.video_ids[r] for r in rows if self._columns.is_published[r]]
        with read_scope(self._engine) as session:
            fresh = read_rows(session, ids)
        for row in fresh:
            at = self._columns.row_of[row.video_id]
            if self._columns.cards[at] != row.card:
                self._columns.put_card(at, row)

    def _made_snapshot(self) -> Snapshot:
        nearest = self.snapshot.nearest
        return Snapshot(self._columns, self._now_ms(), self._rule, nearest)

    def _now_ms(self) -> int:
        return epoch_ms(self._clock())

    def _ends(self) -> dict[Any, Any]:
        """Where the streams end now; whatever comes later is heard."""
        ends: dict[Any, Any] = {}
        for name in (LIFECYCLE_STREAM(), STATS_STREAM()):
            try:
                last = cast(list[Any], self._client().xrevrange(name, count=1))
            except (redis.exceptions.RedisError, OSError):
                return {}
            ends[name] = last[0][0] if last else "0-0"
        return ends

    def _listen(self) -> tuple[set[UUID], set[UUID]]:
        """Ids whose clip changed and ids whose totals changed; waits a moment for them."""
        heard: dict[str, set[UUID]] = {LIFECYCLE_STREAM(): set(), STATS_STREAM(): set()}
        try:
            if not self._positions:
                self._positions = self._ends()
                self._seen = None  # What was said meanwhile was not heard: look again.
            answer = self._client().xread(self._positions, count=2000, block=LISTEN_MS)
        except (redis.exceptions.RedisError, OSError):
            self._positions = {}
            self._stop.wait(LISTEN_MS / 1000)
            return set(), set()
        for name, entries in cast(list[Any], answer or []):
            stream = name.decode()
            for entry_id, fields in entries:
                self._positions[stream] = entry_id
                try:
                    heard[stream].add(UUID(fields[b"video_id"].decode()))
                except (KeyError, ValueError):
                    log.warning("lifecycle_entry_unreadable", stream=stream)
        return heard[LIFECYCLE_STREAM()], heard[STATS_STREAM()]
