"""What each named look does to a colour: the one definition, for renderer and preview alike. Pure.

A look is a matrix with an offset and then a tone curve for each channel; colours run from 0 to 1.
The preview's copy (`looks.mjs`) is written by `python -m studio.render.vectors`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

_LUMA = (0.2126, 0.7152, 0.0722)
Curve = tuple[float, float, float, float, float]
_EVEN: Curve = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Grade:
    """A look.

    Args:
        saturation: 0 is grey, 1 leaves colours alone.
        gains: Of red, green and blue.
        lift: Added to each channel.
        curves: Output at 0, ¼, ½, ¾ and 1 of each channel; straight between.
    """

    saturation: float = 1.0
    gains: tuple[float, float, float] = (1.0, 1.0, 1.0)
    lift: tuple[float, float, float] = (0.0, 0.0, 0.0)
    curves: tuple[Curve, Curve, Curve] = (_EVEN, _EVEN, _EVEN)

    def matrix(self) -> list[list[float]]:
        """Shape (3, 4): applied to (red, green, blue, 1)."""
        rows = []
        for row in range(3):
            mixed = [
                self.gains[row]
                * ((1 - self.saturation) * _LUMA[column] + self.saturation * (row == column))
                for column in range(3)
            ]
            rows.append([round(value, 6) for value in (*mixed, self.lift[row])])
        return rows


_S_CURVE: Curve = (0.0, 0.21, 0.5, 0.79, 1.0)
_FADED: Curve = (0.06, 0.28, 0.51, 0.74, 0.94)

LOOKS: dict[str, Grade] = {
    "warm": Grade(1.08, (1.06, 1.0, 0.9), (0.01, 0.0, -0.01)),
    "cool": Grade(1.0, (0.92, 0.99, 1.08), (-0.01, 0.0, 0.02)),
    "vivid": Grade(1.35, curves=(_S_CURVE, _S_CURVE, _S_CURVE)),
    "soft": Grade(0.92, (1.02, 1.0, 1.0), curves=(_FADED, _FADED, _FADED)),
    "noir": Grade(0.0, curves=((0.0, 0.18, 0.5, 0.82, 1.0),) * 3),
    "vintage": Grade(
        0.75,
        (1.05, 1.0, 0.88),
        curves=((0.05, 0.3, 0.55, 0.78, 0.96), _FADED, (0.1, 0.29, 0.48, 0.69, 0.88)),
    ),
    "dusk": Grade(1.1, (1.05, 0.95, 1.04), curves=(_S_CURVE, _EVEN, (0.08, 0.3, 0.52, 0.74, 0.96))),
    "monsoon": Grade(
        0.85, (0.95, 1.02, 1.03), curves=((0.0, 0.22, 0.47, 0.73, 0.97), _EVEN, _FADED)
    ),
}


@lru_cache(maxsize=16)
def table_of(name: str) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    """The look for 8-bit pictures.

    Returns:
        The matrix, shape (3, 4), float32, offsets in 0..255, and the curves, shape (256, 1, 3),
        uint8.
    """
    grade = LOOKS[name]
    matrix = np.array(grade.matrix(), np.float32)
    matrix[:, 3] *= 255
    steps = np.linspace(0.0, 1.0, 256)
    curves = [np.interp(steps, np.linspace(0, 1, 5), curve) for curve in grade.curves]
    table = np.clip(np.round(np.stack(curves, axis=-1) * 255), 0, 255).astype(np.uint8)
    return matrix, np.ascontiguousarray(table[:, None, :])
