"""What the model expects most of is proposed to everybody, and ordering it stops nobody's page."""

from __future__ import annotations

from collections.abc import Generator
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from core.clock import utc_now
from experiments.values import Values
from feed.catalogue.keeper import Keeper
from feed.catalogue.snapshot import Rows, Snapshot
from feed.for_you import FOR_YOU
from feed.model import promise
from feed.model.heads import NOBODY, weights_of
from feed.model.inputs import Moment, inputs_of
from feed.model.promise import promising
from feed.model.versions import Model
from feed.popularity import PopularityRule, popularity_of, shopped_rule_of
from feed.sources.promising import Promising
from tests.feed.clips import NOW_MS, catalogue, clip, query_of
from tests.feed.conftest import Clip
from tests.feed.ranking_models import Held, published

CLIPS = 23
Totals = NDArray[np.float64]


def ordered(snapshot: Snapshot, held: Held) -> tuple[list[int], int]:
    """The order, and in how many steps it came."""
    steps, working = 0, promising(snapshot, NOW_MS, held.held)
    while True:
        try:
            next(working)
            steps += 1
        except StopIteration as end:
            return end.value.tolist(), steps


def many() -> Snapshot:
    return catalogue(clip(axis=n % 9, likes=7 * n % 11, impressions=50 + n) for n in range(CLIPS))


def test_clips_come_by_what_they_are_worth_to_a_stranger_however_many_a_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(tmp_path, "one")
    held, snapshot = Held(tmp_path), many()
    model = held.held()
    assert model is not None
    values = Values(NOBODY)
    inputs = inputs_of(snapshot, np.arange(CLIPS), snapshot.totals, Moment(NOW_MS, None, values))
    worth = model.probabilities(inputs).astype(float) @ weights_of(values)

    assert ordered(snapshot, held) == (np.argsort(-worth, kind="stable").tolist(), 1)
    monkeypatch.setattr(promise, "ROWS_A_STEP", 5)
    assert ordered(snapshot, held) == (np.argsort(-worth, kind="stable").tolist(), 5)


def test_what_cannot_be_foreseen_comes_last(tmp_path: Path) -> None:
    published(tmp_path, "one")
    held, snapshot = Held(tmp_path), many()
    snapshot.totals[4] = np.nan

    assert ordered(snapshot, held)[0][-1] == 4


def test_without_a_model_or_with_one_that_fails_nothing_is_promised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ordered(many(), Held(tmp_path)) == ([], 0)

    published(tmp_path, "one")
    monkeypatch.setattr(Model, "probabilities", lambda *_: 1 / 0)

    assert ordered(many(), Held(tmp_path)) == ([], 0)


def test_the_feed_proposes_the_first_that_are_left() -> None:
    snapshot = many().promised(np.array([5, 3, 9, 1]))
    query = query_of(snapshot)
    eligible = snapshot.eligible()
    eligible.deny(np.array([3]))

    assert "promising" in {source.name for source in FOR_YOU.sources}
    assert Promising().find(query, eligible).rows.tolist() == [5, 9, 1]


def test_the_order_outlives_new_clips_and_new_totals(clips: list[Clip]) -> None:
    def backwards(snapshot: Snapshot, now_ms: int) -> Generator[None, None, Rows]:
        yield
        return np.arange(snapshot.count)[::-1]

    keeper = Keeper(promising=backwards)
    keeper.look()
    keeper.foresee()
    expected = list(range(len(clips)))[::-1]

    keeper.refresh_totals()
    assert keeper.snapshot.promising.tolist() == expected
    keeper.reload([clips[0].id])
    assert keeper.snapshot.promising.tolist() == expected


def test_what_sells_is_ordered_only_while_nobody_orders_all_clips(
    clips: list[Clip], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[PopularityRule] = []
    hours, orders_all = [0], [True]

    def noted(totals: Totals, age_ms: Totals, rule: PopularityRule) -> Totals:
        made.append(rule)
        return popularity_of(totals, age_ms, rule)

    def if_asked(snapshot: Snapshot, now_ms: int) -> Generator[None, None, Rows]:
        yield
        return np.arange(snapshot.count if orders_all[0] else 0)

    def made_an_hour_later() -> bool:
        made.clear()
        hours[0] += 1
        keeper.refresh_totals()
        return shopped_rule_of(Values(NOBODY)) in made

    monkeypatch.setattr("feed.catalogue.snapshot.popularity_of", noted)
    keeper = Keeper(clock=lambda: utc_now() + timedelta(hours=hours[0]), promising=if_asked)
    keeper.look()
    assert made_an_hour_later()
    keeper.foresee()
    assert not made_an_hour_later()
    orders_all[0] = False
    keeper.foresee()
    assert made_an_hour_later()
