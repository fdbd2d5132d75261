"""Perceptual hashes of pictures: a 64-bit DCT hash of each."""

from __future__ import annotations

from dataclasses import dataclass

import imagehash
import numpy as np
from numpy.typing import NDArray
from PIL import Image

BITS = 64
ALIKE_BITS = 10
"""Two hashes that differ in no more bits show the same picture (chance: 1 in 10^8)."""


@dataclass(frozen=True, slots=True)
class FrameHash:
    """The hash of the picture at `time_ms`, as 16 hex digits."""

    time_ms: int
    digits: str


def frame_hash(frame: NDArray[np.uint8]) -> str | None:
    """16 hex digits; None for a picture without content, which would be like every other."""
    image = Image.fromarray(frame).convert("L")
    if float(np.asarray(image, dtype=np.float64).std()) < 4.0:
        return None
    return str(imagehash.phash(image))
