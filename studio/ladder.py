"""Which sizes a clip is made in, and how its picture sits on the 9:16 canvas. Pure.

Every rung is 9:16, so that the player, poster and product pins have one geometry. A picture of
another shape keeps its own (people crop themselves out of frame otherwise) and stands before a
blurred, darkened copy of itself; one within `CROP_TOLERANCE` of 9:16 fills the canvas instead,
because bars of a few pixels look like a fault.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

CROP_TOLERANCE = 0.06
"""Share of width or height that may be cut to fill the canvas."""

ROUNDING = 1.004
"""A source a pixel or two short of a standard size (719×1279) still counts as that size."""

OWN_SIZE_BELOW = 0.8
"""The source's own size becomes a rung where standard ones keep less than this of its width."""

MAX_FPS = 30


@dataclass(frozen=True, slots=True)
class Rung:
    """One size of a clip, always 9:16 and even.

    Args:
        video_bps: Ceiling of the picture's bit rate; quality decides below it.
        audio_bps: The sound's bit rate.
    """

    name: str
    width: int
    height: int
    video_bps: int
    audio_bps: int


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the picture sits on a canvas: scaled to `width`×`height`, then cropped or centred."""

    width: int
    height: int
    is_filling: bool


class SourceSize(Protocol):
    """What the ladder needs to know of a clip; `MediaInfo` is one."""

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...


# The first is published at once; phones on mobile data live there.
STANDARD = (
    Rung("540p", 540, 960, 1_600_000, 96_000),
    Rung("360p", 360, 640, 700_000, 64_000),
    Rung("720p", 720, 1280, 2_800_000, 128_000),
    Rung("1080p", 1080, 1920, 5_200_000, 128_000),
)


def ladder_for(source: SourceSize) -> tuple[Rung, ...]:
    """Rungs in the order of making, the first playable alone. Never empty, never upscaled."""
    own = _own_rung(source)
    rungs = [rung for rung in STANDARD if rung.width <= own.width * ROUNDING]
    widest = max((rung.width for rung in rungs), default=0)
    if widest < OWN_SIZE_BELOW * min(own.width, STANDARD[-1].width):
        rungs.append(own)
    first = next((rung for rung in rungs if rung.name == STANDARD[0].name), None)
    first = first or max(rungs, key=lambda rung: rung.width)
    return (first, *(rung for rung in rungs if rung != first))


def placement_for(source: SourceSize, canvas: Rung) -> Placement:
    """How `source` is scaled onto `canvas`."""
    across, down = canvas.width / source.width, canvas.height / source.height
    is_filling = min(across, down) / max(across, down) >= 1 - CROP_TOLERANCE
    scale = max(across, down) if is_filling else min(across, down)
    width, height = _even(source.width * scale), _even(source.height * scale)
    if is_filling:
        return Placement(max(width, canvas.width), max(height, canvas.height), True)
    return Placement(min(width, canvas.width), min(height, canvas.height), False)


def frame_rate_for(fps: float, *, is_vfr: bool) -> Fraction:
    """The constant rate a clip is made at: its own, halved down to 30 or less; else 30."""
    if is_vfr or fps <= 0:
        return Fraction(MAX_FPS)
    while fps > MAX_FPS * 1.01:
        fps /= 2
    whole = max(round(fps), 1)
    nearest = min(Fraction(whole), Fraction(whole * 1000, 1001), key=lambda rate: abs(rate - fps))
    return nearest if abs(nearest - fps) < 0.002 * fps else Fraction(MAX_FPS)


def _own_rung(source: SourceSize) -> Rung:
    """The canvas on which the source is shown pixel for pixel."""
    width = _even(max(source.width, source.height * 9 / 16))
    nearest = min(STANDARD, key=lambda rung: abs(rung.width - width))
    return Rung(f"{width}w", width, _even(width * 16 / 9), nearest.video_bps, nearest.audio_bps)


def _even(pixels: float) -> int:
    return max(2, round(pixels / 2) * 2)
