"""A page's random numbers: a few, repeatable, and quick to begin."""

from __future__ import annotations

_MASK = (1 << 64) - 1
_STEP = 0x9E3779B97F4A7C15


class Lots:
    """Uniform numbers in [0, 1) from a seed: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).

    The standard library's generator sets up 2.5 kB before its first number, and a page wants three.
    """

    __slots__ = ("_state",)

    def __init__(self, seed: int, purpose: int) -> None:
        """
        Args:
            purpose: Keeps apart what is drawn for different ends from one seed.
        """
        self._state = (seed ^ purpose * _STEP) & _MASK

    def draw(self) -> float:
        """The next number."""
        self._state = (self._state + _STEP) & _MASK
        z = self._state
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & _MASK
        z = (z ^ z >> 27) * 0x94D049BB133111EB & _MASK
        return ((z ^ z >> 31) >> 11) * 2.0**-53
