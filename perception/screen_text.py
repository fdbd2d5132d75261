"""Text that stands in a picture: RapidOCR's models, which come inside its package.

It reads Latin letters and digits; Devanagari it cannot read, so lines of other scripts never come.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from perception.pixels import checked, resized
from perception.runtime import PerProcess
from perception.weights import ModelUnavailable

LONG_SIDE = 736
LEAST_CERTAINTY = 0.7
_LETTERS = re.compile(r"[A-Za-z]{2}")


class ScreenReader:
    """Reads pictures."""

    def __init__(self) -> None:
        try:
            from rapidocr_onnxruntime import RapidOCR

            self._read: Any = RapidOCR(intra_op_num_threads=1, inter_op_num_threads=1)
        except Exception as error:  # no package or an unreadable model: both mean "no model"
            raise ModelUnavailable(
                "rapidocr", f"cannot be used ({type(error).__name__})"
            ) from error

    def lines(self, pictures: Sequence[NDArray[np.uint8]]) -> list[list[str]]:
        """The lines of each picture, as they lie from top to bottom.

        Args:
            pictures: RGB arrays of shape (h, w, 3); large ones are shrunk before reading.

        Raises:
            PictureInvalid: One of them cannot be looked at.
        """
        return [self._lines(checked(picture)) for picture in pictures]

    def _lines(self, picture: NDArray[np.uint8]) -> list[str]:
        height, width = picture.shape[:2]
        scale = LONG_SIDE / max(height, width)
        if scale < 1:
            picture = resized(picture, round(width * scale), round(height * scale))
        found, _ = self._read(np.ascontiguousarray(picture[:, :, ::-1]), use_cls=False)
        return [
            str(text).strip()
            for _, text, certainty in found or ()
            if float(certainty) >= LEAST_CERTAINTY and _LETTERS.search(str(text))
        ]


screen_reader = PerProcess(ScreenReader)
"""The reader of this process, loaded on first use."""
