"""Item-to-item transitions: what they learn from, and what they must not."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feed.similar.attributes import attributes_of, no_attributes
from feed.similar.evaluate import metrics, places_of
from feed.similar.features import FEATURES
from feed.similar.proposals import knowledge_of, proposals_for
from feed.similar.recommend import Ranked, Similar, learn
from feed.similar.sequences import Sequences
from feed.similar.transitions import Rule, count_transitions

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
    arrays += [*kinds.forward, *kinds.items, kinds.occurrences]
    trees = model.trees.model_to_string() if model.trees else ""
    return [np.asarray(one).tobytes() for one in arrays] + [trees.encode()]


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


def left_out_equals_never_there(rule: Rule, sequences: Sequences, person: int) -> None:
    """Proposals for a prefix with its own future taken out, against counts without that future."""
    attributes = attributes_of({item: [item % 5, 5 + item % 4] for item in range(ITEMS)}, ITEMS)
    cut = int(sequences.starts[person + 1]) - 1
    ends = sequences.starts[1:].copy()
    ends[person] = cut
    made = proposals_for(knowledge_of(sequences, attributes, rule), sequences, ITEMS, ends)
    lists = [
        sequences.items[sequences.starts[p] : sequences.starts[p + 1]]
        for p in range(len(sequences))
    ]
    lists[person] = lists[person][:-1]
    without = Sequences.of(lists, ITEMS)
    plain = proposals_for(knowledge_of(without, attributes, rule), without, ITEMS)
    assert set(made.items[person].tolist()) == set(plain.items[person].tolist())
    by_item = [np.argsort(one.items[person]) for one in (made, plain)]
    told = [name != "rank" for name in FEATURES]  # Ties may stand in either order.
    np.testing.assert_allclose(
        made.features[person][by_item[0]][:, told],
        plain.features[person][by_item[1]][:, told],
        rtol=1e-3,
        atol=1e-4,
    )


def test_an_examples_own_future_is_taken_out_exactly() -> None:
    sequences = chains(people=60).without_repeats()
    for person in range(0, 60, 7):
        left_out_equals_never_there(Rule(), sequences, person)


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
