"""Picture features: EfficientNet-Lite0 without its last layer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from perception.models import IMAGE
from perception.pixels import centre_square, checked
from perception.runtime import PerProcess, session
from perception.weights import ready

IMAGE_DIM = 1280
IMAGE_SIDE = 224


class ImageEncoder:
    """What a picture shows, as features of the ImageNet kind."""

    def __init__(self) -> None:
        self._session = session(IMAGE.name, ready(IMAGE) / "model.onnx")

    def encode(self, images: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
        """Features of each picture.

        Args:
            images: RGB arrays of shape (h, w, 3), of any sizes.

        Returns:
            Shape (n, 1280), float32, not negative, not normalised.

        Raises:
            PictureInvalid: One of them cannot be looked at.
        """
        out = np.empty((len(images), IMAGE_DIM), np.float32)
        for row, image in enumerate(images):
            square = centre_square(checked(image), IMAGE_SIDE).astype(np.float32)
            pixels = ((square - 127.0) / 128.0).transpose(2, 0, 1)[None]
            out[row] = self._session.run(None, {"pixels": pixels})[0][0]
        return out


image_encoder = PerProcess(ImageEncoder)
"""The image encoder of this process, loaded on first use."""
