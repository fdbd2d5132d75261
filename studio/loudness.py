"""How loud a clip is, and the gain that brings it to what a feed plays at.

Two passes: EBU R128 is measured first, then one constant gain is applied. A dynamic normaliser
would pump music, leave 192 kHz sound, and answer silence with minus infinity.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from studio.confined import ProcessLimits
from studio.ffmpeg import hostile_input, run_ffmpeg, threads
from studio.filters import steady_audio
from studio.media_info import MediaInfo

TARGET_LUFS = -14.0
SILENCE_LUFS = -55.0
"""Quieter than this is taken for silence: a gain would only raise its hiss."""
MAX_GAIN_DB = 16.0
_MIN_GAIN_DB = -30.0

LOUDNESS = "loudness.json"
_WALL_BASE_S = 60.0
_INTEGRATED = re.compile(r"^\s*I:\s+(-?[\d.]+|-inf|nan) LUFS", re.MULTILINE)


def gain_for(measured_lufs: float | None) -> float:
    """Decibels to add; 0.0 where there is nothing to hear."""
    if measured_lufs is None or not measured_lufs > SILENCE_LUFS:
        return 0.0
    return max(_MIN_GAIN_DB, min(MAX_GAIN_DB, TARGET_LUFS - measured_lufs))


def loudness_of(
    known: Path, source: Path, info: MediaInfo, in_ms: int, length_ms: int
) -> float | None:
    """As `measure_loudness`, measured once for all that is made in the folder `known`.

    Raises:
        FfmpegFailed: The sound cannot be decoded at all.
    """
    kept = known / LOUDNESS
    try:
        lufs = json.loads(kept.read_text())["lufs"]
        return None if lufs is None else float(lufs)
    except (OSError, ValueError, TypeError, KeyError):
        wall_s = _WALL_BASE_S + length_ms / 1000
        limits = ProcessLimits(wall_s=wall_s, cpu_s=int(wall_s * threads()))
        measured = measure_loudness(source, info, in_ms, length_ms, limits)
        kept.write_text(json.dumps({"lufs": measured}))
        return measured


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
