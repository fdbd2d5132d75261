"""What stands in pictures, in Latin letters and in Devanagari."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from perception.devanagari import devanagari_reader, settled
from perception.screen_text import latin_of, screen_reader

LATIN_SURE = 0.9  # What was read so surely is in Latin letters.


def written_in(pictures: Sequence[NDArray[np.uint8]]) -> list[list[str]]:
    """The lines of each picture, those in Latin letters first.

    Args:
        pictures: Of one clip: RGB arrays of shape (h, w, 3).

    Raises:
        ModelUnavailable: One of the two readers cannot be loaded.
        PictureInvalid: One of them cannot be looked at.
    """
    latin_reader, hindi_reader = screen_reader(), devanagari_reader()
    found = [latin_reader.found(picture) for picture in pictures]
    hindi = [
        [
            reading
            for one in lines
            if one.certainty < LATIN_SURE and (reading := hindi_reader.read(one.part))[0]
        ]
        for lines in found
    ]
    return [latin_of(a) + b for a, b in zip(found, settled(hindi), strict=True)]
