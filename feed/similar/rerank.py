"""Orders the best proposals again, by trees that learned what people chose among such."""

from __future__ import annotations

from dataclasses import dataclass

import lightgbm
import numpy as np
from numpy.typing import NDArray

from feed.similar.ground import Ground
from feed.similar.proposals import FEATURES, Histories, Knowledge, described, proposals_for
from feed.similar.threads import THREADS
from feed.similar.trees import Trees

ROUNDS = 80
PROPOSED = 60
FEWEST_EXAMPLES = 200
FEW_ROWS = 100_000  # Of fewer, a second thread would only be waited for.
MOST_ASKED = 30_000  # People whose last item is an example; of more, so many drawn.
SETTINGS = {
    "objective": "lambdarank",
    "learning_rate": 0.08,
    "num_leaves": 31,
    "extra_trees": True,
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


def examples_of(known: Knowledge, ground: Ground, seed: int) -> Examples:
    """The last item of each sequence as a choice, with nothing known of it from itself."""
    learned = ground.sequences
    asked = np.flatnonzero(learned.lengths >= 2)
    if len(asked) > MOST_ASKED:
        draw = np.random.default_rng(seed)
        asked = np.sort(draw.choice(asked, MOST_ASKED, replace=False))
    histories = Histories(learned, asked, learned.starts[1:] - 1, is_left_out=True)
    made = proposals_for(known, histories, PROPOSED)
    is_chosen = made.items == learned.from_end(0)[asked, None]
    found = is_chosen.any(axis=1)
    features, chosen = [], []
    for factors, is_in in ground.unseen_by_parts(asked):
        taken = found & is_in
        features.append(described(known, factors, histories.only(taken), made.only(taken)))
        chosen.append(is_chosen[taken])
    return Examples(np.concatenate(features), np.concatenate(chosen))


def train(examples: Examples, seed: int, rounds: int = ROUNDS) -> Trees | None:
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
    threads = THREADS if count * width > FEW_ROWS else 1
    settings = {**SETTINGS, "seed": seed, "num_threads": threads}
    return Trees.of(lightgbm.train(settings, data, rounds))
