"""What a picture model's score is worth: curves that make a probability of it.

Curves are fitted by `moderation.classifiers.calibrate` from folders of labelled pictures. The
shipped ones change nothing, for no unsafe pictures may be kept here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from perception.arrays import committed
from perception.weights import ModelUnavailable

CURVES = Path(__file__).parent / "weights" / "picture_curves.npz"
VOICES = ("five", "two", "suggestive")
"""Nudity by the model of five classes, nudity by the model of two, what is suggestive."""

_LEAST = 1e-6  # Scores nearer to 0 or 1 are rounding.


@dataclass(frozen=True, slots=True)
class Curves:
    """For each of `VOICES`, slope and shift of its logit (Platt, 1999); shape (3, 2)."""

    lines: NDArray[np.float64]
    sha256: str

    def probability(self, voice: str, score: float) -> float:
        """The probability in [0, 1] that a raw score of one voice stands for; never falls as
        the score rises.
        """
        slope, shift = self.lines[VOICES.index(voice)]
        if (slope, shift) == (1.0, 0.0):
            return score
        return float(1.0 / (1.0 + np.exp(-(slope * logit(np.array(score)) + shift))))


def logit(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logarithm of the odds, of scores in [0, 1]."""
    inside = np.clip(scores, _LEAST, 1 - _LEAST)
    return np.asarray(np.log(inside / (1 - inside)), np.float64)


@cache
def load_curves(path: Path = CURVES) -> Curves:
    """The committed curves.

    Raises:
        ModelUnavailable: The file is missing, torn, of another shape, or a curve falls.
    """
    parts, sha256 = committed(path, "picture-curves")
    lines = parts.get("lines")
    if lines is None or lines.shape != (len(VOICES), 2) or not np.isfinite(lines).all():
        raise ModelUnavailable("picture-curves", "has other numbers than it should")
    if (lines[:, 0] <= 0).any():
        raise ModelUnavailable("picture-curves", "holds a curve that falls")
    return Curves(lines.astype(np.float64), sha256)
