"""From what a stored score was made of to the score, so that it can be checked without a model."""

from __future__ import annotations

import numpy as np

from moderation.classifiers.heads import calibrated
from moderation.classifiers.image import fuse

DIGITS = 4


def score_of(model: str, label: str, raw: tuple[float, ...]) -> float | None:
    """The score as the classifier rounds it; None for a classifier that keeps nothing raw."""
    if not raw:
        return None
    if model == "text-heads":
        return round(calibrated(np.array(raw[:1], np.float32))[0], DIGITS)
    if label == "nudity":
        return round(fuse(raw[0], raw[1])[0], DIGITS)
    return round(raw[0], DIGITS)
