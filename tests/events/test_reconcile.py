"""Views that began and were never told: counted, whatever was lost."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import orjson
import pytest
import redis
from fastapi.testclient import TestClient

import events.endpoints
import events.service
from app.health import metrics
from catalog.kinds import Role
from core.clock import rfc3339, utc_now
from core.db import session_scope
from core.ids import new_id
from events.known import KnownVideos
from events.lake.files import write_events
from events.lake.reader import Lake
from events.lake.writer import LakeWorker
from events.reconcile import latest, lost_events, lost_views, reconcile
from events.schemas import Event, EventType
from events.stream import Delivered
from tests import small_world as world
from tests.feed.clips import NOW_MS
from tests.http import client_of

NOW = world.EPOCH.fromtimestamp(NOW_MS / 1000, world.EPOCH.tzinfo)
VIEWER, CLIP = new_id(), new_id()
DAY_MS = 86_400_000


def told(kind: EventType, *, viewer: UUID = VIEWER, days_ago: int = 0, **more: object) -> Event:
    at_ms = NOW_MS - days_ago * DAY_MS
    facts: dict[str, object] = {"video_id": CLIP} | more
    return Event(new_id(), kind, viewer, at_ms, at_ms, "client", **facts)  # type: ignore[arg-type]


def found(folder: Path, *events: Event) -> list[tuple[int, int]]:
    entries = [Delivered(f"{e.at_ms}-{i}".encode(), e) for i, e in enumerate(events)]
    write_events(folder, entries)
    return [(row.proven, row.lost) for row in lost_views(NOW, Lake(folder))]


IMPRESSION, PLAY = told(EventType.IMPRESSION), told(EventType.PLAY)
WATCH = told(EventType.WATCH, watch_ms=4000)


@pytest.mark.parametrize(
    ("events", "rows"),
    [
        ([], []),
        ([IMPRESSION, PLAY], []),  # Nothing proves it; nothing is missing.
        ([IMPRESSION, PLAY, WATCH], [(1, 0)]),
        ([IMPRESSION, WATCH], [(1, 1)]),  # The play is missing.
        ([told(EventType.WATCH, watch_ms=0)], []),
        ([told(EventType.LIKE)], [(1, 1)]),
        ([IMPRESSION, told(EventType.LIKE)], [(1, 0)]),  # Liked with autoplay off.
        ([told(EventType.SKIP), told(EventType.SAVE)], [(1, 0)]),
        ([told(EventType.LIKE), told(EventType.SAVE), told(EventType.COMMENT)], [(1, 1)]),
        ([told(EventType.FOLLOW), told(EventType.PURCHASE)], []),  # Both happen elsewhere, too.
        ([told(EventType.ADD_TO_CART, video_id=None, product_id=CLIP)], []),
        ([told(EventType.PLAY, days_ago=5), WATCH], [(1, 0)]),
        ([told(EventType.LIKE, days_ago=3), told(EventType.LIKE, viewer=new_id())], [(1, 1)] * 2),
        ([told(EventType.LIKE, days_ago=12)], []),
    ],
)  # fmt: skip
def test_what_is_proven_and_lost(
    tmp_path: Path, events: list[Event], rows: list[tuple[int, int]]
) -> None:
    assert found(tmp_path, *events) == rows


def test_a_guest_who_signed_in_is_one_viewer(tmp_path: Path) -> None:
    account = new_id()
    adoption = told(EventType.ADOPTION, viewer=account, video_id=None, value=str(VIEWER))

    assert found(tmp_path, PLAY, adoption, told(EventType.LIKE, viewer=account)) == [(1, 0)]


def test_a_batch_that_never_arrived_is_reported_until_it_does(valkey: redis.Redis) -> None:
    with session_scope() as session:
        clip = world.video(session, world.account(session, "meera", Role.CREATOR)).id
    events.service._known = KnownVideos()
    viewer, now = new_id(), utc_now()
    batch = [
        {"event_id": str(new_id()), "type": kind, "video_id": str(clip), "at": rfc3339(now)}
        for kind in ("impression", "play")
    ]
    lake = LakeWorker(block_ms=1, flush_s=0.0)
    lake.start()
    # The player's batch is lost; the like went by its own request.
    events.service.append(EventType.LIKE, viewer, clip)
    lake.work()
    reconcile(now)
    lost = [(row.proven, row.lost) for row in latest()]
    day = latest()[0].day.isoformat()
    assert f'jhalak_views_lost{{day="{day}"}} 1.0' in metrics().body.decode()

    with client_of(events.endpoints.router) as client:
        deliver(client, viewer, batch)
    lake.work()
    reconcile(now)

    assert lost == [(1, 1)]
    assert [(row.proven, row.lost) for row in latest()] == [(1, 0)]


def deliver(client: TestClient, viewer: UUID, batch: list[dict[str, str]]) -> None:
    """The player's next visit tells what the last one could not."""
    from catalog.ids import ViewerId
    from catalog.web import GUEST_COOKIE, guest_cookie_value

    answer = client.post(
        "/events",
        content=orjson.dumps({"events": batch}),
        headers={"Cookie": f"{GUEST_COOKIE}={guest_cookie_value(ViewerId(viewer))}"},
    )
    assert answer.json()["accepted"] == 2


def visit(numbers: list[int], *, app: str = "web 1", days_ago: int = 0) -> list[Event]:
    """Events of one visit, which the log has; by their numbers."""
    session = new_id()
    return [
        told(EventType.IMPRESSION, days_ago=days_ago, session=session, seq=n, app=app)
        for n in numbers
    ]


def test_a_view_all_of_whose_events_were_lost_is_a_gap_in_its_visit(tmp_path: Path) -> None:
    events = [
        *visit([1, 2, 3, 7, 8]),
        *visit([2, 3]),
        *visit([1, 2], app="web 2"),
        *visit([4, 1, 1], app="web 2", days_ago=2),
        IMPRESSION,
    ]
    write_events(tmp_path, [Delivered(f"{e.at_ms}-{i}".encode(), e) for i, e in enumerate(events)])

    found = [
        ((NOW.date() - row.day).days, row.app, row.numbered, row.missing)
        for row in lost_events(NOW, Lake(tmp_path))
    ]

    assert found == [(2, "web 2", 4, 2), (0, "web 1", 11, 4), (0, "web 2", 2, 0)]
    assert lost_views(NOW, Lake(tmp_path)) == []


def test_gaps_are_stored_and_shown_to_whoever_runs_the_program(
    installation: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "lake"
    write_events(
        folder, [Delivered(f"{e.at_ms}-{i}".encode(), e) for i, e in enumerate(visit([1, 4]))]
    )

    for _ in range(2):
        reconcile(NOW, Lake(folder))

    shown = bytes(metrics().body).decode()
    assert f'jhalak_events_missing{{app="web 1",day="{NOW.date()}"}} 2.0' in shown
