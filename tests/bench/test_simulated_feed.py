"""Our own feed before invented viewers: the real pipeline, repeated to the last swipe."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import redis
from sqlmodel import func, select

import feed.similar.keeper
from bench.simulation.days import Days
from bench.simulation.log import Tally
from bench.simulation.ours import Ours
from bench.simulation.response import Response
from bench.simulation.world import World, make_world
from catalog.models import VideoStats
from community.models import Like
from core.db import read_scope
from core.redis import TASTE
from events.schemas import Event, EventType
from experiments.params import as_markdown

pytestmark = pytest.mark.slow


def a_run(world: World) -> tuple[Ours, Tally]:
    ours = Ours(world)
    tally = Days(world, Response(world), first_counted=0).run(ours)
    ours.close()
    return ours, tally


@pytest.fixture(autouse=True)
def _without_similar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed.similar.keeper.keeper, "held", lambda: None)


def test_a_run_goes_through_the_product_and_leaves_its_traces(
    installation: Path, valkey: redis.Redis
) -> None:
    world = make_world(3, 25, 1, clips=120)
    declared = as_markdown()
    ours, tally = a_run(world)
    assert as_markdown() == declared  # What the benchmark overrides is given back.
    assert tally.views.sum() > 150
    assert ours.events > 2 * tally.views.sum()
    watched = [v for v in ours.viewer_ids if valkey.exists(TASTE(v))]
    assert len(watched) >= 0.9 * (tally.views > 0).sum()
    with read_scope() as session:
        counted = session.exec(select(func.sum(VideoStats.impressions))).one()
        likes = session.exec(select(func.count()).select_from(Like)).one()
        told = session.exec(select(func.sum(VideoStats.likes))).one()
    assert counted > 0.5 * tally.views.sum()  # The last minutes' totals are not written any more.
    assert 0 < told <= likes
    players_tell_as_the_real_one([s.event for s in ours.log])


def players_tell_as_the_real_one(events: list[Event]) -> None:
    """As `watch.mjs` does: a play a view, and a skip beside the watch of a short stay only."""
    of = {kind: [e for e in events if e.type is kind] for kind in EventType}
    watched = {(e.viewer_id, e.video_id): e for e in of[EventType.WATCH]}
    assert len(of[EventType.PLAY]) == len(of[EventType.IMPRESSION]) == len(watched)
    short = [e for e in watched.values()
             if (e.watch_ms or 0) < min(2000, 0.25 * (e.duration_ms or 0))]  # fmt: skip
    assert {(e.viewer_id, e.video_id) for e in of[EventType.SKIP]} == {
        (e.viewer_id, e.video_id) for e in short
    }
    assert 0 < len(short) < 0.6 * len(watched)
    longer = [e for e in watched.values() if (e.watch_ms or 0) > (e.duration_ms or 0)]
    assert len(of[EventType.LOOP]) == len(longer) > 0


@pytest.mark.parametrize("again", [False, True])
def test_a_run_repeats(installation: Path, valkey: redis.Redis, again: bool) -> None:
    world = make_world(3, 12, 1, clips=120)
    _, tally = a_run(world)
    remembered = REMEMBERED.setdefault("value", tally.value_s)
    assert np.array_equal(remembered, tally.value_s)


REMEMBERED: dict[str, np.ndarray] = {}
