"""In which pictures words are likeliest, without reading any. Pure.

Letters are strokes: along a line of text light turns to dark and back within few pixels. So a
picture's map counts, by blocks, how often both happen; what has no such blocks has no words that
our reader could read.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

BLOCK_PX = 16
STROKE = 48  # Grey levels between two neighbours, from which it is an edge of a stroke.
WORN = 0.08  # Mean of a block's map from which it may be part of a line.

Frame = NDArray[np.uint8]
TextMap = NDArray[np.float32]


def text_map(frame: Frame) -> TextMap:
    """Shape (height / 16, width / 16), in [0, 0.5]: how much of each block is strokes."""
    grey = frame.astype(np.int16).mean(axis=2)
    step = grey[:, 2:] - grey[:, :-2]
    rising, falling = step > STROKE, step < -STROKE
    rows, columns = (side // BLOCK_PX for side in step.shape)
    if not rows or not columns:
        return np.zeros((1, 1), np.float32)

    def share(edges: NDArray[np.bool_]) -> TextMap:
        kept = edges[: rows * BLOCK_PX, : columns * BLOCK_PX]
        blocks = kept.reshape(rows, BLOCK_PX, columns, BLOCK_PX).mean(axis=(1, 3))
        return np.asarray(blocks, np.float32)

    both = np.minimum(share(rising), share(falling))
    return np.where(both >= WORN / 2, both, np.float32(0))


def likeliest(maps: Sequence[TextMap], worry: Sequence[float], most: int) -> list[int]:
    """At most `most` pictures to read, in their order: each time the one that shows most strokes
    where those chosen already show other ones; where nothing is left to gain, evenly spread.

    Args:
        maps: Of pictures of one size; one of another size counts as all new.
        worry: In [0, 1] and above: how near each came to a limit; a suspicious one goes before.
    """
    gains_left = list(range(len(maps)))
    chosen: list[int] = []
    while gains_left and len(chosen) < most:
        gains = [_gain(maps, k, chosen) * (1 + min(1.0, worry[k])) for k in gains_left]
        if max(gains) <= 0:
            break
        chosen.append(gains_left.pop(int(np.argmax(gains))))
    rest = min(most - len(chosen), len(gains_left))
    if rest > 0:
        chosen += [gains_left[(2 * k + 1) * len(gains_left) // (2 * rest)] for k in range(rest)]
    return sorted(chosen)


def _gain(maps: Sequence[TextMap], wanted: int, chosen: Sequence[int]) -> float:
    """How many strokes of a picture differ from what each chosen one shows in the same place."""
    own = maps[wanted]
    if not chosen:
        return float(own.sum())
    alike = [np.abs(own - maps[k]) for k in chosen if maps[k].shape == own.shape]
    return float(np.minimum.reduce([own, *alike]).sum())
