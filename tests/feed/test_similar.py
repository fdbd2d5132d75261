"""Item-to-item transitions: what they learn from, and what they must not."""

from __future__ import annotations

from collections.abc import Callable

import lightgbm
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from feed.similar.attributes import attributes_of, no_attributes
from feed.similar.evaluate import metrics, places_of
from feed.similar.factors import Factors, factors_of
from feed.similar.ground import ground_of
from feed.similar.proposals import FEATURES, Histories, described, knowledge_of, proposals_for
from feed.similar.recommend import Ranked, Similar, learn
from feed.similar.sequences import Sequences
from feed.similar.transitions import Rule, count_transitions
from feed.similar.trees import Trees

ITEMS = 60
pytestmark = pytest.mark.slow  # The first call compiles.


def chains(people: int = 500, seed: int = 0) -> Sequences:
    """People who walk a ring of items in steps of one or two, from somewhere."""
    draw = np.random.default_rng(seed)
    made = []
    for _ in range(people):
        steps = draw.choice([1, 2], size=draw.integers(4, 9), p=[0.8, 0.2])
        made.append(((draw.integers(ITEMS) + np.cumsum(steps)) % ITEMS).tolist())
    return Sequences.of(made, ITEMS)


def state_of(model: Similar) -> list[bytes]:
    """Everything learned, byte for byte."""
    counts, kinds = model.known.transitions, model.known.kinds
    arrays = [*counts.forward, *counts.backward, counts.occurrences]
    arrays += [*kinds.forward, *kinds.items, kinds.occurrences, *model.factors]
    arrays += model.trees or ()
    return [np.asarray(one).tobytes() for one in arrays]


def test_near_steps_count_more_and_backward_is_the_transpose() -> None:
    counted = count_transitions(Sequences.of([[0, 1, 2]], 3), Rule(step_power=1.0))
    row = slice(counted.forward.starts[0], counted.forward.starts[1])
    assert counted.forward.columns[row].tolist() == [1, 2]
    assert counted.forward.weights[row].tolist() == [1.0, 0.5]
    back = slice(counted.backward.starts[2], counted.backward.starts[3])
    assert counted.backward.columns[back].tolist() == [0, 1]


def test_what_usually_follows_is_found_and_history_is_masked() -> None:
    model = learn(chains(), no_attributes(ITEMS), seed=0)
    ranked = model.next_items(Sequences.of([[3, 4, 5]], ITEMS), 5)
    assert ranked.items[0, 0] == 6
    assert not {3, 4, 5} & set(ranked.items[0].tolist())


def test_attributes_propose_what_has_no_transitions() -> None:
    attributes = attributes_of({0: [7], 3: [7], 4: [8]}, 5)
    model = learn(Sequences.of([[0, 1], [1, 2]], 5), attributes, seed=0)
    assert 3 in model.next_items(Sequences.of([[0]], 5), 5).items[0].tolist()


@pytest.mark.parametrize("place", [0, 1])
def test_what_is_held_out_changes_nothing_that_is_learned(place: int) -> None:
    whole = chains()
    attributes = attributes_of({item: [item % 7, 7 + item % 3] for item in range(ITEMS)}, ITEMS)
    shuffled = whole.items.copy()
    at = whole.starts[1:] - 1 - place
    shuffled[at] = np.random.default_rng(5).permutation(shuffled[at])
    other = Sequences(shuffled, whole.starts, ITEMS)
    assert (other.items != whole.items).any()
    first = learn(whole.without_last(2), attributes, seed=3)
    second = learn(other.without_last(2), attributes, seed=3)
    assert first.trees is not None
    assert state_of(first) == state_of(second)
    learned_from_all = [learn(s.without_last(0), attributes, seed=3) for s in (whole, other)]
    assert state_of(learned_from_all[0]) != state_of(learned_from_all[1])


def with_features(
    sequences: Sequences, rule: Rule, histories: Histories, factors: Factors, person: int
) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """One person's proposals in the order of their numbers, and what is known of each."""
    attributes = attributes_of({item: [item % 5, 5 + item % 4] for item in range(ITEMS)}, ITEMS)
    known = knowledge_of(count_transitions(sequences, rule), attributes, rule)
    one = histories.only(histories.people == person)
    made = proposals_for(known, one, ITEMS)
    order = np.argsort(made.items[0])
    return made.items[0][order], described(known, factors, one, made)[0][order]


