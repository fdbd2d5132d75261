"""What the same people take to: learned, stored, proposed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from typer import Typer
from typer.testing import CliRunner

import app.cli.factors
import feed.factors.versions
import feed.tasks
from core.ids import new_id
from events.lake.files import lake_folder, write_events
from events.schemas import Event, EventType
from events.stream import Delivered
from feed.catalogue.columns import key_of
from feed.factors.learning import learn, neighbours_of, recall_at_10
from feed.factors.training import train_factors
from feed.factors.versions import Versions
from feed.for_you import FOR_YOU
from feed.query import Profile
from feed.similar.engagements import Engagement
from feed.similar.sequences import Sequences
from feed.similar.training import NothingToLearn
from tests.feed.clips import NOW_MS, catalogue, clip, query_of

NOW = datetime.fromtimestamp(NOW_MS / 1000, UTC)
CLIPS = [clip() for _ in range(60)]


def circles(people: int, of: int = 3, each: int = 8, seed: int = 1) -> Sequences:
    """People who like `each` of the 60 items of their own circle: the items i with i mod `of`."""
    draw = np.random.default_rng(seed)
    return Sequences.of(
        [draw.choice(60 // of, size=each, replace=False) * of + p % of for p in range(people)], 60
    )


def pleased(sequences: Sequences) -> list[Engagement]:
    return [
        Engagement(viewer, CLIPS[item].video_id, NOW_MS - 1000 + place)
        for p in range(len(sequences))
        for viewer in (new_id(),)
        for place, item in enumerate(
            sequences.items[sequences.starts[p] : sequences.starts[p + 1]].tolist()
        )
    ]


def test_neighbours_are_of_the_same_circle() -> None:
    neighbours = neighbours_of(learn(circles(150), seed=1), wanted=10)

    assert neighbours.shape == (60, 10)
    assert (neighbours % 3 == np.arange(60)[:, None] % 3).mean() > 0.95
    assert all(item not in near for item, near in enumerate(neighbours.tolist()))


def test_the_last_liked_is_foreseen_far_better_than_by_chance() -> None:
    recall = recall_at_10(circles(300), seed=1)

    assert recall is not None
    assert recall > 2.0 * 10 / 60  # Of a circle's twelve clips that are left, ten are named.


def test_a_version_serves_and_can_be_taken_back(installation: Path) -> None:
    first = train_factors(NOW, pleased(circles(60)))
    train_factors(datetime.fromtimestamp(NOW_MS / 1000 + 60, UTC), pleased(circles(60, seed=2)))
    cli = Typer()
    app.cli.factors.register(cli)

    assert "60 viewers" in CliRunner().invoke(cli, ["factors", "list"]).output
    assert (
        f"{first.version} serves again" in CliRunner().invoke(cli, ["factors", "rollback"]).output
    )
    assert Versions().current() == first.version


def test_clips_of_the_circle_are_proposed(installation: Path) -> None:
    train_factors(NOW, pleased(circles(120)))
    feed.factors.versions.keeper.look()
    snapshot = catalogue([*CLIPS, *(clip(age_h=1, impressions=900) for _ in range(300))])
    liked = Profile(liked=np.array([key_of(CLIPS[0].video_id)], np.uint64))

    slate, names, trace = FOR_YOU.run(query_of(snapshot, profile=liked, limit=50))

    number = names.index("co_engaged")
    found = slate.rows[(slate.proposed >> number) & 1 == 1]
    assert next(s.found for s in trace.sources if s.name == "co_engaged") >= 10
    assert (found % 3 == 0).all()


def test_nothing_to_learn_leaves_what_was_current(installation: Path) -> None:
    with pytest.raises(NothingToLearn):
        train_factors(NOW)
    feed.tasks.train_factors()

    assert Versions().current() is None


def test_what_was_seen_to_the_end_is_learned_from_the_lake(installation: Path) -> None:
    """By the task that beat calls, on the installation's own lake."""
    at_ms = int(datetime.now(UTC).timestamp() * 1000) - 60_000
    seen = [
        Event(
            new_id(), EventType.WATCH, one.viewer_id, at_ms, at_ms, "client", one.video_id,
            watch_ms=9_900, duration_ms=10_000,
        )
        for one in pleased(circles(40))
    ]  # fmt: skip
    write_events(
        lake_folder(), [Delivered(f"{at_ms}-{i}".encode(), event) for i, event in enumerate(seen)]
    )

    feed.tasks.train_factors()

    (card,) = Versions().cards()
    assert (card.viewers, Versions().current()) == (40, card.version)
