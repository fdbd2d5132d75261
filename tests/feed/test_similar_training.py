"""From what viewers did to a table that serves: by command, by beat and by a worker."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
import redis
import typer
from typer.testing import CliRunner

import app.cli.similar
import feed.tasks
from app.worker import celery
from community.models import Like
from core.celery import get_celery
from core.clock import epoch_ms, utc_now
from core.db import session_scope
from core.ids import new_id
from events.lake.files import lake_folder, write_events
from events.lake.reader import Lake
from events.schemas import Event, EventType
from events.stream import Delivered
from feed.sequence.serving import train_table
from feed.similar.engagements import WINDOW, Engagement, engagements_in_lake
from feed.similar.training import NothingToLearn
from feed.similar.versions import Versions
from tests import small_world as world
from tests.feed.clips import keys

NOW = datetime(2026, 11, 1, tzinfo=UTC)


def event(kind: EventType, viewer: UUID, video: UUID, at_ms: int, watch_ms: int = 0) -> Event:
    return Event(
        new_id(), kind, viewer, at_ms, at_ms, "client", video,
        watch_ms=watch_ms, duration_ms=10_000,
    )  # fmt: skip


def in_lake(*events: Event) -> Lake:
    write_events(lake_folder(), [Delivered(f"{e.at_ms}-0".encode(), e) for e in events])
    return Lake()


def three_clips() -> list[UUID]:
    with session_scope() as session:
        creator = world.account(session, "maker")
        return [world.video(session, creator, f"Clip {i} #glow").id for i in range(3)]


def liked_in_order(first: UUID, then: UUID) -> None:
    """Five viewers like one clip and then the other."""
    with session_scope() as session:
        for _ in range(5):
            viewer = new_id()
            for later_s, video in enumerate((first, then)):
                at = NOW + timedelta(seconds=later_s)
                session.add(Like(viewer_id=viewer, video_id=video, created_at=at))


def followers_of(video: UUID, version: str) -> list[int]:
    found, _ = Versions().load(version).following(keys([video]), 1.0)
    following: list[int] = found.tolist()
    return following


@pytest.mark.parametrize(
    ("kind", "watch_ms", "pleased"),
    [
        (EventType.SHARE, 0, True),
        (EventType.LOOP, 0, True),
        (EventType.ADD_TO_CART, 0, True),
        (EventType.PURCHASE, 0, True),
        (EventType.WATCH, 9_500, True),
        (EventType.WATCH, 3_000, False),
        (EventType.SKIP, 9_500, False),
        (EventType.REPORT, 0, False),
        (EventType.LIKE, 0, False),  # The database knows whether it still stands.
    ],
)
def test_which_events_of_the_lake_are_pleasure(
    installation: Path, kind: EventType, watch_ms: int, pleased: bool
) -> None:
    viewer, video, at_ms = new_id(), new_id(), epoch_ms(NOW)
    lake = in_lake(event(kind, viewer, video, at_ms, watch_ms))
    expected = [Engagement(viewer, video, at_ms)] if pleased else []
    assert list(engagements_in_lake(lake, NOW)) == expected


def test_the_lake_tells_each_clip_once_from_when_it_first_pleased(installation: Path) -> None:
    viewer, video, at_ms = new_id(), new_id(), epoch_ms(NOW)
    lake = in_lake(*(event(EventType.SHARE, viewer, video, at_ms + i) for i in (7, 3, 5)))
    assert list(engagements_in_lake(lake, NOW)) == [Engagement(viewer, video, at_ms + 3)]
    assert list(engagements_in_lake(lake, NOW + WINDOW + timedelta(days=1))) == []


@pytest.mark.slow
def test_likes_and_watches_become_a_table_that_serves(installation: Path) -> None:
    liked, then, watched = three_clips()
    with pytest.raises(NothingToLearn):
        train_table(NOW)
    liked_in_order(liked, then)
    with session_scope() as session:
        viewer = new_id()
        session.add(Like(viewer_id=viewer, video_id=then, created_at=NOW))
    in_lake(event(EventType.WATCH, viewer, watched, epoch_ms(NOW) + 9, watch_ms=10_000))

    made = train_table(NOW)

    assert made.clips == 3
    assert (made.first_ms, made.last_ms) == (epoch_ms(NOW), epoch_ms(NOW) + 1_000)
    assert followers_of(liked, made.version)[0] == keys([then])[0]
    assert keys([watched])[0] in followers_of(then, made.version)
    assert Versions().current() == made.version


@pytest.mark.slow
def test_the_command_trains_lists_and_goes_back(installation: Path) -> None:
    cli = typer.Typer()
    app.cli.similar.register(cli)
    run = CliRunner()
    early = run.invoke(cli, ["similar", "train"])
    first, then, _ = three_clips()
    liked_in_order(first, then)

    trained = [run.invoke(cli, ["similar", "train"]) for _ in range(2)]
    listed = run.invoke(cli, ["similar", "list"])
    back = run.invoke(cli, ["similar", "rollback"])
    again = run.invoke(cli, ["similar", "rollback"])

    old, new = (card.version for card in Versions().cards())
    assert isinstance(early.exception, NothingToLearn)
    assert [one.exit_code for one in trained] == [0, 0]
    assert "2 clips from 5 viewers, by transitions, serving" in trained[0].stdout
    assert [line[:2] for line in listed.stdout.splitlines()] == ["  ", "* "]
    assert new in listed.stdout.splitlines()[1]
    assert back.stdout == f"{old} serves again until it is released\n"
    assert again.exit_code != 0
    assert Versions().current() == old


@pytest.mark.slow
def test_a_worker_trains_what_the_broker_asks_for(installation: Path, valkey: redis.Redis) -> None:
    first, then, _ = three_clips()
    liked_in_order(first, then)
    started = utc_now()
    command = [sys.executable, "-m", "celery", "-A", "app.worker:celery", "worker"]
    command += ["--pool", "solo", "--without-mingle", "--without-gossip", "--without-heartbeat"]
    worker = subprocess.Popen(command, env=dict(os.environ), stderr=subprocess.DEVNULL)
    try:
        get_celery().send_task(feed.tasks.train_similar.name)
        for _ in range(1200):
            if Versions().current():
                break
            time.sleep(0.1)
    finally:
        worker.kill()
        worker.wait(10)
    (card,) = Versions().cards()
    assert card.version == Versions().current()
    assert card.made_ms >= epoch_ms(started)
    assert followers_of(first, card.version) == keys([then]).tolist()


@pytest.mark.slow
def test_beat_passes_over_a_world_without_likes(installation: Path) -> None:
    feed.tasks.train_similar()
    assert Versions().cards() == []
    assert celery.conf.beat_schedule["train-similar"]["task"] == feed.tasks.train_similar.name
