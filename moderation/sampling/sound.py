"""The sound of a clip, out of the rendition that viewers get."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray


def sound_of(video_mp4: Path, rate_hz: int) -> NDArray[np.float32]:
    """The sound, mono, in [-1, 1]; empty for a clip without any.

    Raises:
        av.error.FFmpegError: It cannot be decoded.
    """
    pieces = [np.zeros(0, np.float32)]
    with av.open(str(video_mp4), options={"protocol_whitelist": "file"}) as container:
        if container.streams.audio:
            resampler = av.AudioResampler(format="flt", layout="mono", rate=rate_hz)
            for frame in container.decode(container.streams.audio[0]):
                for piece in resampler.resample(frame):
                    pieces.append(piece.to_ndarray().reshape(-1).astype(np.float32))
            for piece in resampler.resample(None):
                pieces.append(piece.to_ndarray().reshape(-1).astype(np.float32))
    return np.concatenate(pieces)
