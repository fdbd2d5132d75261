"""How loud a clip is, and the gain that brings it to what a feed plays at.

Two passes: EBU R128 is measured first, then one constant gain is applied. A dynamic normaliser
would pump music, leave 192 kHz sound, and answer silence with minus infinity.
"""

from __future__ import annotations

import re
from pathlib import Path

from studio.confined import ProcessLimits
from studio.ffmpeg import hostile_input, run_ffmpeg
from studio.filters import steady_audio
from studio.media_info import MediaInfo

TARGET_LUFS = -14.0
SILENCE_LUFS = -55.0
"""Quieter than this is taken for silence: a gain would only raise its hiss."""
MAX_GAIN_DB = 16.0
_MIN_GAIN_DB = -30.0

_INTEGRATED = re.compile(r"^\s*I:\s+(-?[\d.]+|-inf|nan) LUFS", re.MULTILINE)


def gain_for(measured_lufs: float | None) -> float:
    """Decibels to add; 0.0 where there is nothing to hear."""
    if measured_lufs is None or not measured_lufs > SILENCE_LUFS:
        return 0.0
    return max(_MIN_GAIN_DB, min(MAX_GAIN_DB, TARGET_LUFS - measured_lufs))


def measure_loudness(
    source: Path, info: MediaInfo, in_ms: int, length_ms: int, limits: ProcessLimits
) -> float | None:
    """Integrated loudness in LUFS of the part that is kept; None for silence or no sound.

    Raises:
        FfmpegFailed: The sound cannot be decoded at all.
    """
    if info.audio_stream is None:
        return None
    cut = ("-ss", f"{in_ms / 1000:.3f}", "-t", f"{length_ms / 1000:.3f}")
    finished = run_ffmpeg(
        [
            *hostile_input(source, before=("-vn", *cut)),
            *(
                "-filter_complex",
                f"[0:{info.audio_stream}]{steady_audio()},ebur128=framelog=quiet[a]",
            ),
            *("-map", "[a]", "-f", "null", "-"),
        ],
        limits,
    )
    found = _INTEGRATED.findall(finished.stderr)
    if not found or found[-1] in ("-inf", "nan"):
        return None
    loudness = float(found[-1])
    # The meter's floor is -70: that is digital silence.
    return loudness if loudness > -69.9 else None
