"""The sound of an original, as the fingerprint that it is known by."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from perception.fingerprints.sound import RATE_HZ, Words, words_of
from studio.confined import ProcessLimits
from studio.ffmpeg import hostile_input, run_ffmpeg
from studio.media_info import MediaInfo


def sound_words(source: Path, info: MediaInfo) -> Words:
    """The fingerprint of a probed clip's sound; empty without one.

    Raises:
        FfmpegFailed: The sound cannot be decoded.
    """
    if info.audio_stream is None:
        return np.zeros(0, dtype=np.uint32)
    finished = run_ffmpeg(
        [
            *hostile_input(source, before=("-vn",)),
            *("-map", f"0:{info.audio_stream}", "-t", f"{info.duration_ms / 1000:.3f}"),
            *("-ac", "1", "-ar", str(RATE_HZ), "-f", "f32le", "-c:a", "pcm_f32le", "pipe:1"),
        ],
        ProcessLimits(wall_s=60.0 + info.duration_ms / 1000),
    )
    whole = finished.stdout[: len(finished.stdout) // 4 * 4]
    return words_of(np.frombuffer(whole, dtype="<f4"))
