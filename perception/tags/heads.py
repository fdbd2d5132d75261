"""The trained heads: one over meaning of texts, one over features of pictures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from perception.arrays import committed
from perception.image import IMAGE_DIM
from perception.tags.vocabulary import slugs
from perception.text import TEXT_DIM
from perception.weights import ModelUnavailable

WEIGHTS = Path(__file__).parent / "weights" / "tag_heads.npz"
MODEL = "tag-heads 1"
PICTURED = ("accessories", "bottoms", "dresses", "footwear", "outerwear", "tops", "")
"""What the picture head tells apart; the last is everything else."""

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class TagHeads:
    """Weights by tag, in the order of `vocabulary.slugs`.

    Attributes:
        text: Shape (tags, 385); the last column is the bias.
        scale: Shape (tags, 2): slope and offset that make logits into probabilities.
        thresholds: Shape (tags,): from where on a tag is proposed for its words.
        picture: Shape (7, 1281), in the order of `PICTURED`.
    """

    text: Vector
    scale: Vector
    thresholds: Vector
    picture: Vector
    sha256: str

    def of_texts(self, vectors: Vector) -> Vector:
        """Calibrated probability of each tag: shape (n, 384), `query` vectors, → (n, tags)."""
        logits = vectors @ self.text[:, :-1].T + self.text[:, -1]
        scaled = logits * self.scale[:, 0] + self.scale[:, 1]
        return np.asarray(1 / (1 + np.exp(-np.clip(scaled, -30, 30))), np.float32)

    def of_pictures(self, features: Vector) -> Vector:
        """Probability of each of `PICTURED`: shape (n, 1280) → (n, 7)."""
        logits = picture_inputs(features) @ self.picture[:, :-1].T + self.picture[:, -1]
        chances = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(chances / chances.sum(axis=1, keepdims=True), np.float32)


def picture_inputs(features: Vector) -> Vector:
    """Features as the picture head wants them: their roots, for a few of them are huge."""
    return np.asarray(np.sqrt(np.maximum(features, 0)) / 10, np.float32)


@cache
def tag_heads(path: Path = WEIGHTS) -> TagHeads:
    """The committed heads.

    Raises:
        ModelUnavailable: The file is missing, cut short or of other shapes.
    """
    parts, sha256 = committed(path, "tag-heads")
    try:
        heads = TagHeads(**parts, sha256=sha256)
    except TypeError as error:
        raise ModelUnavailable("tag-heads", f"has other arrays than it should ({error})") from None
    wanted = ((len(slugs()), TEXT_DIM + 1), (len(PICTURED), IMAGE_DIM + 1))
    if (heads.text.shape, heads.picture.shape) != wanted:
        raise ModelUnavailable("tag-heads", "has weights of another shape")
    return heads
