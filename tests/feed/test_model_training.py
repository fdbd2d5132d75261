"""A model learned from a log whose rules are known finds them, says how sure it is, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from experiments.values import Values
from feed.catalogue.rows import CatalogueRow
from feed.features.replay import Replay
from feed.features.taste import Taste
from feed.model.card import ModelCard, as_markdown
from feed.model.dataset import ClipArrays, Dataset, Listed, dataset_of
from feed.model.heads import HEAD_NAMES
from feed.model.inputs import INPUT_NAMES, Moment, inputs_of
from feed.model.judging import (
    auc_of,
    brier_of,
    calibration_error_of,
    compared,
)
from feed.model.training import TooLittleToLearn, made_from, train_from
from feed.model.versions import Model, ModelVersions
from tests.feed.clips import DEFAULTS, NOW_MS, catalogue, direction
from tests.feed.invented_log import arrays_of, invented_clips, invented_log

NOW = datetime(2026, 12, 1, tzinfo=UTC)


def head(card: ModelCard, name: str) -> object:
    return card.heads[HEAD_NAMES.index(name)]


@pytest.fixture(scope="module")
def clips() -> list[CatalogueRow]:
    return invented_clips()


@pytest.fixture(scope="module")
def arrays(clips: list[CatalogueRow]) -> ClipArrays:
    return arrays_of(clips)


@pytest.fixture(scope="module")
def trained(
    clips: list[CatalogueRow], arrays: ClipArrays, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[ModelCard, Model, Path]]:
    """12,000 impressions of 100 viewers."""
    folder = tmp_path_factory.mktemp("ranking")
    log = invented_log(clips, viewers=100, pages=12)
    replay = Replay(arrays.contents, Values)
    card = train_from(log, NOW, clips=arrays, replay=replay, folder=folder)
    yield card, ModelVersions(folder).load(card.version), folder


pytestmark = pytest.mark.slow


def test_it_orders_held_out_pages_better_than_the_simple_score_and_serves(
    trained: tuple[ModelCard, Model, Path],
) -> None:
    card, _, folder = trained

    assert card.pairs > 1000
    assert card.pairs_right > card.pairs_right_simple + 0.01
    assert card.lower > 0
    assert card.may_serve
    assert ModelVersions(folder).current() == card.version


def test_the_loved_look_is_foreseen_to_be_liked_and_brands_to_be_skipped(
    trained: tuple[ModelCard, Model, Path],
) -> None:
    _, model, _ = trained
    clips = [replace(c, totals=replace(c.totals, impressions=50, plays=50, finishes=10))
             for c in invented_clips(48)]  # fmt: skip
    snapshot = catalogue(clips)
    fan = Taste(NOW_MS, direction(2) * 5, direction(2) * 5, 6.0, 5.0, {"look2": 5.0})
    rows = np.arange(48)

    found = model.probabilities(
        inputs_of(snapshot, rows, snapshot.totals[rows], Moment(NOW_MS, fan, DEFAULTS))
    )

    like, skip = found[:, HEAD_NAMES.index("like")], found[:, HEAD_NAMES.index("skip")]
    is_loved, is_brand = rows % 6 == 2, rows % 4 == 1
    assert like[is_loved].min() > like[~is_loved].max()
    assert skip[is_brand & ~is_loved].min() > skip[~is_brand & ~is_loved].max()


@pytest.mark.parametrize("name", ["watch", "like", "skip", "product_tap"])
def test_what_is_foreseen_comes_as_often_as_foreseen(
    trained: tuple[ModelCard, Model, Path], name: str
) -> None:
    """Of 1,600 held-out impressions in ten bins, chance makes 0.03 of a half, 0.02 of a tenth."""
    card, _, _ = trained
    found = card.heads[HEAD_NAMES.index(name)]

    assert not found.is_base_rate
    assert found.ece < (0.07 if name == "watch" else 0.04)
    assert found.log_loss < found.log_loss_base
    assert found.auc is not None and found.auc > 0.65


def test_a_head_without_answers_gives_its_base_rate_and_the_card_says_so(
    trained: tuple[ModelCard, Model, Path],
) -> None:
    card, model, _ = trained
    answered = model.probabilities(np.array(card.golden_inputs, np.float32))
    reports = answered[:, HEAD_NAMES.index("report")]
    found = card.heads[HEAD_NAMES.index("report")]

    assert found.is_base_rate and found.auc is None and found.positives == 0
    assert len(set(reports.tolist())) == 1
    assert 0 < reports[0] < 0.001
    assert "report (base rate only)" in as_markdown(card)


def test_the_card_tells_the_whole_story(trained: tuple[ModelCard, Model, Path]) -> None:
    card, _, folder = trained
    words = (folder / f"{card.version}.card.md").read_text()

    assert ModelVersions(folder).card(card.version) == card
    assert card.inputs == list(INPUT_NAMES)
    assert sum(card.slices) == card.impressions > 10_500
    assert card.unseen == ["hour_sin", "hour_cos"]  # Eighteen hours only.
    assert card.first_ms < card.last_ms
    for fact in (card.sha256, card.weights_sha256, "ECE (before)", "**Serves**", "Usual watch"):
        assert fact in words


def test_too_short_a_log_changes_nothing(
    clips: list[CatalogueRow], arrays: ClipArrays, tmp_path: Path
) -> None:
    log = invented_log(clips, viewers=10, pages=3)

    with pytest.raises(TooLittleToLearn, match="needs 2000"):
        train_from(log, NOW, clips=arrays, replay=Replay(arrays.contents, Values), folder=tmp_path)

    assert ModelVersions(tmp_path).cards() == []


def test_a_model_that_is_no_better_is_kept_but_does_not_serve(
    clips: list[CatalogueRow], arrays: ClipArrays, tmp_path: Path
) -> None:
    """Where nothing that is seen has to do with what follows, there is nothing to be better at."""
    log = Listed(invented_log(clips, viewers=40, pages=8))
    data = dataset_of(log, arrays, Replay(arrays.contents, Values), Values)
    shuffled = np.random.default_rng(1).permutation(len(data))
    noise: Dataset = replace(data, answers=data.answers.taken(shuffled))

    card, raw = made_from(noise, NOW)
    ModelVersions(tmp_path).publish(card, raw)

    assert not card.may_serve
    assert "the simple score" in card.why
    assert ModelVersions(tmp_path).current() is None
    assert [c.version for c in ModelVersions(tmp_path).cards()] == [card.version]


def test_one_log_makes_one_model(clips: list[CatalogueRow], arrays: ClipArrays) -> None:
    log = Listed(invented_log(clips, viewers=40, pages=6))
    data = dataset_of(log, arrays, Replay(arrays.contents, Values), Values)

    assert made_from(data, NOW)[1] == made_from(data, NOW)[1]


def test_impressions_whose_answers_may_still_come_are_not_learned_from(
    clips: list[CatalogueRow], arrays: ClipArrays
) -> None:
    log = invented_log(clips, viewers=20, pages=12)
    last_ms = log[-1].stream_ms

    data = dataset_of(Listed(log), arrays, Replay(arrays.contents, Values), Values)

    assert 0 < len(data) < 2400
    assert data.decided_ms.max() < last_ms - 2 * 3600_000
    assert (np.diff(data.decided_ms) >= 0).all()


def test_measures_say_what_they_should() -> None:
    happened = np.array([True, False, True, False])

    assert auc_of(np.array([0.9, 0.1, 0.8, 0.2]), happened) == 1.0
    assert auc_of(np.array([0.5, 0.5, 0.5, 0.5]), happened) == 0.5
    assert auc_of(np.ones(2), np.array([True, True])) is None
    assert brier_of(np.array([1.0, 0.0, 1.0, 0.0]), happened) == 0.0
    sure = np.repeat([0.2, 0.8], 500)
    came = np.tile([True, False, False, False, False], 200)
    assert calibration_error_of(sure, np.concatenate([came[:500], ~came[:500]])) < 1e-9
    assert calibration_error_of(np.full(1000, 0.5), came) == pytest.approx(0.3)


def test_an_order_is_better_only_when_many_pages_agree() -> None:
    draw = np.random.default_rng(0)
    pages, worth = np.repeat(np.arange(200), 4), draw.integers(0, 3, 800).astype(float)
    noise = draw.random(800)

    better = compared(worth, noise, worth, pages)
    alone = compared(noise, noise, worth, np.arange(800))

    assert better.ours == 1.0 and better.is_better
    assert not compared(noise, worth, worth, pages).is_better
    assert not compared(noise, noise, worth, pages).is_better
    assert alone.pairs == 0 and not alone.is_better
