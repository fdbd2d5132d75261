"""What pages chose reaches the lake, and from it is told what other choices would have earned."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import numpy as np
import orjson
import pyarrow.parquet as pq
import redis
from fastapi.testclient import TestClient
from structlog.testing import capture_logs

import feed.service
from app.health import metrics
from core.clock import epoch_ms, utc_now
from core.ids import new_id
from core.redis import CHOICES, CHOICES_TAKEN, TRACES
from events.lake.compact import compact
from events.lake.files import days_in, files_of, write_events
from events.schemas import Event, EventType
from events.stream import Delivered
from experiments.assignment import Assigned
from experiments.values import Values
from feed.choices.lost import lost_pages
from feed.choices.reader import KEY, answers
from feed.choices.writer import ChoicesWorker, choices_folder, last_written
from feed.evaluate.policies import Policy, evaluate
from feed.evaluate.rewards import Reward, drawn_places
from feed.for_you import FOR_YOU
from feed.model.keeper import keeper
from feed.model.versions import ModelVersions
from feed.params.limits import CHOICES_KEPT, TRACES_KEPT
from feed.side_effects.choices import queue_choices
from feed.side_effects.traces import queue_trace, stored_of
from tests.feed.clips import VIEWER, catalogue, clip, query_of
from tests.feed.conftest import Clip
from tests.feed.pages import ids, page
from tests.feed.ranking_models import published

HOUR_MS = 3_600_000
CLIPS = 8
CHANCE = np.array([0.40, 0.22, 0.12, 0.08, 0.06, 0.05, 0.04, 0.03])
RATE = np.array([0.10, 0.20, 0.30, 0.40, 0.50, 0.60, 0.30, 0.80])


def drain(worker: ChoicesWorker) -> None:
    worker.start()
    worker.work()


def test_a_page_is_in_the_lake_as_its_explanation_tells_it(
    client: TestClient, clips: list[Clip], valkey: redis.Redis
) -> None:
    body = page(client, limit=6)
    client.portal.call(feed.service.get_feed().link.settle)  # type: ignore[union-attr]
    story = client.get(f"/feed/explain/{body['request_id']}").json()
    write_events(Path(choices_folder().parent / "events"), [happened(new_id(), 0)])

    drain(ChoicesWorker(block_ms=1, flush_s=0.0))

    rows = answers(
        "SELECT CAST(request_id AS VARCHAR), position, CAST(video_id AS VARCHAR), sources,"
        " propensity, score, CAST(viewer_id AS VARCHAR), surface, model, is_degraded"
        " FROM choice ORDER BY position",
        since_ms=0,
        until_ms=2**62,
    )
    assert [UUID(r[2]) for r in rows] == ids(body)
    for row, item in zip(rows, story["items"], strict=True):
        assert row[0] == body["request_id"]
        assert row[1:6] == (
            item["position"], item["video_id"], item["sources"], item["propensity"], item["score"],
        )  # fmt: skip
        assert row[6:] == (story["viewer_id"], "for_you", story["model"], story["is_degraded"])


def happened(viewer: UUID, at_ms: int, **more: object) -> Delivered:
    facts = {"id": new_id(), "type": EventType.IMPRESSION, "origin": "client"} | more
    event = Event(viewer_id=viewer, at_ms=at_ms, received_ms=at_ms, **facts)  # type: ignore[arg-type]
    return Delivered(f"{at_ms}-{event.id.int % 1_000_000}".encode(), event)


def choices(request: UUID, viewer: UUID, at_ms: int, items: list[tuple[UUID, int, float]]) -> dict:
    """An entry as `feed.side_effects.choices` keeps it; sources by bits."""
    body = {
        "viewer_id": viewer, "at_ms": at_ms, "surface": "for_you", "pipeline": "for_you",
        "model": "m1", "overrides": {}, "is_degraded": False,
        "names": ["popular", "exploration", "guarantee"],
        "pools": [CLIPS if bits & 6 else 0 for _, bits, _ in items],
    }  # fmt: skip
    return {
        "r": request.bytes,
        "h": orjson.dumps(body),
        "v": b"".join(video.bytes for video, _, _ in items),
        "s": np.array([bits for _, bits, _ in items], "<u4").tobytes(),
        "n": np.array([[chance, 0.5] for _, _, chance in items], "<f8").T.tobytes(),
    }


def invented(valkey: redis.Redis, pages: int, now_ms: int) -> None:
    """Pages with one drawn place among eight clips, whose rates of finishing are known; of each
    fourth page the drawn place is never reached.
    """
    draw = random.Random(3)
    clips = [UUID(int=draw.getrandbits(128)) for _ in range(CLIPS)]
    told: list[Delivered] = []
    pipe = valkey.pipeline(transaction=False)
    for number in range(pages):
        viewer = UUID(int=draw.getrandbits(128))
        request, at_ms = UUID(int=draw.getrandbits(128)), now_ms - 30 * HOUR_MS + number * 10_000
        item = draw.choices(range(CLIPS), CHANCE.tolist())[0]
        popular = UUID(int=draw.getrandbits(128))
        items = [(popular, 1, 1.0), (clips[item], 2, float(CHANCE[item]))]
        pipe.xadd(CHOICES(), choices(request, viewer, at_ms, items), id=f"{at_ms}-0")
        here = {"request_id": str(request)}
        told.append(happened(viewer, at_ms + 500, video_id=popular, **here))
        if number % 4 == 3:
            continue
        told.append(happened(viewer, at_ms + 900, video_id=clips[item], **here))
        finishes = draw.random() < RATE[item]
        watch = {"type": EventType.WATCH, "duration_ms": 8000, "video_id": clips[item]}
        told.append(happened(viewer, at_ms + 2000, watch_ms=8000 if finishes else 900, **watch))
    pipe.execute()
    write_events(choices_folder().parent / "events", told)


def test_estimates_from_the_lake_find_what_was_put_into_the_log(
    installation: Path, valkey: redis.Redis
) -> None:
    now_ms = epoch_ms(utc_now())
    invented(valkey, 4000, now_ms)
    worker = ChoicesWorker(block_ms=1, flush_s=0.0)
    worker.start()
    for _ in range(3):
        worker.work()

    drawn = drawn_places(Reward.FINISH, since_ms=now_ms - 48 * HOUR_MS, until_ms=now_ms)
    even, best = (evaluate(drawn, policy) for policy in Policy)

    assert even.places == 3000
    assert even.logged.has(float(CHANCE @ RATE))
    assert even.clips == CLIPS
    assert even.pool == CLIPS
    truth = float(RATE.mean())
    assert not even.logged.has(truth)
    for one in (even.ips, even.snips, even.dr):
        assert one.has(truth)
    assert best.dr.low > even.dr.high
    for one in (best.snips, best.dr):
        assert one.has(RATE.max())


def test_the_command_prints_the_estimates(installation: Path, valkey: redis.Redis) -> None:
    invented(valkey, 400, epoch_ms(utc_now()))
    drain(ChoicesWorker(block_ms=1, flush_s=0.0))

    done = subprocess.run(
        [sys.executable, "-m", "feed.evaluate", "--policy", "even", "--reward", "finish"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    found = json.loads(done.stdout.splitlines()[-1])
    assert (found["policy"], found["reward"], found["places"]) == ("even", "finish", 300)
    assert found["snips"]["low"] < RATE.mean() < found["snips"]["high"]


def rows() -> int:
    question = "SELECT count(*) FROM choice"
    return int(answers(question, since_ms=0, until_ms=2**62)[0][0])


def test_a_writer_that_dies_at_any_moment_loses_no_page_and_counts_none_twice(
    installation: Path, valkey: redis.Redis
) -> None:
    now_ms = epoch_ms(utc_now())
    invented(valkey, 90, now_ms)
    first = ChoicesWorker(block_ms=1, flush_s=1e9)
    first.start()
    first.work()  # Dies holding them.
    assert last_written(choices_folder()) == "0-0"

    last = valkey.xrevrange(CHOICES(), count=1)[0][0].decode()
    after = f"{int(last.split('-')[0]) + 1}-0"
    valkey.xadd(CHOICES(), choices(new_id(), new_id(), now_ms, [(new_id(), 1, 1.0)]), id=after)
    drain(ChoicesWorker(block_ms=1, flush_s=0.0))
    drain(ChoicesWorker(block_ms=1, flush_s=0.0))
    first.flush()  # Was not dead after all.

    assert rows() == 181
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    assert compact(choices_folder(), today=tomorrow, key=KEY) > 1
    assert rows() == 181
    assert all(len(files_of(choices_folder(), day)) == 1 for day in days_in(choices_folder()))
    drain(ChoicesWorker(block_ms=1, flush_s=0.0))
    assert rows() == 181


def left_behind(valkey: redis.Redis, count: int, kept: int, **changed: object) -> None:
    """What so many pages of ten clips leave in Redis where traces are kept for 100 pages."""
    snapshot = catalogue(clip(axis=n, impressions=0) for n in range(40))
    limits = {TRACES_KEPT.name: 100, CHOICES_KEPT.name: kept}
    values = Values(VIEWER.id, [Assigned("kept", "few", limits)])
    pipe = valkey.pipeline(transaction=False)
    for seed in range(count):
        query = query_of(snapshot, seed=seed, values=values, **changed)
        slate, names, trace = FOR_YOU.run(query)
        stored = stored_of(query, "for_you", slate, names, trace)
        queue_trace(pipe, query, stored)
        queue_choices(pipe, query, stored)
    pipe.execute()


def put_impression() -> None:
    write_events(choices_folder().parent / "events", [happened(new_id(), epoch_ms(utc_now()))])


def test_a_consumer_that_was_away_finds_all_choices_though_traces_are_gone(
    installation: Path, valkey: redis.Redis
) -> None:
    put_impression()
    left_behind(valkey, 900, kept=1000)

    drain(ChoicesWorker(block_ms=1, flush_s=0.0))

    assert valkey.xlen(TRACES()) < 300
    assert rows() == 900 * 10
    assert lost_pages(valkey) == 0
    # What the lake has takes no more memory.
    assert valkey.xlen(CHOICES()) == 0


def test_what_a_consumer_missed_is_counted_once_page_by_page(
    installation: Path, valkey: redis.Redis
) -> None:
    put_impression()
    left_behind(valkey, 10, kept=1000)
    drain(ChoicesWorker(block_ms=1, flush_s=0.0))
    assert lost_pages(valkey) == 0

    left_behind(valkey, 2500, kept=1000)
    left = valkey.xlen(CHOICES())
    assert 1000 <= left < 1200
    with capture_logs() as said:
        drain(ChoicesWorker(block_ms=1, flush_s=1e9))  # Dies before it has written anything.
        drain(ChoicesWorker(block_ms=1, flush_s=0.0))
        drain(ChoicesWorker(block_ms=1, flush_s=0.0))

    assert {e["pages"] for e in said if e["event"] == "choices_lost"} == {2500 - left}
    assert lost_pages(valkey) == 2500 - left
    assert f"jhalak_choices_lost_pages_total {2500 - left}.0" in metrics().body.decode()
    assert rows() == (10 + left) * 10


def test_a_redis_that_began_anew_is_not_taken_for_a_loss(
    installation: Path, valkey: redis.Redis
) -> None:
    put_impression()
    left_behind(valkey, 30, kept=1000)
    worker = ChoicesWorker(block_ms=1, flush_s=0.0)
    drain(worker)
    valkey.flushall()
    left_behind(valkey, 20, kept=1000)
    with capture_logs() as said:
        worker.work()
        drain(ChoicesWorker(block_ms=1, flush_s=0.0))

    assert [e["event"] for e in said] == []
    assert rows() == 50 * 10


def test_choices_are_a_fraction_of_traces_and_stay_within_their_memory(
    installation: Path, valkey: redis.Redis, tmp_path: Path
) -> None:
    published(ModelVersions().folder, "m20260101T000000")
    keeper.look()
    left_behind(valkey, 400, kept=1000)
    used = {
        key: valkey.memory_usage(key, samples=0) / valkey.xlen(key)  # type: ignore[operator]
        for key in (TRACES(), CHOICES())
    }
    assert used[CHOICES()] < 0.2 * used[TRACES()]
    assert used[CHOICES()] * CHOICES_KEPT.default < 170e6
    assert used[TRACES()] * TRACES_KEPT.default < 120e6


def test_each_drawn_place_says_of_how_many_it_was_drawn(
    installation: Path, valkey: redis.Redis
) -> None:
    put_impression()
    left_behind(valkey, 200, kept=1000)
    drain(ChoicesWorker(block_ms=1, flush_s=0.0))

    found = answers("SELECT sources, propensity, pool FROM choice", since_ms=0, until_ms=2**62)
    drawn = [(s, p, pool) for s, p, pool in found if {"exploration", "guarantee"} & set(s)]
    assert len(drawn) > 100
    assert {pool for _, _, pool in drawn} == {40}
    assert all(pool is None for s, _, pool in found if not {"exploration", "guarantee"} & set(s))


def test_files_from_before_pools_were_kept_are_read_beside_those_after(
    installation: Path, valkey: redis.Redis
) -> None:
    invented(valkey, 40, epoch_ms(utc_now()))
    drain(ChoicesWorker(block_ms=1, flush_s=0.0))
    for day in days_in(choices_folder()):
        for path in files_of(choices_folder(), day):
            pq.write_table(pq.read_table(path).drop_columns(["pool"]), path)
    question = "SELECT count(*), count(pool) FROM choice"
    assert answers(question, since_ms=0, until_ms=2**62) == [(80, 0)]

    last = f"{int(valkey.hget(CHOICES_TAKEN(), 'id').split(b'-')[0]) + 1}-0"  # type: ignore[union-attr]
    new = choices(new_id(), new_id(), 1, [(new_id(), 2, 0.5)])
    valkey.xadd(CHOICES(), new, id=last)
    drain(ChoicesWorker(block_ms=1, flush_s=0.0))
    assert answers(question, since_ms=0, until_ms=2**62) == [(81, 1)]


def test_an_unreadable_page_does_not_stop_those_that_follow(
    installation: Path, valkey: redis.Redis
) -> None:
    valkey.xadd(CHOICES(), {"h": b"{"})
    valkey.xadd(CHOICES(), choices(new_id(), new_id(), 1, [(new_id(), 1, 1.0)]))
    write_events(choices_folder().parent / "events", [happened(new_id(), epoch_ms(utc_now()))])

    drain(ChoicesWorker(block_ms=1, flush_s=0.0))

    assert rows() == 1
