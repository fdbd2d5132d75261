"""What torch learns, and that the graph says the same; skipped where torch is not installed."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs requirements-train.txt")

from feed.sequence import learning  # noqa: E402
from feed.sequence.export import graph_of  # noqa: E402
from feed.sequence.histories import newest_of  # noqa: E402
from feed.sequence.training import ranker_from  # noqa: E402
from feed.sequence.versions import opened  # noqa: E402
from feed.sequence.weights import Shape  # noqa: E402
from feed.similar.attributes import attributes_of, no_attributes  # noqa: E402
from feed.similar.sequences import Sequences  # noqa: E402

ITEMS = 40
SMALL = Shape(width=16, heads=2, blocks=2, inner=32)
pytestmark = pytest.mark.slow


def rings(people: int = 300, longest: int = 9, seed: int = 0) -> Sequences:
    """Viewers who go around the items one by one, from somewhere."""
    draw = np.random.default_rng(seed)
    lengths = draw.integers(2, longest, people)
    return Sequences.of([(draw.integers(ITEMS) + np.arange(n)) % ITEMS for n in lengths], ITEMS)


def test_what_follows_is_learned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "MOST_EPOCHS", 40)
    monkeypatch.setattr(learning, "BATCH", 64)
    network = ranker_from(rings(400), no_attributes(ITEMS), seed=0)
    asked = (np.arange(ITEMS)[:, None] + np.arange(3)) % ITEMS
    ranked = network.next_items(Sequences.of(asked, ITEMS), network.keys, 3)
    assert (ranked.items[:, 0] == (np.arange(ITEMS) + 3) % ITEMS).mean() > 0.9
    near = network.neighbours(network.keys)[:, :3]
    assert (near == (np.arange(ITEMS) + 1)[:, None] % ITEMS).any(axis=1).mean() > 0.9


@pytest.mark.parametrize("longest", [9, 130])
def test_the_graph_scores_as_torch_does(longest: int) -> None:
    known = attributes_of({item: [item % 5, 7] for item in range(0, ITEMS, 2)}, ITEMS)
    torch.manual_seed(1)
    network = learning._Network(SMALL, known, ITEMS)
    for name, tensor in network.tensors.items():
        if name == "near":
            tensor.data += torch.randn(tensor.shape)
    histories = newest_of(rings(longest=longest), np.arange(50), 50)
    graph = opened("x", graph_of(network.weights(), "x", np.arange(ITEMS, dtype=np.uint64)))
    assert np.allclose(graph.scores(histories), network.scores(histories).numpy(), atol=1e-4)


def test_a_place_hears_nothing_that_came_later() -> None:
    network = learning._Network(SMALL, no_attributes(ITEMS), ITEMS)
    rows = torch.tensor([[0, 3, 9, 4], [0, 3, 9, 30]])
    early, late = network._states(rows, network.items(), 0.0)
    assert torch.allclose(early[1:3], late[1:3])
    assert not torch.allclose(early[3], late[3])


def test_every_step_of_every_sequence_is_an_example_once() -> None:
    sequences = rings(80, longest=130)
    found = []
    for inputs, targets in learning._batches(sequences, np.random.default_rng(0)):
        is_there = targets > 0
        assert bool((inputs[is_there] > 0).all())
        found += list(zip(inputs[is_there].tolist(), targets[is_there].tolist(), strict=True))
    expected = [
        (a + 1, b + 1)
        for p in range(len(sequences))
        for own in (sequences.items[sequences.starts[p] : sequences.starts[p + 1]],)
        for a, b in pairwise(own.tolist())
    ]
    assert sorted(found) == sorted(expected)


def test_a_seed_gives_the_same_network_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "MOST_EPOCHS", 3)
    once, twice = (
        learning.learn(rings(60), no_attributes(ITEMS), 3, 60.0, SMALL).weights.sha256
        for _ in range(2)
    )
    assert once == twice


def test_what_is_exported_of_an_item_holds_its_attributes() -> None:
    known = attributes_of({item: [item // 2] for item in range(0, ITEMS, 3)}, ITEMS)
    network = learning._Network(SMALL, known, ITEMS)
    own, kinds = (network.tensors[name].detach().numpy() for name in ("items", "kinds"))
    weights = network.weights()
    assert np.array_equal(weights.items[1], own[1])
    assert np.allclose(weights.items[3], own[3] + kinds[1], atol=1e-6)  # The second kind met.
