"""A whole clip once through at the size of a stamp: where it changes, and where it cannot be read.

Every picture is decoded, so nothing that shows is too short to be seen; that is what it costs
(docs/models.md has the seconds).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from av.video.stream import VideoStream
from numpy.typing import NDArray

from moderation.sampling.reading import NoPictures, moment_ms, opened, whole_frames

STAMP_WIDTH, STAMP_HEIGHT = 9, 16


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the clip, in ms."""

    start_ms: int
    end_ms: int

    @property
    def length_ms(self) -> int:
        """How long it is."""
        return self.end_ms - self.start_ms


@dataclass(frozen=True, slots=True)
class Skim:
    """A clip as stamps.

    Args:
        times_ms: When each picture shows, rising; those that can be read.
        stamps: Shape (n, 16, 9, 3), uint8, RGB.
        unread: Stretches whose pictures cannot be read, in order.
        unread_share: Of all pictures that the file has or should have, in [0, 1].
    """

    times_ms: tuple[int, ...]
    stamps: NDArray[np.uint8]
    unread: tuple[Span, ...] = ()
    unread_share: float = 0.0


def skim(video_mp4: Path) -> Skim:
    """The clip as stamps, each picture one.

    Raises:
        NoPictures: Not one can be read.
        av.error.FFmpegError: It is no clip.
    """
    seen: list[int] = []
    read: list[int] = []
    times: list[int] = []
    stamps: list[NDArray[np.uint8]] = []
    with opened(video_mp4) as (container, stream):
        # Blocks keep their edges: a stamp does not show them, and it takes half the time.
        stream.codec_context.options = {**stream.codec_context.options, "skip_loop_filter": "all"}
        for frame in whole_frames(container, stream, seen):
            stamp = frame.reformat(
                width=STAMP_WIDTH, height=STAMP_HEIGHT, format="rgb24", interpolation="AREA"
            )
            stamps.append(np.asarray(stamp.to_ndarray(), dtype=np.uint8))
            times.append(moment_ms(frame))
            read.append(frame.pts or 0)
        lost, share = _lost(stream, seen, read)
    if not times:
        raise NoPictures("no picture can be read")
    return Skim(tuple(times), np.stack(stamps), tuple(lost), share)


def _lost(stream: VideoStream, seen: list[int], read: list[int]) -> tuple[list[Span], float]:
    """The stretches between pictures that can be read in which there are others, or should be."""
    unit_ms = 1000 * float(stream.time_base or 0)
    first = stream.start_time or 0
    end = max([first + (stream.duration or 0), *seen, *read])
    total = max(len(seen), stream.frames)
    unread = sorted(set(seen) - set(read))
    ends = sorted(read)
    spans: dict[int, Span] = {}
    for at in unread:
        before, after = bisect_left(ends, at), bisect_right(ends, at)
        start = ends[before - 1] if before else first
        until = ends[after] if after < len(ends) else end
        spans[start] = Span(round(start * unit_ms), round(until * unit_ms))
    gone = total - len(seen)  # The file is shorter than its own list of pictures.
    if gone > 0:
        start = ends[-1] if ends else first
        spans[start] = Span(round(start * unit_ms), round(end * unit_ms))
    return [spans[start] for start in sorted(spans)], (len(unread) + max(0, gone)) / max(1, total)
