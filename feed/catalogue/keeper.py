"""Keeps the in-memory catalogue current: a thread that loads, listens and looks again.

It listens to the lifecycle stream, so that a publication or removal counts within milliseconds, and
also asks the database every few seconds what has changed, so that nothing depends on Redis; now
and then it compares everything. What is shown on cards but has no event (an avatar, a display name)
comes with a slow round. Each of these is done the more rarely the longer it takes.
"""

from __future__ import annotations

import gc
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from time import monotonic
from uuid import UUID

import redis
import structlog
from sqlalchemy import Engine

from core.clock import Clock, epoch_ms, utc_now
from core.redis import get_redis
from core.settings import get_settings
from experiments.values import Values
from feed.catalogue.card_round import CardRound
from feed.catalogue.columns import Columns
from feed.catalogue.differences import differing, differing_since
from feed.catalogue.due import Dues, Job
from feed.catalogue.eligible import Rows
from feed.catalogue.reading import Reading
from feed.catalogue.rows import current_ms, read_totals
from feed.catalogue.snapshot import Snapshot
from feed.catalogue.streams import Streams
from feed.popularity import PopularityRule, rules_of

log = structlog.get_logger(__name__)

LISTEN_MS = 500
STEP_PAUSE_MS = 20  # Between the steps of a job, in which it listens.
GATHER_S = 0.01  # Between two times of listening, so that many words are heard at once.
# Between looks: for clocks that differ and slow transactions. After an import of thousands of clips
# the wide one reads all of them.
OVERLAP, WIDE_OVERLAP = timedelta(seconds=10), timedelta(minutes=2)
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
ROUND_CARDS = 5  # Two milliseconds of work, so that requests beside it do not wait.
# A page makes some hundred objects and no cycles; looking for some every few pages is wasted.
GC_THRESHOLD = (20_000, 20, 100)
_NOBODY = UUID(int=0)

Promising = Callable[[Snapshot, int], Generator[None, None, Rows]]


