"""How good predictions are: per head against what happened, and as an order of whole pages."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from feed.model.learning import Reals

BINS = 10
RESAMPLES, LOWER = 400, 0.05
PAIRS_ENOUGH = 200


def auc_of(score: NDArray[np.floating], happened: NDArray[np.bool_]) -> float | None:
    """Chance that one that happened scores above one that did not; ties count half.

    `None` when all or none happened.
    """
    positives = int(happened.sum())
    negatives = len(happened) - positives
    if not positives or not negatives:
        return None
    _, rank, count = np.unique(score, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    mean_rank = last - (count - 1) / 2.0
    total = float(mean_rank[rank][happened].sum())
    return (total - positives * (positives + 1) / 2) / (positives * negatives)


def brier_of(probability: NDArray[np.floating], happened: NDArray[np.bool_]) -> float:
    """Mean squared error."""
    return float(np.mean((probability.astype(np.float64) - happened) ** 2))


def calibration_error_of(probability: NDArray[np.floating], happened: NDArray[np.bool_]) -> float:
    """Expected calibration error over ten bins of equal size.

    The mean distance between how often an action was foreseen and how often it came.
    """
    if not len(probability):
        return 0.0
    order = np.argsort(probability, kind="stable")
    bins = np.array_split(order, min(BINS, len(order)))
    apart = [
        len(b) * abs(float(probability[b].mean(dtype=np.float64)) - float(happened[b].mean()))
        for b in bins
    ]
    return sum(apart) / len(order)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two orders of the same pages, against what came of them.

    Args:
        pairs: Pairs of one page whose worth differed.
        ours: Share of them that the first order has right, ties counting half; `theirs` likewise.
        lower: 95 % of resampled sets of pages find the difference above this.
    """

    pairs: int
    ours: float
    theirs: float
    lower: float

    @property
    def is_better(self) -> bool:
        """Whether the first order is, beyond doubt."""
        return self.pairs >= PAIRS_ENOUGH and self.lower > 0.0


def compared(
    ours: Reals, theirs: Reals, worth: Reals, pages: NDArray[np.int64], seed: int = 0
) -> Comparison:
    """Which of two scores orders the clips of a page more like their realised worth."""
    order = np.argsort(pages, kind="stable")
    starts = np.flatnonzero(np.diff(pages[order], prepend=-1))
    counted = []
    for page in np.split(order, starts[1:]):
        if len(page) > 1:
            counted.append(_right(ours[page], theirs[page], worth[page]))
    found = np.array(counted, np.float64).reshape(-1, 3)
    found = found[found[:, 2] > 0]
    if not len(found):
        return Comparison(0, 0.0, 0.0, 0.0)
    right, others, pairs = found.sum(axis=0).tolist()
    draw = np.random.default_rng(seed)
    times = draw.multinomial(len(found), np.full(len(found), 1 / len(found)), RESAMPLES)
    drawn = times @ found
    differences = (drawn[:, 0] - drawn[:, 1]) / drawn[:, 2]
    return Comparison(
        int(pairs), right / pairs, others / pairs, float(np.quantile(differences, LOWER))
    )


def _right(ours: Reals, theirs: Reals, worth: Reals) -> tuple[float, float, float]:
    """Pairs that each order has right, and all pairs whose worth differs."""
    first, second = np.triu_indices(len(worth), 1)
    differs = np.sign(worth[first] - worth[second])
    first, second, differs = first[differs != 0], second[differs != 0], differs[differs != 0]

    def right(score: Reals) -> float:
        return float(((np.sign(score[first] - score[second]) * differs + 1) / 2).sum())

    return right(ours), right(theirs), float(len(differs))
