"""Matrix factorisation of implicit feedback by alternating least squares (Hu et al. 2008)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from bench.simulation.chance import Floats

FACTORS, SWEEPS = 16, 2
CONFIDENCE, REGULARISATION = 10.0, 1.0


class Factors:
    """Factors of viewers and clips; each fit goes on from the one before."""

    def __init__(self, viewers: int, clips: int, seed: int) -> None:
        draw = np.random.default_rng(seed)
        self.viewers: Floats = np.zeros((viewers, FACTORS))
        self.clips: Floats = 0.1 * draw.normal(size=(clips, FACTORS))

    def fit(self, liked: sparse.csr_matrix) -> None:
        """Fits to `liked`, shape (viewers, clips): how much each viewer liked what they liked."""
        turned = sparse.csr_matrix(liked.T)
        for _ in range(SWEEPS):
            self.viewers = _solved(liked, self.clips)
            self.clips = _solved(turned, self.viewers)

    def scores(self, viewer: int) -> NDArray[np.float64]:
        """How well each clip fits a viewer."""
        return np.asarray(self.clips @ self.viewers[viewer])


def _solved(liked: sparse.csr_matrix, other: Floats) -> Floats:
    """The best factors of the rows of `liked`, given those of its columns; rows without any: 0."""
    rows = np.flatnonzero(np.diff(liked.indptr))
    solved = np.zeros((liked.shape[0], FACTORS))
    if not len(rows):
        return solved
    weights = sparse.csr_matrix(liked[rows] * CONFIDENCE)
    squares = (other[:, :, None] * other[:, None, :]).reshape(len(other), -1)
    left = (weights @ squares).reshape(-1, FACTORS, FACTORS)
    left = left + other.T @ other + REGULARISATION * np.eye(FACTORS)
    weights.data = weights.data + 1.0
    solved[rows] = np.linalg.solve(left, (weights @ other)[:, :, None])[:, :, 0]
    return solved
