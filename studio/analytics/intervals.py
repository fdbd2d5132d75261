"""How sure a share is. Pure."""

from __future__ import annotations

from math import sqrt

Z = 1.959964  # 95 %.
FLOOR = 20  # Of fewer people no share is told: it would be noise, and might be about somebody.


def wilson(part: int, whole: int, z: float = Z) -> tuple[float, float]:
    """The 95 % interval of a share, by Wilson's score; (0, 1) of nothing.

    Wilson, Journal of the American Statistical Association 22 (1927).
    """
    if whole <= 0:
        return 0.0, 1.0
    share, z2 = part / whole, z * z
    middle = (share + z2 / (2 * whole)) / (1 + z2 / whole)
    half = z * sqrt(share * (1 - share) / whole + z2 / (4 * whole * whole)) / (1 + z2 / whole)
    return max(0.0, middle - half), min(1.0, middle + half)
