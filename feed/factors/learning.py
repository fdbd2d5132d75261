"""Factors of clips from who was pleased by what, by alternating least squares (`implicit`)."""

from __future__ import annotations

import numpy as np
from implicit.cpu.als import AlternatingLeastSquares
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from threadpoolctl import threadpool_limits

from feed.similar.sequences import Sequences
from feed.similar.table import WIDTH

FACTORS, CLIPS_A_FACTOR = 64, 8  # A small catalogue described by many numbers is learned by heart.
ROUNDS = 12
REGULARISATION = 5.0
# How much more a clip counts that pleased than one that was not met: Hu, Koren, Volinsky's alpha.
CONFIDENCE = 20.0
LEAST_LIKENESS = 0.3  # Cosine; who is less like is no neighbour.
THREADS = 1  # The other core serves.

Vectors = NDArray[np.float32]


def learn(pleased: Sequences, seed: int) -> AlternatingLeastSquares:
    """A model of all people and clips in `pleased`."""
    with threadpool_limits(THREADS, "blas"):
        model = AlternatingLeastSquares(
            factors=min(FACTORS, max(2, pleased.item_count // CLIPS_A_FACTOR)),
            regularization=REGULARISATION,
            alpha=CONFIDENCE,
            iterations=ROUNDS,
            num_threads=THREADS,
            random_state=seed,
        )
        model.fit(matrix_of(pleased), show_progress=False)
    return model


def matrix_of(pleased: Sequences) -> csr_matrix:
    """Shape (people, items), float32: 1 where an item pleased."""
    ones = np.ones(len(pleased.items), np.float32)
    shape = (len(pleased), pleased.item_count)
    return csr_matrix((ones, pleased.items, pleased.starts), shape=shape)


def neighbours_of(model: AlternatingLeastSquares, wanted: int = WIDTH) -> NDArray[np.int32]:
    """Shape (items, wanted), int32: the nearest to each item by cosine, best first; -1 for none."""
    items = np.arange(len(model.item_factors))
    ids, likeness = model.similar_items(items, N=min(wanted + 1, len(items)))
    found = np.full((len(items), wanted), -1, np.int32)
    for item in items.tolist():
        is_near = (ids[item] != item) & (likeness[item] >= LEAST_LIKENESS)
        others = ids[item][is_near][:wanted]
        found[item, : len(others)] = others
    return found


def recall_at_10(pleased: Sequences, seed: int) -> float | None:
    """The share of people whose last item is among the ten that a model without it expects."""
    judged = pleased.only(pleased.lengths >= 3)
    if not len(judged):
        return None
    earlier, last = judged.without_last(1), judged.from_end(0)
    model = learn(earlier, seed)
    people = np.arange(len(earlier))
    ids, _ = model.recommend(people, matrix_of(earlier), N=min(10, earlier.item_count))
    return float((ids == last[:, None]).any(axis=1).mean())
