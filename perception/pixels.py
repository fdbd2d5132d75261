"""Checks and resizes the pictures that models look at."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.errors import InvalidInput

MAX_PIXELS = 33_177_600
# Past this ratio of sides a picture shrunk to a square shows nothing of what it was.
MAX_RATIO = 20


class PictureInvalid(InvalidInput):
    """A frame or picture that no model can look at."""

    code = "picture_invalid"


def checked(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The picture itself when it is RGB of shape (h, w, 3) and of a usable size.

    Raises:
        PictureInvalid: With what is wrong.
    """
    if not isinstance(picture, np.ndarray) or picture.dtype != np.uint8:
        raise PictureInvalid("The picture is not an array of bytes.")
    if picture.ndim != 3 or picture.shape[2] != 3:
        raise PictureInvalid(f"The picture has the shape {picture.shape}, not (height, width, 3).")
    height, width = picture.shape[:2]
    if min(height, width) < 8:
        raise PictureInvalid(f"The picture is {width}×{height}: too small to show anything.")
    if height * width > MAX_PIXELS:
        raise PictureInvalid(f"The picture is {width}×{height}: larger than {MAX_PIXELS} pixels.")
    if max(height, width) > MAX_RATIO * min(height, width):
        raise PictureInvalid(f"The picture is {width}×{height}: a strip that shows nothing.")
    return picture


def resized(picture: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    """The picture at another size, ratio not kept."""
    image = Image.fromarray(picture).resize((width, height), Image.Resampling.BILINEAR)
    return np.asarray(image, dtype=np.uint8)


def shrunk(picture: NDArray[np.uint8], long_side: int) -> NDArray[np.uint8]:
    """The picture with a longer side of at most `long_side`; a smaller one as it is."""
    height, width = picture.shape[:2]
    scale = long_side / max(height, width)
    if scale >= 1:
        return picture
    return resized(picture, max(1, round(width * scale)), max(1, round(height * scale)))


def centre_square(picture: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """The middle of the picture, after its shorter side was made a seventh longer than `side`."""
    height, width = picture.shape[:2]
    scale = side * 8 / 7 / min(height, width)
    larger = resized(picture, max(side, round(width * scale)), max(side, round(height * scale)))
    top, left = (larger.shape[0] - side) // 2, (larger.shape[1] - side) // 2
    return larger[top : top + side, left : left + side]
