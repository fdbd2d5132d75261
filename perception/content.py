"""One short vector for what a clip is about: its words, and its pictures when there are any.

The basis in `content_basis.npz` is fixed and committed, because vectors are stored and compared
for months: 48 directions of text in which things of beauty and fashion differ and their names in
English, Hindi and romanised Hindi do not, and 16 directions of picture features.
`python -m perception.content_basis` made it and says how.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

CONTENT_DIM = 64
TEXT_PART = 48
IMAGE_PART = CONTENT_DIM - TEXT_PART
BASIS = Path(__file__).with_name("content_basis.npz")

# Shares of the squared length. Words say more about a product than ImageNet features do: alone
# they find a thing's family more often (docs/models.md).
TEXT_SHARE = 0.7
IMAGE_SHARE = 1 - TEXT_SHARE


@dataclass(frozen=True, slots=True)
class Basis:
    """Where the centres are and which directions count."""

    text_centre: NDArray[np.float32]
    text_axes: NDArray[np.float32]
    image_centre: NDArray[np.float32]
    image_axes: NDArray[np.float32]


@cache
def basis() -> Basis:
    """The committed basis."""
    with np.load(BASIS, allow_pickle=False) as stored:
        return Basis(*(stored[name].astype(np.float32) for name in Basis.__dataclass_fields__))


def content_vector(
    text_vec: NDArray[np.float32], image_vec: NDArray[np.float32] | None = None
) -> NDArray[np.float32]:
    """The content vector of a clip or product.

    Args:
        text_vec: Shape (384,), `text_encoder().encode(kind="passage")` of caption, hashtags and
            product names together.
        image_vec: Shape (1280,), mean of `image_encoder().encode` over some frames; without it
            the picture part is zero, and the cosine to a clip with pictures is that of the words
            alone, times the square root of `TEXT_SHARE`.

    Returns:
        Shape (64,), float32, L2 = 1.

    Raises:
        ValueError: A vector has another shape, or holds a number that is not finite.
    """
    fixed = basis()
    words = _unit(_project(text_vec, fixed.text_centre, fixed.text_axes))
    out = np.zeros(CONTENT_DIM, np.float32)
    if image_vec is None:
        out[:TEXT_PART] = words
        return out
    direction = np.asarray(image_vec, np.float32)
    seen = _unit(_project(_unit(direction), fixed.image_centre, fixed.image_axes))
    out[:TEXT_PART] = TEXT_SHARE**0.5 * words
    out[TEXT_PART:] = IMAGE_SHARE**0.5 * seen
    return _unit(out)


def _project(
    vector: NDArray[np.float32], centre: NDArray[np.float32], axes: NDArray[np.float32]
) -> NDArray[np.float32]:
    if vector.shape != centre.shape:
        raise ValueError(f"the vector has the shape {vector.shape}, not {centre.shape}")
    if not np.isfinite(vector).all():
        raise ValueError("the vector holds a number that is not finite")
    return np.asarray((vector - centre) @ axes, np.float32)


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    length = np.float32(np.linalg.norm(vector))
    if length < 1e-9:
        # A vector at the very centre has no direction; any fixed one keeps the promise of length.
        flat = np.zeros_like(vector)
        flat[0] = 1
        return flat
    return np.asarray(vector / length, np.float32)
