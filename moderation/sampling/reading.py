"""Pictures of a clip for the classifiers, out of the rendition that viewers get.

The file is our own encoder's, so it is decoded in this process. Damage is told, never passed over:
what lies between a broken picture and the next that stands by itself counts as not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

FRAME_PX = 640
_LATE_MS = 20  # Half a picture, so that the nearest is taken of a clip of 25 a second.
_GROUP_MS = 2000  # The encoder's pictures that stand by themselves lie so far apart.


class NoPictures(RuntimeError):
    """Not one frame could be decoded."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Pictures with their moments.

    Args:
        frames: RGB, shape (height, width, 3), uint8.
        times_ms: In the time of what is shown.
        wanted: How many were asked for; the others could not be read.
    """

    frames: list[NDArray[np.uint8]]
    times_ms: list[int]
    wanted: int = 0


def sample_times(duration_ms: int, n: int) -> list[int]:
    """The middles of `n` equal parts, in ms."""
    return [round((k + 0.5) * duration_ms / n) for k in range(n)]


def sample_frames(video_mp4: Path, duration_ms: int, n: int) -> Sample:
    """At most `n` pictures, evenly spread.

    Raises:
        NoPictures: None could be decoded.
    """
    return frames_at(video_mp4, sample_times(duration_ms, n), late_ms=_LATE_MS)


def frames_at(video_mp4: Path, times_ms: Sequence[int], *, late_ms: int = 1) -> Sample:
    """The pictures at those moments, each the first that is shown from then on, none twice.

    Args:
        times_ms: Rising.
        late_ms: A picture that is shown so little before the wanted moment will do.

    Raises:
        NoPictures: None could be decoded.
    """
    sample = Sample([], [], len(times_ms))
    with opened(video_mp4) as (container, stream):
        shown: Iterator[VideoFrame] = iter(())
        last: VideoFrame | None = None
        for wanted_ms in times_ms:
            if last is None or wanted_ms - moment_ms(last) >= _GROUP_MS:
                container.seek(wanted_ms * 1000, backward=True)
                shown, last = whole_frames(container, stream), None
            while last is None or moment_ms(last) < wanted_ms - late_ms:
                if (following := next(shown, None)) is None:
                    break
                last = following
            if last is None or moment_ms(last) < wanted_ms - late_ms:
                last = None  # Nothing is shown any more; a later moment seeks anew.
            elif not sample.times_ms or moment_ms(last) > sample.times_ms[-1]:
                sample.frames.append(_picture(last))
                sample.times_ms.append(moment_ms(last))
    if not sample.frames:
        raise NoPictures(f"no picture at {len(times_ms)} moments")
    return sample


@contextmanager
def opened(video_mp4: Path) -> Iterator[tuple[InputContainer, VideoStream]]:
    """A clip's file and its pictures, of which a broken one is an error and not a guess.

    Raises:
        av.error.FFmpegError: It is no clip.
        NoPictures: It has sound alone.
    """
    with av.open(str(video_mp4), options={"protocol_whitelist": "file"}) as container:
        if not container.streams.video:
            raise NoPictures("the file has no pictures")
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        stream.codec_context.options = {"err_detect": "explode"}
        yield container, stream


def whole_frames(
    container: InputContainer, stream: VideoStream, seen: list[int] | None = None
) -> Iterator[VideoFrame]:
    """The pictures from here on that are as they were encoded, in the order in which they show.

    Args:
        seen: Gets the presentation time of every picture that the file has here, in the stream's
            units, whether or not it can be read.
    """
    is_whole = False
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets, None)
            if packet is None:
                return
            if seen is not None and packet.pts is not None and not packet.is_discard:
                seen.append(packet.pts)
            frames = packet.decode()
        except av.error.EOFError:
            return
        except av.error.FFmpegError:
            is_whole = False
            continue
        for frame in frames:
            is_whole = (is_whole or bool(frame.key_frame)) and not frame.is_corrupt
            if is_whole and frame.time is not None:
                yield frame


def moment_ms(frame: VideoFrame) -> int:
    """When a picture shows."""
    return round((frame.time or 0.0) * 1000)


def _picture(frame: VideoFrame) -> NDArray[np.uint8]:
    scale = min(1.0, FRAME_PX / max(frame.width, frame.height))
    size = {
        "width": max(2, round(frame.width * scale)),
        "height": max(2, round(frame.height * scale)),
    }
    return np.asarray(frame.reformat(format="rgb24", **size).to_ndarray(), dtype=np.uint8)
