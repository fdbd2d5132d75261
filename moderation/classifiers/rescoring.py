"""From what a stored score was made of to the score, so that it can be checked without a model."""

from __future__ import annotations

from moderation.classifiers.heads import surest
from moderation.classifiers.image import fuse
from moderation.classifiers.signals import HEADS, HEADS_AND_HUB, PAIR_BY_MEAN

DIGITS = 4


def score_of(model: str, label: str, raw: tuple[float, ...]) -> float | None:
    """The score as the classifier rounds it; None for a classifier that keeps nothing raw."""
    if not raw:
        return None
    if model == HEADS:
        return round(surest(raw[:1]), DIGITS)
    if model == HEADS_AND_HUB:
        return round(surest(raw), DIGITS)
    if label == "nudity" and model == PAIR_BY_MEAN:
        return round((raw[0] + raw[1]) / 2, DIGITS)
    if label == "nudity":
        return round(fuse(raw[0], raw[1])[0], DIGITS)
    return round(raw[0], DIGITS)
