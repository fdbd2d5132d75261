"""The invented viewers: luck by name, the same for every feed, and an oracle that is best."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields

import numpy as np
import pytest

from bench.simulation.chance import Lot, uniform
from bench.simulation.days import Arm, Days
from bench.simulation.hourly import Hourly
from bench.simulation.lifts import lift_of
from bench.simulation.log import Log, Tally
from bench.simulation.oracle import Informed, Oracle
from bench.simulation.popularity import Popularity
from bench.simulation.response import Response, leave_chance
from bench.simulation.world import DAY_MS, START_MS, World, make_world

pytestmark = pytest.mark.slow
VIEWERS, DAYS, CLIPS = 80, 2, 400
Make = Callable[[World, Response], Arm]
ARMS: dict[str, Make] = {
    "popularity": lambda world, _: Popularity(world),
    "hourly": lambda world, _: Hourly(world),
    "informed": Informed,
    "oracle": Oracle,
}


@pytest.fixture(scope="module")
def world() -> World:
    return make_world(5, VIEWERS, DAYS, CLIPS)


@pytest.fixture(scope="module")
def response(world: World) -> Response:
    return Response(world)


class Noted:
    """An arm that notes what it was told."""

    def __init__(self, arm: Arm) -> None:
        self._arm = arm
        self.name = arm.name
        self.logs: list[Log] = []
        self.tick, self.pages = arm.tick, arm.pages

    def heard(self, log: Log) -> None:
        self.logs.append(log)
        self._arm.heard(log)

    def all(self, column: str) -> np.ndarray:
        return np.concatenate([getattr(log, column) for log in self.logs])


@pytest.fixture(scope="module")
def runs(world: World, response: Response) -> dict[str, tuple[Noted, Tally]]:
    made = {}
    for name, make in ARMS.items():
        arm = Noted(make(world, response))
        made[name] = (arm, Days(world, response, first_counted=0).run(arm))
    return made


def test_a_lot_is_the_same_whenever_it_is_drawn_and_differs_by_name() -> None:
    one, other = np.arange(20_000) % 200, np.arange(20_000) // 200
    first = uniform(3, (Lot.LIKE, Lot.TAP), one, other)
    assert np.array_equal(first, uniform(3, (Lot.LIKE, Lot.TAP), one, other))
    assert np.array_equal(first[1, 7:9], uniform(3, (Lot.TAP,), one[7:9], other[7:9])[0])
    assert np.abs(first.mean(axis=1) - 0.5).max() < 0.01
    assert ((first > 0) & (first < 1)).all()
    assert abs(np.corrcoef(first)[0, 1]) < 0.03
    assert abs(np.corrcoef(first[0], uniform(4, (Lot.LIKE,), one, other)[0])[0, 1]) < 0.03


def test_a_world_follows_from_its_seed(world: World) -> None:
    same, other = make_world(5, VIEWERS, DAYS, CLIPS), make_world(6, VIEWERS, DAYS, CLIPS)
    for part in ("clips", "seen", "viewers", "visits"):
        mine, theirs = getattr(world, part), getattr(same, part)
        for column in fields(mine):
            assert np.array_equal(getattr(mine, column.name), getattr(theirs, column.name))
    assert not np.array_equal(world.clips.quality, other.clips.quality)


def test_clips_and_viewers_arrive_on_every_day(world: World) -> None:
    born = (world.clips.born_ms - START_MS) // DAY_MS
    assert (born < 0).sum() == CLIPS
    assert min((born == day).sum() for day in range(DAYS)) > 50
    first = np.full(VIEWERS, world.end_ms)
    np.minimum.at(first, world.visits.viewer, world.visits.start_ms)
    assert (first < world.end_ms).all()
    assert (first >= START_MS + DAY_MS).any()


def test_what_feeds_see_is_a_noisy_view_of_what_is_hidden(world: World) -> None:
    likeness = world.seen.vectors @ world.seen.vectors.T
    truth = world.clips.topic @ world.clips.topic.T
    pairs = np.triu_indices(len(truth), 1)
    assert 0.5 < np.corrcoef(likeness[pairs], truth[pairs])[0, 1] < 0.95
    assert np.allclose(np.linalg.norm(world.seen.vectors, axis=1), 1.0, atol=1e-5)


@pytest.mark.parametrize("personal", [0.5, 0.9])
def test_what_is_personal_is_moved_and_not_added(world: World, personal: float) -> None:
    draw = np.random.default_rng(2)
    viewer, clip = draw.integers(VIEWERS, size=40_000), draw.integers(CLIPS, size=40_000)
    told, moved = (
        Response(w).appeal(viewer, world.viewers.weights[viewer], clip)
        for w in (world, make_world(5, VIEWERS, DAYS, CLIPS, personal))
    )
    own = world.clips.quality[clip]

    assert moved.std() == pytest.approx(told.std(), rel=0.05)
    explained = [np.corrcoef(one, own)[0, 1] ** 2 for one in (told, moved)]
    assert (explained[1] < explained[0]) == (personal > 0.9 * world.personal)
    assert explained[1] == pytest.approx(1 - personal, abs=0.13)


def test_expected_value_is_what_outcomes_come_to(world: World, response: Response) -> None:
    draw = np.random.default_rng(1)
    viewer, clip = draw.integers(VIEWERS, size=60_000), draw.integers(CLIPS, size=60_000)
    # Each pair draws its luck once, so distinct pairs only.
    viewer, clip = np.unique(np.stack([viewer, clip]), axis=1)
    appeal = response.appeal(viewer, world.viewers.weights[viewer], clip)
    outcome = response.outcome(viewer, clip, appeal)
    expected = response.expected_value_s(viewer, clip, appeal)
    assert outcome.watch_s.mean() + 60 * outcome.tapped.mean() == pytest.approx(
        expected.mean(), rel=0.15
    )
    best = np.argsort(-expected)[: len(expected) // 10]
    assert outcome.value_s[best].mean() > 2 * outcome.value_s.mean()


def test_all_clips_at_once_appeal_as_one_by_one(world: World, response: Response) -> None:
    clips = np.arange(50)
    mood = world.viewers.weights[3]
    alone = response.appeal(np.full(50, 3), np.tile(mood, (50, 1)), clips)
    together = response.topical_of_all(3, mood, clips) + response.lasting_of_all(3)[clips]
    assert np.allclose(together, alone)


def test_whoever_enjoys_less_leaves_sooner() -> None:
    low, middle, high = leave_chance(np.array([0.1, 0.5, 0.9]))
    assert low > middle > high > 0


@pytest.mark.parametrize("name", ARMS)
def test_no_feed_repeats_a_clip_or_shows_one_before_its_birth(
    name: str, runs: dict[str, tuple[Noted, Tally]], world: World
) -> None:
    arm, tally = runs[name]
    viewer, clip = arm.all("viewer"), arm.all("clip")
    assert len(set(zip(viewer.tolist(), clip.tolist(), strict=True))) == len(viewer)
    assert (world.clips.born_ms[clip] <= arm.all("at_ms")).all()
    assert tally.views.sum() == len(viewer) > 500


def test_all_feeds_meet_the_same_viewers_and_visits(runs: dict[str, tuple[Noted, Tally]]) -> None:
    (_, first), *others = runs.values()
    for _, other in others:
        assert np.array_equal(first.visits, other.visits)


def test_the_same_pair_has_the_same_luck_under_every_feed(
    runs: dict[str, tuple[Noted, Tally]], world: World, response: Response
) -> None:
    arm, _ = runs["popularity"]
    viewer, clip = arm.all("viewer")[:200], arm.all("clip")[:200]
    appeal = np.zeros(200)
    there, again = (response.outcome(viewer, clip, appeal) for _ in range(2))
    assert np.array_equal(there.watch_s, again.watch_s)


def test_a_run_repeats(
    runs: dict[str, tuple[Noted, Tally]], world: World, response: Response
) -> None:
    again = Days(world, response, first_counted=0).run(Popularity(world))
    assert np.array_equal(again.value_s, runs["popularity"][1].value_s)


def test_the_oracle_is_best_on_average(runs: dict[str, tuple[Noted, Tally]]) -> None:
    value = {name: tally.value_s.mean() for name, (_, tally) in runs.items()}
    assert value["oracle"] > 1.2 * max(value["popularity"], value["hourly"])
    # And what it is worth is not bought by boring people into leaving.
    watched = {name: tally.watch_s.mean() for name, (_, tally) in runs.items()}
    assert watched["oracle"] == max(watched.values())
    assert watched["informed"] == max(w for name, w in watched.items() if name != "oracle")


def test_popularity_is_no_straw_man(runs: dict[str, tuple[Noted, Tally]], world: World) -> None:
    arm, _ = runs["popularity"]
    late = arm.all("at_ms") > START_MS + DAY_MS
    assert world.clips.quality[arm.all("clip")[late]].mean() > 0.3


def test_intervals_of_lifts_hold_the_truth() -> None:
    held = 0
    for seed in range(300):
        draw = np.random.default_rng(seed)
        size = draw.gamma(2.0, 20.0, size=400)
        habit = draw.gamma(8.0, 1 / 8, size=400)  # What makes pairs alike.
        over = [draw.poisson(size * habit * rate) for rate in (0.06, 0.05)]
        lift = lift_of((over[0], size), (over[1], size))
        held += lift.low < 0.2 < lift.high
    assert 0.91 < held / 300 < 0.985


def test_a_lift_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing"):
        lift_of((np.zeros(3), np.ones(3)), (np.ones(3), np.ones(3)))
