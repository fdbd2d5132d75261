"""The consumer with a real stream, a real database and a real lake."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import redis

from catalog.kinds import Role
from core.clock import rfc3339, utc_now
from core.db import read_scope, session_scope
from core.ids import new_id
from core.redis import hang_up
from events.lake.files import write_events
from events.models import StreamOffset
from events.schemas import EventType
from events.service import append, ingest
from events.stream import read_after
from studio.analytics.freshness import freshness
from studio.analytics.ledger import totals_of
from studio.analytics.totals import Totals
from studio.analytics.worker import NAME, AudienceWorker
from tests import small_world as world


@pytest.fixture
def clip(valkey: redis.Redis) -> UUID:
    with session_scope() as session:
        return world.video(session, world.account(session, "meera", Role.CREATOR)).id


def totals(clip: UUID) -> Totals:
    with read_scope() as session:
        return totals_of(session, [clip]).get(clip, {})


def folded(**places: Path) -> AudienceWorker:
    worker = AudienceWorker(**places)
    worker.start()
    while worker.fold():
        pass
    return worker


def tell(viewer: UUID, clip: UUID, kind: str, **facts: object) -> None:
    import orjson

    item = {
        "event_id": str(new_id()),
        "type": kind,
        "video_id": str(clip),
        "at": rfc3339(utc_now() - timedelta(seconds=1)),
        **facts,
    }

    async def send() -> None:
        result = await ingest(orjson.dumps({"events": [item, item]}), viewer)
        await hang_up()
        assert (result.accepted, result.duplicates) == (1, 1)

    asyncio.run(send())


def test_what_a_browser_tells_is_counted_once(clip: UUID) -> None:
    viewer, lipstick = new_id(), new_id()
    tell(viewer, clip, "play", surface="link:search")
    tell(viewer, clip, "watch", watch_ms=2000, ranges=[[0, 1500], [0, 500]], duration_ms=8000)
    tell(viewer, clip, "product_view", product_id=str(lipstick), moment_ms=1200)
    append(EventType.ADD_TO_CART, viewer, clip, product_id=lipstick)
    for _ in range(2):  # A crash between sending and noting it.
        append(
            EventType.PURCHASE,
            viewer,
            clip,
            product_id=lipstick,
            value="the line",
            amount_paise=49_900,
            commission_paise=4_990,
        )
    folded()
    found = totals(clip)
    assert {k: found[k] for k in ("people", "views", "watch_ms", "from:search")} == {
        "people": 1,
        "views": 1,
        "watch_ms": 2000,
        "from:search": 1,
    }
    assert (found["w0"], found["w6"]) == (1, -1)
    assert (found["p0"], found["p2"], found["p6"]) == (2, -1, -1)
    assert (found["T1"], found["B1"], found["O1"], found["R1"]) == (1, 1, 1, 49_900)
    assert (found["orders"], found["commission"]) == (1, 4_990)


def test_a_guest_who_signs_in_is_one_person_also_for_what_comes_late(clip: UUID) -> None:
    guest, account = new_id(), new_id()
    append(EventType.PLAY, guest, clip, surface="for_you")
    worker = folded()
    append(EventType.PLAY, account, clip, surface="for_you")
    append(EventType.ADOPTION, account, value=str(guest))
    worker.fold()
    append(EventType.PLAY, guest, clip, surface="for_you")
    worker.fold()
    assert (totals(clip)["people"], totals(clip)["views"]) == (1, 3)


def test_a_second_reading_of_the_stream_changes_nothing(clip: UUID) -> None:
    for _ in range(3):
        append(EventType.PLAY, new_id(), clip)
    worker = folded()
    before = totals(clip)
    with session_scope() as session:
        session.get_one(StreamOffset, NAME).last_id = "0-0"
    while worker.fold():
        pass
    assert totals(clip) == before


def test_an_older_installation_begins_with_its_lake(
    clip: UUID, valkey: redis.Redis, tmp_path: Path
) -> None:
    append(EventType.PLAY, new_id(), clip)
    append(EventType.PLAY, new_id(), clip)
    delivered, _ = read_after(valkey, "0-0", 10)
    write_events(tmp_path, delivered[:1])
    valkey.xdel("jhalak:events", delivered[0].stream_id)
    folded(lake=tmp_path)
    assert totals(clip)["views"] == 2


def test_clips_that_are_not_there_are_passed_over(clip: UUID) -> None:
    gone = new_id()
    append(EventType.PLAY, new_id(), gone)
    folded()
    assert totals(gone) == {}


def behind_s() -> float | None:
    with read_scope() as session:
        return freshness(session).behind_s


def test_freshness_says_what_is_not_counted_yet(clip: UUID) -> None:
    worker = folded()
    append(EventType.PLAY, new_id(), clip)
    assert any(behind_s() for _ in range(10_000))  # Not yet within its own millisecond.
    worker.fold()
    with read_scope() as session:
        done = freshness(session)
    assert done.behind_s == 0 and done.counted_to is not None
