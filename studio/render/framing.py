"""How a clip sits on the canvas at one moment. Pure; `framing.mjs` is its twin.

The canvas pixel (u, v) shows the point `x + (u + ½ − W/2) / scale` of the source, in source
pixels; where that lies outside the source, a blurred copy of it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import floor

from studio.edl import Clip, Keyframe
from studio.ladder import CROP_TOLERANCE

_PPM = 1_000_000


@dataclass(frozen=True, slots=True)
class Window:
    """What is shown of the source.

    Args:
        x: The point in the middle of the canvas, in source pixels.
        scale: Canvas pixels for a source pixel.
        left, top, right, bottom: The canvas pixels that the source covers, the last two excluded.
    """

    x: float
    y: float
    scale: float
    left: int
    top: int
    right: int
    bottom: int

    def covers(self, width: int, height: int) -> bool:
        """Nothing of the backdrop shows."""
        return (self.left, self.top, self.right, self.bottom) == (0, 0, width, height)


def fit_scale(clip: Clip, size: tuple[int, int], canvas: tuple[int, int]) -> float:
    """Canvas pixels for a source pixel without any zoom."""
    across, down = canvas[0] / size[0], canvas[1] / size[1]
    is_close = min(across, down) / max(across, down) >= 1 - CROP_TOLERANCE
    # Bars of a few pixels look like a fault, so a picture that is nearly 9:16 covers the canvas.
    return max(across, down) if clip.fit == "fill" or is_close else min(across, down)


def keyframe_at(frames: tuple[Keyframe, ...], at: int) -> tuple[float, float, float]:
    """Place in ppm and zoom in thousandths at a moment of the source."""
    if not frames:
        return _PPM / 2, _PPM / 2, 1000.0
    if at <= frames[0].at:
        return frames[0].x, frames[0].y, frames[0].zoom
    for before, after in pairwise(frames):
        if at < after.at:
            share = (at - before.at) / (after.at - before.at)
            return (
                before.x + (after.x - before.x) * share,
                before.y + (after.y - before.y) * share,
                before.zoom + (after.zoom - before.zoom) * share,
            )
    return frames[-1].x, frames[-1].y, frames[-1].zoom


def window_at(clip: Clip, size: tuple[int, int], canvas: tuple[int, int], at: int) -> Window:
    """What `clip` shows at the source tick `at`.

    Args:
        size: Width and height of the upright source.
    """
    x_ppm, y_ppm, zoom = keyframe_at(clip.frames, at)
    scale = fit_scale(clip, size, canvas) * zoom / 1000
    x, left, right = _along(x_ppm, size[0], canvas[0], scale)
    y, top, bottom = _along(y_ppm, size[1], canvas[1], scale)
    return Window(x, y, scale, left, top, right, bottom)


def stage_size(clip: Clip, size: tuple[int, int], canvas: tuple[int, int]) -> tuple[int, int]:
    """The size that the source is brought to first: no larger than its closest view needs."""
    zoom = max((frame.zoom for frame in clip.frames), default=1000)
    share = min(1.0, fit_scale(clip, size, canvas) * zoom / 1000)
    if share > 0.98:
        return size
    return max(2, round_half_up(size[0] * share)), max(2, round_half_up(size[1] * share))


def round_half_up(value: float) -> int:
    """As JavaScript's `Math.round` does."""
    return floor(value + 0.5)


def _along(ppm: float, source: int, canvas: int, scale: float) -> tuple[float, int, int]:
    half = canvas / scale / 2
    middle = source / 2
    if 2 * half < source:
        middle = min(max(ppm * source / _PPM, half), source - half)
    first = canvas / 2 - middle * scale
    last = first + source * scale
    # A pixel belongs to the picture if its centre does; a hair of rounding does not count.
    left = max(0, round_half_up(first - 1e-6))
    right = min(canvas, round_half_up(last + 1e-6))
    return middle, left, right
