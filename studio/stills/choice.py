"""Moments that would make a good cover: sharp, lit, colourful, with a subject, no two alike."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.frames import Frame

CANDIDATES = 9
SAMPLES_A_CANDIDATE = 3
_SIZE = (270, 480)
_NOVELTY_WEIGHT = 0.35
_EMPTY_CONTRAST = 4.0


def cover_scores(frames: Sequence[Frame]) -> NDArray[np.float64]:
    """How well each frame would do as a cover.

    Sharpness and contrast count against the clip's other frames; light, colour and how much of the
    detail stands in the middle, where people and products do, count by themselves.

    Returns:
        Shape (n,), in [0, 1]. A frame without a picture (all black, all white) is 0 whatever the
        others are.
    """
    small = [Image.fromarray(frame).resize(_SIZE) for frame in frames]
    gray = [np.asarray(image.convert("L"), dtype=np.float64) for image in small]
    detail = [np.abs(_laplacian(picture)) for picture in gray]
    sharpness = np.array([np.log1p(_laplacian(picture).var()) for picture in gray])
    contrast = np.array([picture.std() for picture in gray])
    light = np.array([1.0 - abs(picture.mean() - 125.0) / 130.0 for picture in gray])
    colour = np.array([colourfulness(np.asarray(image)) for image in small])
    subject = np.array([_in_the_middle(edges) for edges in detail])
    score = (
        0.40 * _spread(sharpness)
        + 0.20 * _spread(contrast)
        + 0.15 * np.clip(light, 0.0, 1.0)
        + 0.15 * colour
        + 0.10 * subject
    )
    return np.where(contrast < _EMPTY_CONTRAST, 0.0, score)


def choose(
    frames: Sequence[Frame], scores: NDArray[np.float64], count: int = CANDIDATES
) -> list[int]:
    """Indices of `count` frames in the order of time, one from each equal part of the clip.

    The best of a part is one that scores well and shows what none chosen before does.
    """
    thumbs = [
        np.asarray(Image.fromarray(frame).resize((8, 8), Image.Resampling.BOX), dtype=np.float64)
        for frame in frames
    ]
    chosen: list[int] = []
    parts = [part for part in np.array_split(np.arange(len(frames)), count) if len(part)]
    for part in sorted(parts, key=lambda part: -float(scores[part].max())):
        values = [
            scores[k] + _NOVELTY_WEIGHT * _novelty(thumbs[k], [thumbs[j] for j in chosen])
            if scores[k] > 0
            else 0.0
            for k in part
        ]
        chosen.append(int(part[int(np.argmax(values))]))
    return sorted(chosen)


def colourfulness(frame: NDArray[np.uint8]) -> float:
    """After Hasler and Süsstrunk (2003), scaled to [0, 1]; grey is 0."""
    red, green, blue = (frame[..., k].astype(np.float64) for k in range(3))
    across, down = red - green, (red + green) / 2 - blue
    value = np.hypot(across.std(), down.std()) + 0.3 * np.hypot(across.mean(), down.mean())
    return float(min(value / 110.0, 1.0))


def _novelty(thumb: NDArray[np.float64], chosen: Sequence[NDArray[np.float64]]) -> float:
    if not chosen:
        return 1.0
    return min(1.0, min(float(np.abs(thumb - other).mean()) for other in chosen) / 40.0)


def _in_the_middle(edges: NDArray[np.float64]) -> float:
    """Share of the detail in the middle half of width and height, 1.0 from two thirds on."""
    height, width = edges.shape
    middle = edges[height // 4 : -height // 4, width // 4 : -width // 4].sum()
    return float(min(1.0, 1.5 * middle / max(edges.sum(), 1e-9)))


def _laplacian(picture: NDArray[np.float64]) -> NDArray[np.float64]:
    middle = picture[1:-1, 1:-1]
    sides = picture[:-2, 1:-1] + picture[2:, 1:-1] + picture[1:-1, :-2] + picture[1:-1, 2:]
    return np.asarray(sides - 4.0 * middle)


def _spread(values: NDArray[np.float64]) -> NDArray[np.float64]:
    reach = float(np.ptp(values))
    return np.asarray((values - values.min()) / reach) if reach > 1e-9 else np.ones_like(values)
