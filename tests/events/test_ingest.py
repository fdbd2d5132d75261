"""Batches of events over HTTP, with a real Valkey."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
import pytest
import redis
from fastapi.testclient import TestClient

import core.redis
import events.endpoints
import events.service
from catalog.kinds import Role
from catalog.lifecycle import VideoState
from core.clock import epoch_ms, rfc3339, utc_now
from core.db import session_scope
from core.ids import new_id
from core.redis import EVENTS_SEEN, EVENTS_STREAM
from events.known import KnownVideos
from events.rules import MAX_AGE_MS, MAX_AHEAD_MS, MAX_BATCH
from events.schemas import Event, EventType, IngestResult
from tests import small_world as world
from tests.http import client_of


@pytest.fixture
def clip(installation: Path, monkeypatch: pytest.MonkeyPatch) -> UUID:
    monkeypatch.setattr(events.service, "_known", KnownVideos())
    with session_scope() as session:
        return world.video(session, world.account(session, "meera", Role.CREATOR)).id


@pytest.fixture
def client(clip: UUID, valkey: redis.Redis) -> Iterator[TestClient]:
    with client_of(events.endpoints.router) as made:
        yield made


def like(video_id: UUID | None, **more: Any) -> dict[str, Any]:
    facts = {
        "event_id": str(new_id()),
        "type": "like",
        "video_id": str(video_id) if video_id else None,
        "at": rfc3339(utc_now()),
    }
    return facts | more


def stored(valkey: redis.Redis) -> list[Event]:
    return [Event.from_bytes(fields[b"e"]) for _, fields in valkey.xrange(EVENTS_STREAM())]


def test_a_sound_batch_is_accepted_and_stored(
    client: TestClient, clip: UUID, valkey: redis.Redis
) -> None:
    watch = like(clip, type="watch", watch_ms=5000, ranges=[[0, 5000]], duration_ms=8000)

    answer = client.post("/events", json={"events": [like(clip), watch]})

    assert answer.status_code == 202
    assert answer.json() == {"accepted": 2, "duplicates": 0, "rejected": []}
    assert [e.type for e in stored(valkey)] == [EventType.LIKE, EventType.WATCH]
    assert len({e.viewer_id for e in stored(valkey)}) == 1


def test_an_event_sent_again_counts_once(
    client: TestClient, clip: UUID, valkey: redis.Redis
) -> None:
    event = like(clip)

    first = client.post("/events", json={"events": [event, event]}).json()
    second = client.post("/events", json={"events": [event, like(clip)]}).json()

    assert (first["accepted"], first["duplicates"]) == (1, 1)
    assert (second["accepted"], second["duplicates"]) == (1, 1)
    assert len(stored(valkey)) == 2


def test_an_event_sent_again_after_days_offline_counts_once(
    client: TestClient, clip: UUID, valkey: redis.Redis
) -> None:
    event = like(clip, at=rfc3339(utc_now() - timedelta(days=5)))

    answers = [client.post("/events", json={"events": [event, like(clip)]}).json() for _ in "ab"]

    assert [a["duplicates"] for a in answers] == [0, 1]
    # An id is remembered for longer than an event of its day is taken.
    sets = valkey.keys(EVENTS_SEEN("*"))
    assert len(sets) == 2  # type: ignore[arg-type]
    assert all(valkey.ttl(name) * 1000 > MAX_AGE_MS + MAX_AHEAD_MS for name in sets)  # type: ignore[operator, union-attr]


def test_an_event_sent_again_with_its_clock_put_right_counts_once(
    client: TestClient, clip: UUID, valkey: redis.Redis
) -> None:
    event = like(clip, at=rfc3339(utc_now() - timedelta(days=3)))
    moved = event | {"at": rfc3339(utc_now() - timedelta(days=2))}

    first = client.post("/events", json={"events": [event]}).json()
    again = client.post("/events", json={"events": [moved]}).json()
    other = like(clip)
    both = client.post("/events", json={"events": [other, other | {"at": moved["at"]}]}).json()

    assert (first["accepted"], again["duplicates"]) == (1, 1)
    assert (both["accepted"], both["duplicates"]) == (1, 1)
    assert len(stored(valkey)) == 2


def test_a_clock_that_runs_ahead_over_midnight_does_not_count_twice(
    clip: UUID, valkey: redis.Redis
) -> None:
    before = datetime(2026, 11, 23, 23, 59, 30, tzinfo=UTC)
    body = orjson.dumps({"events": [like(clip, at=rfc3339(before + timedelta(minutes=1)))]})

    async def twice() -> list[IngestResult]:
        later = before + timedelta(seconds=90)
        made = [await events.service.ingest(body, clip, now=now) for now in (before, later)]
        await core.redis.hang_up()
        return made

    first, second = asyncio.run(twice())

    assert (first.accepted, second.duplicates) == (1, 1)
    assert stored(valkey)[0].at_ms == epoch_ms(before)  # Taken as now, not as the future.


def test_each_bad_item_is_rejected_with_its_reason_and_the_rest_is_kept(
    client: TestClient, clip: UUID, valkey: redis.Redis
) -> None:
    bad: list[tuple[Any, str]] = [
        (like(new_id()), "unknown_video"),
        (like(clip, type="dance"), "unknown_type"),
        (like(clip, type="purchase"), "server_only"),
        (like(clip, at=rfc3339(utc_now() + timedelta(hours=1))), "from_the_future"),
        (like(clip, at=rfc3339(utc_now() - timedelta(days=30))), "too_old"),
        (like(clip, at="yesterday"), "invalid:at"),
        (like(clip, event_id="7"), "invalid:event_id"),
        (like(clip, watch_ms=-1), "invalid:watch_ms"),
        (like(None), "video_id_missing"),
        (like(clip, surface="x" * 1_000_000), "too_large"),
        ("like", "not_an_object"),
        (None, "not_an_object"),
    ]

    answer = client.post("/events", json={"events": [like(clip), *(b for b, _ in bad), like(clip)]})

    body = answer.json()
    assert answer.status_code == 202
    assert body["accepted"] == 2
    assert [r["reason"] for r in body["rejected"]] == [reason for _, reason in bad]
    assert [r["index"] for r in body["rejected"]] == list(range(1, len(bad) + 1))
    assert len(stored(valkey)) == 2


def test_the_future_the_unknown_the_repeated_and_the_huge_do_not_spoil_the_rest(
    client: TestClient, clip: UUID, valkey: redis.Redis
) -> None:
    good = like(clip)
    huge = like(clip, type="watch", watch_ms=5, ranges=[[0, 1]] * 200_000)
    future = like(clip, at=rfc3339(utc_now() + timedelta(minutes=6)))
    batch = [future, good, like(new_id()), good, huge, like(clip, type="play")]

    body = client.post("/events", json={"events": batch}).json()

    assert (body["accepted"], body["duplicates"]) == (2, 1)
    assert [(r["index"], r["reason"]) for r in body["rejected"]] == [
        (0, "from_the_future"),
        (2, "unknown_video"),
        (4, "too_large"),
    ]
    assert [e.type for e in stored(valkey)] == [EventType.LIKE, EventType.PLAY]


def test_a_rejected_event_may_come_again_when_its_fault_is_mended(
    client: TestClient, clip: UUID
) -> None:
    event = like(clip, at=rfc3339(utc_now() + timedelta(hours=1)))

    refused = client.post("/events", json={"events": [event]}).json()
    taken = client.post("/events", json={"events": [event | {"at": rfc3339(utc_now())}]}).json()

    assert len(refused["rejected"]) == 1
    assert taken["accepted"] == 1


def test_what_is_over_the_batch_limit_is_rejected_one_by_one(
    client: TestClient, clip: UUID
) -> None:
    body = client.post(
        "/events", json={"events": [like(clip) for _ in range(MAX_BATCH + 3)]}
    ).json()

    assert body["accepted"] == MAX_BATCH
    assert {r["reason"] for r in body["rejected"]} == {"batch_full"}


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"events":1}', b"\xff", b"<events/>"])
def test_a_body_that_is_no_batch_is_refused(client: TestClient, body: bytes) -> None:
    answer = client.post("/events", content=body)

    assert (answer.status_code, answer.json()["code"]) == (422, "not_a_batch")


def test_a_body_over_the_limit_is_refused(client: TestClient) -> None:
    answer = client.post("/events", content=b" " * (4 * 1024 * 1024 + 1))

    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_a_beacon_of_plain_text_is_taken(client: TestClient, clip: UUID) -> None:
    body = orjson.dumps({"events": [like(clip)]})

    answer = client.post("/events", content=body, headers={"Content-Type": "text/plain"})

    assert answer.json()["accepted"] == 1


def test_a_clip_that_was_taken_away_is_still_known(client: TestClient) -> None:
    with session_scope() as session:
        creator = world.account(session, "gone", Role.CREATOR)
        removed = world.video(session, creator, state=VideoState.REMOVED).id

    assert client.post("/events", json={"events": [like(removed)]}).json()["accepted"] == 1


def test_without_redis_nothing_is_accepted_and_the_client_is_told_to_keep_it(clip: UUID) -> None:
    with client_of(events.endpoints.router) as client:
        answer = client.post("/events", json={"events": [like(clip)]})

    assert (answer.status_code, answer.json()["code"]) == (503, "events_unavailable")


def test_the_server_s_own_event_never_fails_the_caller(
    installation: Path, valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer = new_id()
    assert events.service.append(EventType.PURCHASE, viewer, new_id(), amount_paise=49900)
    assert stored(valkey)[0].amount_paise == 49900

    monkeypatch.setattr(events.service, "get_redis", lambda: redis.Redis(port=1))
    assert not events.service.append(EventType.LIKE, viewer, new_id())


SPOILT = (
    ('{"event_id": "%s", "type": "like", "surface": "\\ud83d"}', "half of a pair"),
    ('{"event_id": "%s", "type": "watch", "watch_ms": NaN}', "not a number"),
    ('{"event_id": "%s", "type": "watch", "watch_ms": -Infinity}', "infinite"),
    ('{"event_id": "%s", "type": like}', "a bare word"),
    ('{"event_id": "%s", "ranges": [[0, 1],, [2]]}', "a comma too many"),
    ('{"event_id": "%s", "surface": "a \\" ] } , [ {"} x', "structure in a string"),
)


@pytest.mark.parametrize("spoilt", [text for text, _ in SPOILT], ids=[name for _, name in SPOILT])
def test_an_item_that_is_no_json_does_not_spoil_those_beside_it(
    client: TestClient, clip: UUID, valkey: redis.Redis, spoilt: str
) -> None:
    first, last, bad = like(clip), like(clip, surface='link, "quoted" [}\\'), str(new_id())
    body = b'{"app": [1, {"events": 2}], "events": [%s, %s, %s]}' % (
        orjson.dumps(first), (spoilt % bad).encode(), orjson.dumps(last),
    )  # fmt: skip

    answer = client.post("/events", content=body)

    assert answer.status_code == 202
    assert answer.json()["accepted"] == 2
    assert answer.json()["rejected"] == [{"event_id": bad, "index": 1, "reason": "malformed"}]
    assert [str(e.id) for e in stored(valkey)] == [first["event_id"], last["event_id"]]


def test_bytes_that_are_no_text_spoil_their_own_item_alone(
    client: TestClient, clip: UUID, valkey: redis.Redis
) -> None:
    good = like(clip)
    body = b'{"events": [{"surface": "\xff\xfe"}, %s]}' % orjson.dumps(good)

    answer = client.post("/events", content=body).json()

    assert (answer["accepted"], answer["rejected"][0]["reason"]) == (1, "malformed")


@pytest.mark.parametrize(
    "body",
    [
        b'{"events": [{"a": NaN}',
        b'{"events": [{"a": "]}',
        b'[{"events": [NaN]}]',
        b'{"event": [NaN]}',
        b'{"events": NaN}',
        b'{"events": {"a": NaN}}',
        b"}{",
        b"",
        b"[" * 5000,
    ],
)
def test_what_cannot_be_taken_apart_is_no_batch(client: TestClient, body: bytes) -> None:
    answer = client.post("/events", content=body)

    assert (answer.status_code, answer.json()["code"]) == (422, "not_a_batch")
