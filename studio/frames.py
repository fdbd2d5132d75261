"""Still pictures out of a clip, as arrays; safe on hostile input."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.confined import ProcessLimits
from studio.ffmpeg import hostile_input, run_ffmpeg
from studio.media_errors import FfmpegFailed
from studio.media_info import MediaInfo
from studio.probe import probe

Frame = NDArray[np.uint8]
"""One picture: RGB, shape (height, width, 3), uint8."""

_MAX_BYTES = 512 * 2**20


def sample_frames(
    path: Path, n: int, *, max_side_px: int = 640, info: MediaInfo | None = None
) -> list[Frame]:
    """At most `n` frames from the middles of `n` equal parts of the clip, turned upright.

    Args:
        n: 1 to 120.
        max_side_px: Longer side of each frame; smaller clips keep their size.
        info: What `probe` said of `path`, to save probing again.

    Raises:
        ValueError: `n` is out of range.
        MediaRefused: `path` was not probed before and is no clip.
        FfmpegFailed: No frame can be decoded.
    """
    if not 1 <= n <= 120:
        raise ValueError(f"n has to be 1 to 120, not {n}")
    info = info or probe(path)
    duration_s = info.duration_ms / 1000
    part_s = duration_s / n
    return _decode(path, info, max_side_px, start_s=part_s / 2, rate=f"fps={1 / part_s:.6f}", n=n)


def frame_at(
    path: Path, time_ms: int, *, max_side_px: int = 1920, info: MediaInfo | None = None
) -> Frame:
    """The picture on screen at `time_ms`, or the last one before the end.

    Raises:
        MediaRefused, FfmpegFailed: As `sample_frames`.
    """
    info = info or probe(path)
    latest_ms = info.duration_ms - math.ceil(1000 / max(info.fps, 1))
    start_s = max(0, min(time_ms, latest_ms)) / 1000
    return _decode(path, info, max_side_px, start_s=start_s, rate="null", n=1)[0]


def frames_at_rate(
    path: Path, info: MediaInfo, rate: float, n: int, *, max_side_px: int
) -> list[Frame]:
    """At most `n` upright frames from the start on, `rate` a second.

    Raises:
        FfmpegFailed: No frame can be decoded.
    """
    return _decode(path, info, max_side_px, start_s=0, rate=f"fps={rate:.6f}:start_time=0", n=n)


def _decode(
    path: Path, info: MediaInfo, max_side_px: int, *, start_s: float, rate: str, n: int
) -> list[Frame]:
    width, height = _within(info.width, info.height, max_side_px)
    if n * width * height * 3 > _MAX_BYTES:
        raise ValueError(f"{n} frames of {width}×{height} are too many at once")
    finished = run_ffmpeg(
        [
            *hostile_input(path, before=("-an", "-ss", f"{start_s:.3f}")),
            *("-map", f"0:{info.video_stream}", "-frames:v", str(n)),
            *("-vf", f"{rate},scale={width}:{height}:flags=area"),
            *("-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1"),
        ],
        ProcessLimits(wall_s=60.0 + info.duration_ms / 1000, cpu_s=1200),
    )
    size = width * height * 3
    count = len(finished.stdout) // size
    if count == 0:
        raise FfmpegFailed("no picture could be decoded")
    pixels = np.frombuffer(finished.stdout[: count * size], dtype=np.uint8)
    return list(pixels.reshape(count, height, width, 3))


def _within(width: int, height: int, max_side_px: int) -> tuple[int, int]:
    scale = min(1.0, max_side_px / max(width, height))
    return max(2, round(width * scale / 2) * 2), max(2, round(height * scale / 2) * 2)
