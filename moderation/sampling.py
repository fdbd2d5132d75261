"""Pictures of a clip for the classifiers, out of the rendition that viewers get.

The file is our own encoder's, so it is decoded in this process.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

FRAME_PX = 640


class NoPictures(RuntimeError):
    """Not one frame could be decoded."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Pictures with their moments.

    Args:
        frames: RGB, shape (height, width, 3), uint8.
        times_ms: In the time of what is shown.
    """

    frames: list[NDArray[np.uint8]]
    times_ms: list[int]


def sample_times(duration_ms: int, n: int) -> list[int]:
    """The middles of `n` equal parts, in ms."""
    return [round((k + 0.5) * duration_ms / n) for k in range(n)]


def sample_frames(video_mp4: Path, duration_ms: int, n: int) -> Sample:
    """At most `n` pictures, evenly spread.

    Raises:
        NoPictures: None could be decoded.
    """
    frames: list[NDArray[np.uint8]] = []
    times: list[int] = []
    with av.open(str(video_mp4), options={"protocol_whitelist": "file"}) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        for wanted_ms in sample_times(duration_ms, n):
            container.seek(wanted_ms * 1000, backward=True)
            for frame in container.decode(stream):
                if frame.time is not None and frame.time * 1000 >= wanted_ms - 20:
                    scale = min(1.0, FRAME_PX / max(frame.width, frame.height))
                    size = {
                        "width": max(2, round(frame.width * scale)),
                        "height": max(2, round(frame.height * scale)),
                    }
                    picture = frame.reformat(format="rgb24", **size).to_ndarray()
                    frames.append(np.asarray(picture, dtype=np.uint8))
                    times.append(round(frame.time * 1000))
                    break
    if not frames:
        raise NoPictures(f"no picture in {duration_ms} ms")
    return Sample(frames, times)
