"""The trained heads: for each label one over spelling, and one that joins it with the encoder's.

One more over spelling tells hatred from the rest of abuse, which words do better when they need not
tell abuse from decency at the same time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from moderation.classifiers.features import RULES, SPELLING_DIM
from perception.arrays import committed
from perception.weights import ModelUnavailable

WEIGHTS = Path(__file__).parent / "weights" / "text_heads.npz"
LEARNT = ("toxicity", "hate", "sexual", "spam")
INPUTS = len(LEARNT) + 2 + len(RULES) + 1
"""What a joint head listens to, in the order of `Heads.joint`."""

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Heads:
    """Weights by label, in the order of `LEARNT`.

    Attributes:
        rarity: Shape (32768,): what a column of `features.spelling` weighs.
        spelling: Shape (labels + 1, 32769), the last row for hatred among abuse; the last column
            is the bias.
        joint: Shape (labels, `INPUTS`): the encoder's logits, the spelling's own
            logit, that of hatred among abuse, the rules, the bias.
        thresholds: Shape (labels,).
    """

    rarity: Vector
    spelling: Vector
    joint: Vector
    thresholds: Vector
    sha256: str

    def spelled(self, spelling: tuple[NDArray[np.int64], Vector]) -> Vector:
        """What spelling alone says: a logit for each label, and one of hatred among abuse."""
        columns, weights = spelling
        weights = weights * self.rarity[columns]
        weights = weights / np.float32(np.linalg.norm(weights) or 1.0)
        return np.asarray(
            self.spelling[:, columns] @ weights + self.spelling[:, SPELLING_DIM], np.float32
        )

    def joined(
        self, logits: Vector, spelling: tuple[NDArray[np.int64], Vector], rules: Vector
    ) -> Vector:
        """The joint logit of each label for one text; `calibrated` makes probabilities of them.

        Args:
            logits: Shape (labels,), of `encoder.judge`.
            spelling: As `features.spelling` gives it.
            rules: As `features.rules` gives it.
        """
        spelled = self.spelled(spelling)
        count = len(LEARNT)
        inputs = np.empty_like(self.joint)
        inputs[:, :count] = logits
        inputs[:, count] = spelled[:count]
        inputs[:, count + 1] = spelled[count]
        inputs[:, count + 2 : -1] = rules
        inputs[:, -1] = 1.0
        return np.asarray((inputs * self.joint).sum(axis=1), np.float32)


def calibrated(joined: Vector) -> list[float]:
    """The probabilities that joint logits stand for."""
    return [float(1.0 / (1.0 + np.exp(-np.clip(x, -30, 30)))) for x in joined.astype(np.float64)]


def surest(logits: Sequence[float]) -> float:
    """The probability of whichever voice is surest of a label: ours, or a second model's."""
    return max(calibrated(np.array(logits, np.float32)))


@cache
def load_heads(path: Path = WEIGHTS) -> Heads:
    """The committed heads.

    Raises:
        ModelUnavailable: The file is missing, cut short or of other shapes.
    """
    parts, sha256 = committed(path, "text-heads")
    try:
        heads = Heads(**parts, sha256=sha256)
    except TypeError as error:
        raise ModelUnavailable("text-heads", f"has other arrays than it should ({error})") from None
    fit = heads.rarity.shape == (SPELLING_DIM,)
    fit = fit and heads.spelling.shape == (len(LEARNT) + 1, SPELLING_DIM + 1)
    if not fit or heads.joint.shape != (len(LEARNT), INPUTS):
        raise ModelUnavailable("text-heads", "has weights of another shape")
    return heads
