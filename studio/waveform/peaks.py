"""How loud the sound is along a clip, as numbers to draw."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from studio.confined import ProcessLimits
from studio.ffmpeg import hostile_input, run_ffmpeg
from studio.media_info import MediaInfo

PER_SECOND = 50
_RATE_HZ = 8_000


@dataclass(frozen=True, slots=True)
class Waveform:
    """Peaks of the sound.

    Args:
        peaks: One byte for each fiftieth of a second, 255 at full scale; the last may be shorter.
            Empty where there is no sound.
    """

    duration_ms: int
    peaks: bytes


def measure_peaks(source: Path, info: MediaInfo) -> Waveform:
    """The waveform of a probed clip, all channels as one, from its start to its picture's end.

    Raises:
        FfmpegFailed: The sound cannot be decoded.
    """
    if info.audio_stream is None:
        return Waveform(info.duration_ms, b"")
    finished = run_ffmpeg(
        [
            *hostile_input(source, before=("-vn",)),
            *("-map", f"0:{info.audio_stream}", "-t", f"{info.duration_ms / 1000:.3f}"),
            *("-af", f"aresample={_RATE_HZ}:async=1000:first_pts=0", "-ac", "1"),
            *("-f", "s16le", "-c:a", "pcm_s16le", "pipe:1"),
        ],
        ProcessLimits(wall_s=60.0 + info.duration_ms / 1000),
    )
    whole = finished.stdout[: len(finished.stdout) // 2 * 2]
    samples = np.abs(np.frombuffer(whole, dtype="<i2").astype(np.int32))
    a_bin = _RATE_HZ // PER_SECOND
    padded = np.pad(samples, (0, -len(samples) % a_bin))
    peaks = padded.reshape(-1, a_bin).max(axis=1) if len(padded) else padded
    return Waveform(info.duration_ms, np.minimum(peaks * 255 // 32_767, 255).astype("u1").tobytes())
