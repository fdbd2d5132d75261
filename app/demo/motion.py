"""Time curves: easings and springs that map a moment to a place between 0 and 1."""

from __future__ import annotations

import math


def clamp(value: float, low: float = 0.0, high: float = 1.0) -> float:
    """The value, held between two bounds."""
    return low if value < low else high if value > high else value


def progress(t: float, start: float, length: float) -> float:
    """How far `t` is through a span, 0 to 1; all in seconds."""
    return clamp((t - start) / length) if length > 0 else float(t >= start)


def ease_out(p: float) -> float:
    """Fast, then gently to rest."""
    return 1 - (1 - p) ** 3


def ease_in(p: float) -> float:
    """From rest, then fast."""
    return p**3


def ease_in_out(p: float) -> float:
    """Slow, fast, slow."""
    return p * p * p * (p * (6 * p - 15) + 10)


def spring(p: float, bounce: float = 0.5) -> float:
    """Overshoots once or twice and settles; bounce 0 to 1."""
    if p <= 0:
        return 0.0
    if p >= 1:
        return 1.0
    decay = 7.5 - 2.5 * bounce
    swing = 6 + 7 * bounce
    return 1 - math.exp(-decay * p) * math.cos(swing * p) * (1 - p * p)


def breathe(t: float, period: float, phase: float = 0.0) -> float:
    """A calm wave between −1 and 1; period in seconds, phase in turns."""
    return math.sin(2 * math.pi * (t / period + phase))


def fade(t: float, start: float, end: float, edge: float = 0.25) -> float:
    """Opacity of something that is there from start to end, with soft edges; seconds."""
    return min(progress(t, start, edge), 1 - progress(t, end - edge, edge))


def lerp(a: float, b: float, p: float) -> float:
    """The value `p` of the way from a to b."""
    return a + (b - a) * p
