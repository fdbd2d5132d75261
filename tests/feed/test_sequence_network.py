"""The sequence network as a graph: what it hears, how it is asked, when it is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import pytest

from core.errors import InvalidInput
from feed.sequence.card import NetworkCard
from feed.sequence.contest import verdict_of
from feed.sequence.export import graph_of
from feed.sequence.histories import newest_of
from feed.sequence.ranker import Ranker
from feed.sequence.training import golden_of
from feed.sequence.versions import NetworkVersions, opened
from feed.sequence.weights import Shape, Weights
from feed.similar.evaluate import served_places
from feed.similar.judging import Answers, Figures
from feed.similar.sequences import Sequences
from feed.similar.table import Table
from feed.versions import NoSuchVersion, VersionBroken

ITEMS = 30
SMALL = Shape(width=8, heads=2, blocks=2, inner=12)


def drawn(shape: Shape = SMALL, items: int = ITEMS, seed: int = 0) -> Weights:
    """Weights at random."""
    draw = np.random.default_rng(seed)
    return Weights(
        shape,
        draw.standard_normal((items, shape.width)).astype(np.float32),
        draw.standard_normal(items).astype(np.float32),
        {
            name: draw.standard_normal(size).astype(np.float32) * 0.4
            for name, size in shape.parts().items()
        },
    )


def keys_of(items: int = ITEMS) -> np.ndarray:
    """Clips in an order that is not theirs by number."""
    return np.random.default_rng(5).permutation(items).astype(np.uint64) + 100


def ranker(weights: Weights | None = None) -> Ranker:
    weights = weights or drawn()
    return opened("x", graph_of(weights, "x", keys_of(len(weights.items))))


def walks(people: int = 40, seed: int = 0) -> Sequences:
    draw = np.random.default_rng(seed)
    return Sequences.of(
        [draw.permutation(ITEMS)[: draw.integers(1, 12)].tolist() for _ in range(people)], ITEMS
    )


def card_for(weights: Weights, version: str, *, may_serve: bool = True) -> NetworkCard:
    found = ranker(weights)
    golden = golden_of(found, walks())
    figures = Figures(250, 0.2, 0.1, 0.09)
    return NetworkCard(
        version, 1, 0, 0, 40, 200, ITEMS, {"epochs": 3.0}, figures, figures, 0.01, may_serve,
        "because", *golden, weights.sha256,
    )  # fmt: skip


def published(folder: Path, version: str, *, may_serve: bool = True) -> NetworkVersions:
    versions, weights = NetworkVersions(folder), drawn()
    raw = graph_of(weights, version, keys_of())
    versions.publish(card_for(weights, version, may_serve=may_serve), raw)
    return versions


def test_without_layers_a_score_is_the_newest_item_normed_times_each_item() -> None:
    weights = drawn(replace(SMALL, blocks=0))
    scale, shift = weights.parts["after"]
    newest = weights.items[4]
    normed = (newest - newest.mean()) / np.sqrt(newest.var() + 1e-5) * scale + shift
    scores = ranker(weights).scores(np.array([[0, 9, 5]]))
    assert np.allclose(scores[0], weights.items @ normed + weights.popularity, atol=1e-4)


def test_what_is_filled_up_in_front_is_not_heard_and_what_is_older_is() -> None:
    network = ranker()
    bare, filled = network.scores(np.array([[7, 3]])), network.scores(np.array([[0, 0, 7, 3]]))
    older, other = network.scores(np.array([[8, 3]])), network.scores(np.array([[3, 7]]))
    assert np.allclose(bare, filled, atol=1e-5)
    assert not np.allclose(bare, older, atol=1e-3)
    assert not np.allclose(bare, other, atol=1e-3)


def test_a_history_is_answered_alike_whatever_else_is_asked() -> None:
    network, histories = ranker(), walks(600)
    keys = network.keys
    together = network.next_items(histories, keys, 5)
    alone = network.next_items(histories.only(np.array([17])), keys, 5)
    assert together.items[17].tolist() == alone.items[0].tolist()
    assert np.allclose(together.scores[17], alone.scores[0], atol=1e-4)


def test_the_best_by_score_follow_less_what_the_history_holds() -> None:
    network, histories = ranker(), walks()
    ranked = network.next_items(histories, network.keys, ITEMS)
    scores = network.scores(newest_of(histories, np.arange(len(histories)), 50))
    for person in range(len(histories)):
        own = histories.items[histories.starts[person] : histories.starts[person + 1]].tolist()
        expected = [i for i in np.argsort(-scores[person]).tolist() if i not in own]
        named = ranked.items[person]
        assert named[named >= 0].tolist() == expected


def test_clips_are_known_by_their_keys_whatever_their_number() -> None:
    network = ranker()
    here = np.array([7, *network.keys[[3, 9, 20]], 8], np.uint64)  # 7 and 8 are unknown to it.
    asked = Sequences.of([[0, 1, 2], [0, 4], []], len(here))
    ranked = network.next_items(asked, here, 4)
    scores = network.scores(np.array([[3 + 1, 9 + 1]]))
    assert ranked.items[0].tolist() == [3, -1, -1, -1]
    assert ranked.scores[0, 0] == pytest.approx(scores[0, 20], abs=1e-4)
    assert (ranked.items[1:] == -1).all()


def test_a_stored_network_answers_as_when_it_was_made(tmp_path: Path) -> None:
    versions = published(tmp_path, "a")
    again = versions.load("a").scores(np.array([[1, 2, 3]]))
    assert versions.current() == "a"
    assert np.array_equal(again, ranker().scores(np.array([[1, 2, 3]])))
    text = (tmp_path / "a.card.md").read_text()
    assert versions.card("a").sha256 in text
    assert "| network | 0.2000 | 0.1000 | 0.0900 |" in text


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"golden_scores": 1.0}, "golden histories are answered otherwise"),
        ({"clips": ITEMS + 1}, "its card names 31"),
    ],
)
def test_one_that_answers_otherwise_is_refused(
    tmp_path: Path, change: dict[str, float], reason: str
) -> None:
    weights, versions = drawn(), published(tmp_path, "a")
    card = card_for(weights, "b")
    if "clips" in change:
        card = replace(card, clips=int(change["clips"]))
    else:
        card = replace(card, golden_scores=[[x + 1.0 for x in row] for row in card.golden_scores])
    with pytest.raises(VersionBroken, match=reason):
        versions.publish(card, graph_of(weights, "b", keys_of()))
    assert versions.current() == "a"


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    versions = published(tmp_path, "a")
    raw = bytearray((tmp_path / "a.onnx").read_bytes())
    raw[len(raw) // 2] ^= 1
    (tmp_path / "a.onnx").write_bytes(bytes(raw))
    with pytest.raises(VersionBroken, match="sha256"):
        versions.load("a")


def test_what_is_no_network_of_this_program_is_refused() -> None:
    with pytest.raises(ValueError, match="no graph"):
        opened("x", b"nothing")
    model = onnx.load_from_string(graph_of(drawn(), "x", keys_of()))
    told = {prop.key: prop.value for prop in model.metadata_props}
    onnx.helper.set_model_props(model, told | {"history": "20"})
    with pytest.raises(ValueError, match="hears 20 clips, this program 50"):
        opened("x", model.SerializeToString())
    onnx.helper.set_model_props(model, told | {"keys": told["keys"][: 8 * 4]})
    with pytest.raises(ValueError, match="other clips"):
        opened("x", model.SerializeToString())


def test_numbers_that_are_not_finite_are_refused(tmp_path: Path) -> None:
    weights = drawn()
    card = card_for(weights, "a")
    weights.popularity[3] = np.nan
    with pytest.raises(VersionBroken, match="not finite"):
        NetworkVersions(tmp_path).publish(card, graph_of(weights, "a", keys_of()))


def test_the_newest_contest_decides_and_a_loser_is_never_gone_back_to(tmp_path: Path) -> None:
    versions = published(tmp_path, "a")
    published(tmp_path, "b", may_serve=False)
    assert versions.current() is None
    versions.switch("b")  # Whoever names it can still use it.
    assert versions.rollback() == "a"
    with pytest.raises(NoSuchVersion):
        versions.rollback()


def test_a_table_is_judged_in_the_order_that_pages_get() -> None:
    draw, histories = np.random.default_rng(1), walks(60)
    neighbours = np.stack([draw.permutation(ITEMS)[:6] for _ in range(ITEMS)]).astype(np.int32)
    neighbours[::4, 3:] = -1
    chosen = draw.integers(ITEMS, size=60).astype(np.int32)
    table = Table("x", np.arange(ITEMS, dtype=np.uint64), neighbours)
    places = served_places(neighbours, histories, chosen)
    for person in range(60):
        own = histories.items[histories.starts[person] : histories.starts[person + 1]]
        found, scores = table.following(own[::-1][:20].astype(np.uint64), 1.2)
        score_of = {int(k): s for k, s in zip(found, scores, strict=True) if k not in own}
        score = score_of.get(int(chosen[person]))
        expected = sum(s >= score - 1e-12 for s in score_of.values()) - 1 if score else None
        assert places[person] == (np.iinfo(np.int64).max if expected is None else expected)


def answers(places: list[int]) -> Answers:
    found = np.array(places, np.int64)
    return Answers(found, found)


@pytest.mark.parametrize(
    ("transitions", "network", "wins"),
    [
        ([9] * 100, [0] * 100, True),
        ([0] * 100, [9] * 100, False),
        ([3] * 100, [3] * 100, False),  # A tie.
        ([50] * 100, [0] + [50] * 99, False),  # One viewer is chance.
        ([50], [0], False),
        ([], [], False),
    ],
)
def test_the_network_wins_by_more_than_chance_or_not_at_all(
    transitions: list[int], network: list[int], wins: bool
) -> None:
    assert verdict_of(answers(transitions), answers(network)).is_network_better is wins


def test_an_error_of_use_is_one_line() -> None:
    from feed.sequence.training import TooFewToCompare

    error = TooFewToCompare(200)
    assert isinstance(error, InvalidInput)
    assert str(error).count("\n") == 0