class Keeper:
    """Owns the columns and publishes snapshots of them.

    Args:
        client: Gives the Redis client; injected so that tests can take it away.
        promising: Orders all clips in steps; see `feed.model.promise`.
    """

    def __init__(
        self,
        engine: Engine | None = None,
        client: Callable[[], redis.Redis] = get_redis,
        clock: Clock = utc_now,
        promising: Promising | None = None,
    ) -> None:
        self._engine = engine
        self._streams = Streams(client)
        self._clock = clock
        self._promising = promising
        self._columns = Columns(get_settings().data_dir)
        self._values = Values(_NOBODY)
        self._counted: set[UUID] = set()
        self._awaited: set[UUID] = set()
        self._stop = threading.Event()
        self._reading = Reading(self._columns, engine, self._stop)
        self._thread: threading.Thread | None = None
        self._due = Dues()
        self._job: Job | None = None
        self._is_stale, self._looked_at = False, BEGINNING
        self._round = CardRound()
        self.checked_at = float("-inf")
        self.has_some = threading.Event()  # Enough to serve: the newest, or all there is.
        self.is_loaded = threading.Event()
        self.snapshot = Snapshot(self._columns, self._now_ms(), rules_of(self._values))

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

    def hurry(self, video_id: UUID) -> None:
        """Somebody waits for this clip: it is read when the thread listens next, whoever else said
        so, and shown at once, however lately a snapshot was made. Said again while it is awaited.
        """
        self._awaited.add(video_id)
        self._due.snapshot.now()

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
            self._streams.begin()
            with self._due.compare, self._due.all_totals:
                self.load()
            # What is loaded stays: the collector need not walk it while requests wait.
            gc.collect()
            gc.freeze()
            gc.set_threshold(*GC_THRESHOLD)
            log.info("catalogue_loaded", videos=self.snapshot.count)
        wait_ms = LISTEN_MS if self._job is None else STEP_PAUSE_MS
        heard = self._streams.heard(wait_ms)
        awaited, self._awaited = self._awaited, set()
        self._read(awaited if heard is None else awaited | heard.changed)
        if heard is None:
            self._due.look.now()  # What was said meanwhile was not heard.
            self._stop.wait(wait_ms / 1000)
        else:
            self._counted |= heard.counted
            self._stop.wait(GATHER_S)
        if self._is_stale and self._due.snapshot.is_now:
            self._remake()
        job = self._job or self._next_job()
        self._job = None  # Not to be gone on with after an error.
        if job is not None and job.step():
            self._job = job

    def _next_job(self) -> Job | None:
        """What is due. All of it goes in steps, so that neither requests nor news wait long."""
        if self._due.totals.is_now and self._counted:
            counted, self._counted = sorted(self._counted), set()
            return Job(self._due.totals, self._refreshing_totals(counted))
        if self._due.look.is_now:
            return Job(self._due.look, self._looking())
        if self._due.compare.is_now:
            return Job(self._due.compare, self._comparing())
        if self._due.all_totals.is_now:
            return Job(self._due.all_totals, self._refreshing_totals())
        if self._promising is not None and self._due.promising.is_now:
            return Job(self._due.promising, self._foreseeing(self._promising))
        if self._due.round.is_now:
            return Job(self._due.round, map(self.refresh_cards, (ROUND_CARDS,)))
        return None

    def load(self) -> None:
        """Reads everything, the latest first; what has been read can be shown meanwhile."""
        self._looked_at = self._clock()
        for _ in self._reading.newest_first():
            if self._columns.count >= 4 * self.snapshot.count:
                self._remake()
                self.has_some.set()
        self._columns.reach.say_current(current_ms(self._engine))
        self._remake()
        self.checked_at = monotonic()
        self.has_some.set()
        self.is_loaded.set()

    def look(self) -> None:
        """Asks the database what has changed since the last look, and takes it over."""
        deque(self._looking(), maxlen=0)
        self._show()

    def _looking(self) -> Iterator[None]:
        began, is_wide = self._clock(), self._due.wide.is_now
        since = self._looked_at - (WIDE_OVERLAP if is_wide else OVERLAP)
        for different in differing_since(self._columns, self._engine, since):
            self._read(different)  # One snapshot for all of it, when one is due.
            yield
        if is_wide:
            self._due.wide.done(0.0)
        self._looked_at = began
        self.checked_at = monotonic()

    def compare(self) -> None:
        """Compares everything with the database and takes over what differs."""
        deque(self._comparing(), maxlen=0)
        self._show()

    def _comparing(self) -> Iterator[None]:
        for different in differing(self._columns, self._engine):
            self._read(different)
            yield

    def reload(self, video_ids: Iterable[UUID]) -> None:
        """Reads `video_ids` again, at once; those that are not published any more are withdrawn."""
        self._read(video_ids)
        self._show()

    def _show(self) -> None:
        if self._is_stale:
            self._remake()

    def _read(self, video_ids: Iterable[UUID]) -> None:
        """As `reload`, but it leaves the snapshot to whoever comes next."""
        self._is_stale |= bool(self._reading.again(video_ids))

    def refresh_totals(self, video_ids: list[UUID] | None = None) -> None:
        """Reads the totals of `video_ids`, or of all clips, and orders by them."""
        deque(self._refreshing_totals(video_ids), maxlen=0)

    def _refreshing_totals(self, video_ids: list[UUID] | None = None) -> Iterator[None]:
        self._columns.reach.say_current(current_ms(self._engine))
        for ids, counts in read_totals(self._engine, video_ids):
            self._columns.put_counts(ids, counts)
            yield
        self.snapshot = self.snapshot.reordered(self._now_ms(), self._rules())

    def foresee(self) -> None:
        """Orders all clips by what is expected of them, at once."""
        if self._promising is not None:
            deque(self._foreseeing(self._promising), maxlen=0)

    def _foreseeing(self, promising: Promising) -> Iterator[None]:
        order = yield from promising(self.snapshot, self._now_ms())
        self.snapshot = self.snapshot.promised(order)

    def refresh_cards(self, count: int) -> None:
        """Encodes the next `count` cards of the round again."""
        self._round.go_on(self._columns, self._engine, count)

    def _remake(self) -> None:
        """A snapshot with what has been read."""
        with self._due.snapshot:
            rules, now_ms = self._rules(), self._now_ms()
            self.snapshot = Snapshot(self._columns, now_ms, rules, self.snapshot)
            self._is_stale = False

    def _rules(self) -> tuple[PopularityRule, ...]:
        return rules_of(self._values, is_promised=bool(len(self.snapshot.promising)))

    def _now_ms(self) -> int:
        return epoch_ms(self._clock())
