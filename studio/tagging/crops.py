"""Parts of a frame in which a product may stand. Pure."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Frame = NDArray[np.uint8]
PARTS = 8


def crops_of(frame: Frame) -> list[Frame]:
    """The whole frame, three squares from top to bottom, four quarters of the middle.

    Args:
        frame: Shape (h, w, 3); a wide one is treated as its middle column of 9:16.

    Returns:
        Always `PARTS` pictures, copies that lie in one piece.
    """
    height, width = frame.shape[:2]
    if width * 16 > height * 9:
        narrow = max(16, height * 9 // 16)
        left = (width - narrow) // 2
        frame, width = frame[:, left : left + narrow], narrow
    side, half = min(width, height), min(width, height) // 2
    room = height - side
    parts = [frame]
    parts += [frame[top : top + side] for top in (room // 3, room * 4 // 5, room)]
    top = (height - side) // 2
    for down in (0, half):
        for right in (0, half):
            parts.append(frame[top + down : top + down + half, right : right + half])
    return [np.ascontiguousarray(part) for part in parts]
