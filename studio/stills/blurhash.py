"""A picture as some thirty letters, by the published algorithm of woltapp/blurhash. Pure."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.frames import Frame

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~"
_SAMPLE = (36, 64)


def blurhash(frame: Frame, across: int = 3, down: int = 5) -> str:
    """The hash of a picture.

    Args:
        across: Waves along its width, 1 to 9.
        down: Waves along its height, 1 to 9.
    """
    image = Image.fromarray(frame).resize(_SAMPLE, Image.Resampling.BOX)
    light = _linear(np.asarray(image, dtype=np.float64) / 255)
    height, width = light.shape[:2]
    factors = []
    for j in range(down):
        for i in range(across):
            wave = np.outer(
                np.cos(np.pi * j * (np.arange(height) + 0.5) / height),
                np.cos(np.pi * i * (np.arange(width) + 0.5) / width),
            )
            scale = 1.0 if i == j == 0 else 2.0
            factors.append(scale * (wave[..., None] * light).mean(axis=(0, 1)))
    strongest = max((float(np.abs(factor).max()) for factor in factors[1:]), default=0.0)
    quantised = min(82, max(0, int(strongest * 166 - 0.5)))
    reach = (quantised + 1) / 166
    text = _base83((across - 1) + (down - 1) * 9, 1) + _base83(quantised, 1)
    red, green, blue = (round(float(value) * 255) for value in _gamma(factors[0]))
    text += _base83((red << 16) + (green << 8) + blue, 4)
    for factor in factors[1:]:
        shares = np.sign(factor) * np.sqrt(np.abs(factor) / reach)
        r, g, b = (int(min(18, max(0, np.floor(share * 9 + 9.5)))) for share in shares)
        text += _base83((r * 19 + g) * 19 + b, 2)
    return text


def _base83(value: int, length: int) -> str:
    return "".join(_DIGITS[value // 83**k % 83] for k in reversed(range(length)))


def _linear(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def _gamma(values: NDArray[np.float64]) -> NDArray[np.float64]:
    held = np.clip(values, 0.0, 1.0)
    return np.where(held <= 0.0031308, held * 12.92, 1.055 * held ** (1 / 2.4) - 0.055)