def left_out_equals_never_there(sequences: Sequences, person: int) -> None:
    """Proposals for a prefix with its own future taken out, against counts without that future."""
    ends = sequences.starts[1:].copy()
    ends[person] -= 1
    cut = sequences.without_last(1, np.arange(len(sequences)) == person)
    factors = factors_of(sequences, count_transitions(sequences, Rule()), seed=0)
    left_out = Histories(sequences, np.arange(len(sequences)), ends, is_left_out=True)
    made, features = with_features(sequences, Rule(), left_out, factors, person)
    plain, expected = with_features(cut, Rule(), Histories.whole(cut), factors, person)
    assert made.tolist() == plain.tolist()
    told = [name != "rank" for name in FEATURES]  # Ties may stand in either order.
    np.testing.assert_allclose(features[:, told], expected[:, told], rtol=1e-3, atol=1e-4)


def test_an_examples_own_future_is_taken_out_exactly() -> None:
    sequences = chains(people=60).without_repeats()
    for person in range(0, 60, 7):
        left_out_equals_never_there(sequences, person)


def test_factors_for_examples_never_saw_what_the_examples_chose() -> None:
    whole = chains().without_repeats()
    shown = ground_of(whole, seed=1)
    for part, factors in enumerate(shown.parts):
        shuffled = whole.items.copy()
        people = np.flatnonzero(shown.part_of == part)
        at = whole.starts[1:][people] - 1
        shuffled[at] = (shuffled[at] + ITEMS // 2) % ITEMS
        other = ground_of(Sequences(shuffled, whole.starts, ITEMS), seed=1)
        assert [a.tobytes() for a in other.parts[part]] == [a.tobytes() for a in factors]
        assert other.factors.tastes.tobytes() != shown.factors.tastes.tobytes()


def test_what_comes_later_has_a_later_moment() -> None:
    made = Sequences.of([[0, 1, 2, 3], [1, 2, 4], [0, 2, 3, 4]], 5)
    factors = factors_of(made, count_transitions(made, Rule()), seed=0)
    assert (np.diff(factors.moments) > 0).all()


def test_walked_trees_say_what_the_library_says() -> None:
    draw = np.random.default_rng(0)
    rows = draw.standard_normal((700, 6)).astype(np.float32)
    rows[:, 3] = np.round(rows[:, 3])
    settings_of_trees = {"verbose": -1, "num_leaves": 12, "min_data_in_leaf": 5, "seed": 1}
    data = lightgbm.Dataset(rows, rows[:, 0] * rows[:, 3] + np.abs(rows[:, 5]))
    grown = lightgbm.train(settings_of_trees, data, 20)
    expected = np.asarray(grown.predict(rows))
    np.testing.assert_allclose(Trees.of(grown).margins(rows), expected, rtol=0, atol=1e-12)


def test_a_tree_that_could_not_split_is_one_value() -> None:
    rows = np.zeros((50, 2), np.float32)
    data = lightgbm.Dataset(rows, np.full(50, 3.0))
    grown = lightgbm.train({"verbose": -1, "objective": "regression"}, data, 2)
    assert Trees.of(grown).margins(rows).tolist() == np.asarray(grown.predict(rows)).tolist()


def test_a_tie_counts_ahead_and_an_unranked_choice_is_a_miss() -> None:
    items = np.array([[4, 5, 6], [4, 5, 6], [4, 5, -1]], np.int32)
    scores = np.array([[2.0, 1.0, 1.0], [2.0, 1.0, 0.5], [1.0, 1.0, -np.inf]], np.float32)
    places = places_of(Ranked(items, scores), np.array([5, 9, 4], np.int32))
    assert places.tolist() == [2, np.iinfo(np.int64).max, 1]
    hr10, ndcg10 = metrics(places)
    assert hr10 == pytest.approx(2 / 3)
    assert ndcg10 == pytest.approx((1 / np.log2(4) + 1 / np.log2(3)) / 3)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.integers(0, 9), max_size=8), min_size=1, max_size=6), st.integers(0, 3))
def test_cutting_and_reading_from_the_end_agree_with_lists(lists: list[list[int]], k: int) -> None:
    sequences = Sequences.of(lists, 10)
    cut = sequences.without_last(k)
    for person, one in enumerate(lists):
        kept = cut.items[cut.starts[person] : cut.starts[person + 1]].tolist()
        assert kept == one[: max(0, len(one) - k)]
    assert sequences.from_end(k).tolist() == [one[-1 - k] if len(one) > k else -1 for one in lists]
    once = sequences.without_repeats()
    for person, one in enumerate(lists):
        kept = once.items[once.starts[person] : once.starts[person + 1]].tolist()
        assert kept == list(dict.fromkeys(one))


@pytest.mark.parametrize("empty", [lambda: Sequences.of([], 0), lambda: Sequences.of([[]], 3)])
def test_nothing_to_learn_from_is_no_error(empty: Callable[[], Sequences]) -> None:
    sequences = empty()
    model = learn(sequences, no_attributes(sequences.item_count), seed=0)
    assert (model.next_items(sequences).items == -1).all()
