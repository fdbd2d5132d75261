"""Orders the best proposals again, by trees that learned what people chose among such."""

from __future__ import annotations

from dataclasses import dataclass

import lightgbm
import numpy as np
from numpy.typing import NDArray

from feed.similar.features import FEATURES
from feed.similar.proposals import THREADS, Knowledge, Proposals, proposals_for
from feed.similar.sequences import Sequences

ROUNDS = 100
PROPOSED = 100
# An example's choice among more than this teaches little and costs time.
LEARNED_FROM = 50
PLACES = 2  # Of each sequence, so many last items are examples.
FEWEST_EXAMPLES = 200
SETTINGS = {
    "objective": "lambdarank",
    "learning_rate": 0.06,
    "num_leaves": 31,
    "min_data_in_leaf": 200,
    "lambdarank_truncation_level": 20,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 127,
    "verbose": -1,
    "deterministic": True,
    "force_row_wise": True,
}


@dataclass(frozen=True, slots=True)
class Examples:
    """What was proposed and which of it was chosen.

    Args:
        features: Shape (examples, k, f); `is_chosen` shape (examples, k), one true a row.
    """

    features: NDArray[np.float32]
    is_chosen: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.is_chosen)


def examples_of(known: Knowledge, learned: Sequences, places: int = PLACES) -> Examples:
    """The last items of each sequence as choices, their own counts taken out.

    Args:
        learned: The very sequences that `known` was counted from.
    """
    features, chosen = [], []
    for place in range(places):
        ends = np.maximum(learned.starts[1:] - 1 - place, learned.starts[:-1])
        made = proposals_for(known, learned, LEARNED_FROM, ends)
        is_chosen = made.items == learned.from_end(place)[:, None]
        is_chosen &= made.items >= 0
        found = is_chosen.any(axis=1)
        features.append(made.features[found])
        chosen.append(is_chosen[found])
    return Examples(np.concatenate(features), np.concatenate(chosen))


def train(examples: Examples, seed: int, rounds: int = ROUNDS) -> lightgbm.Booster | None:
    """The trees, or `None` when there are too few examples to learn from."""
    if len(examples) < FEWEST_EXAMPLES:
        return None
    count, width, columns = examples.features.shape
    data = lightgbm.Dataset(
        examples.features.reshape(-1, columns),
        examples.is_chosen.reshape(-1).astype(np.int32),
        group=np.full(count, width),
        feature_name=list(FEATURES),
        free_raw_data=True,
    )
    return lightgbm.train({**SETTINGS, "seed": seed, "num_threads": THREADS}, data, rounds)


def reordered(made: Proposals, trees: lightgbm.Booster | None, mix: float) -> NDArray[np.float32]:
    """Scores of proposals, shape (people, k): the trees' plus `mix` × the logarithm of the base."""
    scores = made.scores
    if trees is None:
        return scores
    is_real = made.items >= 0
    if is_real.any():
        margins = np.asarray(trees.predict(made.features[is_real], num_threads=THREADS))
        scores[is_real] = margins + mix * scores[is_real]
    return scores
