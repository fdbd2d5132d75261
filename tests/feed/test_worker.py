"""The consumer that keeps tastes: within a moment, and each event once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from uuid import UUID

import pytest
import redis

import feed.features.worker
from core.ids import new_id
from core.redis import EVENTS_STREAM, TASTE, get_redis
from events.consumer import run
from events.counters import CounterWorker
from events.schemas import EventType
from events.service import append
from events.stream import GroupReader
from feed.features.storing import queue_write
from feed.features.taste import Taste, taste_of
from feed.features.worker import GROUP, TasteWorker
from feed.params.taste import FOLD_LIKE, FOLD_PURCHASE
from tests.feed.conftest import Clip


@pytest.fixture
def worker(clips: list[Clip], valkey: redis.Redis) -> TasteWorker:
    made = TasteWorker(block_ms=1)
    made.start()
    return made


def taste(viewer_id: UUID) -> Taste:
    raw = get_redis().hgetall(TASTE(viewer_id))
    found = taste_of({k.decode(): v for k, v in raw.items()})  # type: ignore[union-attr]
    return found or Taste()


def pending(valkey: redis.Redis) -> int:
    return int(valkey.xpending(EVENTS_STREAM(), GROUP)["pending"])  # type: ignore[index]


def test_a_like_is_folded_and_acknowledged(
    worker: TasteWorker, clips: list[Clip], valkey: redis.Redis
) -> None:
    viewer = new_id()
    append(EventType.LIKE, viewer, clips[0].id)
    append(EventType.IMPRESSION, viewer, clips[1].id)

    worker.work()

    assert taste(viewer).tags == {clips[0].tag: FOLD_LIKE.default}
    assert pending(valkey) == 0


def test_two_consumers_that_write_one_taste_lose_nothing(
    worker: TasteWorker, clips: list[Clip], valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer = new_id()
    append(EventType.LIKE, viewer, clips[0].id)
    append(EventType.LIKE, viewer, clips[1].id)
    one = GroupReader(valkey, GROUP, "one")
    first, second = one.read(1, 1), one.read(1, 1)
    other = TasteWorker(block_ms=1)
    other.start()
    original = queue_write

    def late(*args: object) -> None:
        monkeypatch.setattr(feed.features.worker, "queue_write", original)
        other.handle(one, second)  # Comes in between this worker's reading and its writing.
        original(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(feed.features.worker, "queue_write", late)
    worker.handle(one, first)

    assert set(taste(viewer).tags) == {clips[0].tag, clips[1].tag}
    assert pending(valkey) == 0


def test_a_worker_that_dies_before_it_writes_leaves_its_events_to_the_next(
    worker: TasteWorker, clips: list[Clip], valkey: redis.Redis
) -> None:
    viewer = new_id()
    append(EventType.LIKE, viewer, clips[0].id)
    dead = GroupReader(valkey, GROUP, "dead")
    assert len(dead.read(10, 1)) == 1

    heir = GroupReader(valkey, GROUP, "heir")
    worker.handle(heir, heir.claim(10, idle_ms=0))

    assert taste(viewer).tags == {clips[0].tag: FOLD_LIKE.default}
    assert pending(valkey) == 0


def stalled(
    worker: TasteWorker, monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[], None]
) -> None:
    """Has `worker` stop between folding and storing until `meanwhile` is done, once."""
    original = queue_write

    def late(*args: object) -> None:
        monkeypatch.setattr(feed.features.worker, "queue_write", original)
        meanwhile()
        original(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(feed.features.worker, "queue_write", late)


def test_a_consumer_that_stalled_while_another_took_its_events_over_folds_none_again(
    worker: TasteWorker, clips: list[Clip], valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer, other_viewer = new_id(), new_id()
    for who in (viewer, other_viewer):
        append(EventType.WATCH, who, clips[0].id)
    watches = GroupReader(valkey, GROUP, "stalls")
    append(EventType.PURCHASE, viewer, clips[0].id)
    batch = watches.read(10, 1)
    heir = GroupReader(valkey, GROUP, "heir")
    rescuer = TasteWorker(block_ms=1)
    rescuer.start()
    stalled(worker, monkeypatch, lambda: rescuer.handle(heir, heir.claim(10, idle_ms=0)))

    worker.handle(watches, batch)

    assert taste(viewer).tags == {clips[0].tag: FOLD_PURCHASE.default}
    assert pending(valkey) == 0


def test_of_a_batch_that_another_folded_in_part_only_the_rest_is_folded(
    worker: TasteWorker, clips: list[Clip], valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer = new_id()
    for _ in range(4):
        append(EventType.PURCHASE, viewer, clips[0].id)
    one = GroupReader(valkey, GROUP, "stalls")
    batch = one.read(10, 1)
    heir = GroupReader(valkey, GROUP, "heir")
    rescuer = TasteWorker(block_ms=1)
    rescuer.start()
    stalled(worker, monkeypatch, lambda: rescuer.handle(heir, heir.claim(2, idle_ms=0)))

    worker.handle(one, batch)

    assert taste(viewer).tags == {clips[0].tag: pytest.approx(4 * FOLD_PURCHASE.default, rel=1e-6)}
    assert pending(valkey) == 0


def test_a_reset_that_comes_again_does_not_forget_what_was_learned_since(
    worker: TasteWorker, clips: list[Clip], valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer = new_id()
    append(EventType.PURCHASE, viewer, clips[0].id)
    append(EventType.TASTE_RESET, viewer)
    one = GroupReader(valkey, GROUP, "stalls")
    batch = one.read(10, 1)
    heir = GroupReader(valkey, GROUP, "heir")
    worker.handle(heir, heir.claim(10, idle_ms=0))
    assert taste(viewer).tags == {}
    append(EventType.PURCHASE, viewer, clips[1].id)
    worker.handle(heir, heir.read(10, 1))

    worker.handle(one, batch)

    assert set(taste(viewer).tags) == {clips[1].tag}
    assert pending(valkey) == 0


def test_many_viewers_are_folded_in_one_batch(worker: TasteWorker, clips: list[Clip]) -> None:
    viewers = [new_id() for _ in range(50)]
    for viewer in viewers:
        for clip in clips[:4]:
            append(EventType.LIKE, viewer, clip.id)

    worker.work()

    assert all(len(taste(v).tags) == 4 for v in viewers)


@pytest.mark.slow
def test_the_consumer_runs_until_it_is_stopped(clips: list[Clip], valkey: redis.Redis) -> None:
    stop = threading.Event()
    workers = [TasteWorker(block_ms=10), CounterWorker(stop)]
    thread = threading.Thread(target=run, args=(workers, stop))
    thread.start()
    viewer = new_id()
    append(EventType.LIKE, viewer, clips[0].id)

    for _ in range(500):
        if taste(viewer).tags:
            break
        stop.wait(0.02)
    found = taste(viewer)
    stop.set()
    thread.join(10)

    assert found.tags
    assert not thread.is_alive()
