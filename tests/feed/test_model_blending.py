"""What each head believes: both views where answers abound, else the step before it."""

from __future__ import annotations

import numpy as np
import pytest

from feed.model.blending import blended
from feed.model.heads import HEAD_NAMES, HEADS, Labels
from feed.model.inputs import INPUT_NAMES, Matrix
from feed.model.judging import auc_of
from feed.model.learning import learned
from feed.model.network import Network, sigmoid

TAP, BAG, BUY, WATCH, REPORT = (
    HEAD_NAMES.index(n) for n in ("product_tap", "add_to_bag", "buy", "watch", "report")
)
SINCE, ROWS = 16_000, 24_000


@pytest.fixture(scope="module")
def world() -> tuple[Matrix, Labels, np.ndarray]:
    """Inputs, labels and the true chance of a tap, of which one in four bags and of those one in
    ten buys; whether a clip is watched depends on a product of two inputs.
    """
    draw = np.random.default_rng(3)
    inputs = draw.normal(size=(ROWS, len(INPUT_NAMES))).astype(np.float32)
    taps = sigmoid(-3.5 + inputs[:, 1] + 0.7 * inputs[:, 2])
    labels = np.zeros((ROWS, len(HEADS)), np.bool_)
    labels[:, WATCH] = draw.random(ROWS) < sigmoid(2.0 * inputs[:, 3] * inputs[:, 4])
    labels[:, TAP] = draw.random(ROWS) < taps
    labels[:, BAG] = labels[:, TAP] & (draw.random(ROWS) < 0.25)
    labels[:, BUY] = labels[:, BAG] & (draw.random(ROWS) < 0.1)
    return inputs, labels, taps


@pytest.fixture(scope="module")
def network(world: tuple[Matrix, Labels, np.ndarray]) -> Network:
    inputs, labels, _ = world
    made = learned(inputs[:SINCE], labels[:SINCE], seed=0)
    enough = labels[:SINCE].sum(axis=0) >= 100
    assert enough[TAP] and not enough[BUY]
    return blended(made, inputs[SINCE:20_000], labels[SINCE:20_000], lambda h: bool(enough[h]))


def test_a_purchase_too_rare_to_learn_is_foreseen_as_its_steps_before(
    network: Network, world: tuple[Matrix, Labels, np.ndarray]
) -> None:
    inputs, labels, taps = world
    late = inputs[20_000:]

    found = network.probabilities(late)

    assert np.corrcoef(np.log(found[:, BUY]), np.log(taps[20_000:]))[0, 1] > 0.9
    assert found[:, BUY].mean() == pytest.approx(labels[:, BUY].mean(), rel=0.8)
    assert found[:, BUY].mean() < found[:, BAG].mean() < found[:, TAP].mean()


def test_rare_answers_are_told_apart_nearly_as_well_as_can_be(
    network: Network, world: tuple[Matrix, Labels, np.ndarray]
) -> None:
    inputs, labels, taps = world
    happened = labels[20_000:, TAP]
    best = auc_of(taps[20_000:], happened)
    assert best is not None

    assert auc_of(network.probabilities(inputs[20_000:])[:, TAP], happened) > best - 0.02


def test_what_no_sum_of_inputs_tells_is_told_by_the_layers(
    network: Network, world: tuple[Matrix, Labels, np.ndarray]
) -> None:
    inputs, labels, _ = world
    late, happened = inputs[20_000:], labels[20_000:, WATCH]
    logits = network.logits(late)

    assert auc_of(logits[:, len(HEADS) + WATCH], happened) < 0.55
    assert auc_of(network.probabilities(late)[:, WATCH], happened) > 0.7


def test_a_head_without_answers_or_step_before_gives_its_base_rate(network: Network) -> None:
    assert network.is_base_rate(REPORT)
    assert not any(network.is_base_rate(h) for h in (TAP, BAG, BUY, WATCH))
    assert (network.blend >= 0).all()
